package io.vncshot.testserver.demo;

import io.vncshot.testserver.RfbTestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;

/** An RFB server without authentication that shows the demo desktop. Any thread may close it. */
public final class DemoServer implements AutoCloseable {
    private final RfbTestServer server;
    private final Ticker ticker;

    private DemoServer(RfbTestServer server, Ticker ticker) {
        this.server = server;
        this.ticker = ticker;
    }

    /**
     * Starts a server that the caller has to close.
     *
     * @param port 0 for any free port
     * @param clock what the clocks on the desktop show; with a fixed clock the picture depends on the input alone
     * @throws IOException when the address cannot be bound
     */
    public static DemoServer start(InetAddress bind, int port, Clock clock) throws IOException {
        DemoDesktop desktop = new DemoDesktop(clock);
        RfbTestServer server = RfbTestServer.builder()
                .scene(desktop.scene())
                .name(DemoDesktop.NAME)
                .input(desktop)
                .recordAtMost(0)
                .listenOn(new InetSocketAddress(bind, port))
                .start();
        return new DemoServer(server, Ticker.start(desktop, clock));
    }

    /** The TCP port that the server listens on. */
    public int port() {
        return server.port();
    }

    /** Closes the port and cuts all connections; afterwards none of the server's threads runs. */
    @Override
    public void close() {
        ticker.close();
        server.close();
    }
}
