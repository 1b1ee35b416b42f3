package io.vncshot.proxy;

import io.netty.buffer.PooledByteBufAllocator;
import io.vncshot.proxy.option.UsageException;
import io.vncshot.proxy.wrap.WrappedServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.SocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program: exit status 0 when it has served its time or was asked to end, 1 when it cannot serve, 2 for a bad command line. */
public final class Main {
    private static final int CANNOT_SERVE = 1;
    private static final int BAD_USAGE = 2;
    private static final int GOODBYE_SECONDS = 5;
    private static final int START_SECONDS = 60;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        int status = run(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    private static int run(String[] arguments) throws InterruptedException {
        // What keeps the program from serving is told to who has started it, also where there is a log file.
        PrintStream terminal = System.err;
        try {
            // The log first, whose making two threads would disturb.
            LoggerFactory.getILoggerFactory();
            HeadStart.run(List.of(arguments));
            ProxyOptions options = ProxyOptions.read(arguments);
            if (options.help) {
                ProxyOptions.printHelp(System.out);
                return 0;
            }
            if (options.daemon && !Daemon.isChild()) {
                return Daemon.start(List.of(arguments));
            }
            options.listen.inherit(System.getenv(), ProcessHandle.current().pid());
            options.check();
            Logs.configure(options);
            return serve(options);
        } catch (UsageException e) {
            terminal.println("websockify: " + e.getMessage());
            return BAD_USAGE;
        } catch (IOException e) {
            terminal.println("websockify: " + e.getMessage());
            return CANNOT_SERVE;
        }
    }

    /** The result is the exit status. */
    private static int serve(ProxyOptions options) throws IOException, InterruptedException {
        WrappedServer wrapped = options.wrap.make(options, System.getenv());
        ProxyServer server = ProxyServer.start(options, PooledByteBufAllocator.DEFAULT, wrapped);
        Logger log = LoggerFactory.getLogger("proxy");
        for (SocketAddress address : server.addresses()) {
            log.info("listening on {} ({})", address, server.transportName());
        }
        for (SocketAddress address : server.metricsAddresses()) {
            log.info("metrics on {}", address);
        }
        if (options.service.libserver) {
            log.warn("--libserver: ignored, since there is but one server here");
        }
        ProxyServer.Patience patience = new ProxyServer.Patience(options.service.drainTimeout, GOODBYE_SECONDS);
        Thread drain = new Thread(() -> drain(server, patience, wrapped), "drain");
        Runtime.getRuntime().addShutdownHook(drain);
        if (wrapped != null) {
            wrapped.start(() -> drain(server, patience));
        }
        if (Daemon.isChild()) {
            beReady(options, wrapped);
        }
        server.run();
        int status = wrapped == null ? 0 : wrapped.close();
        if (!drain.isAlive()) {
            Runtime.getRuntime().removeShutdownHook(drain);
        }
        return status;
    }

    /** With a wrapped server that is when clients can be served; if it failed, the exit status says so. */
    private static void beReady(ProxyOptions options, @Nullable WrappedServer wrapped) throws InterruptedException {
        if (wrapped == null || wrapped.awaitSettled(START_SECONDS)) {
            Daemon.ready(options);
        }
    }

    /** Runs when the process was told to end, by SIGTERM, SIGINT or SIGHUP. The status is 0 as that of the original. */
    private static void drain(ProxyServer server, ProxyServer.Patience patience, @Nullable WrappedServer wrapped) {
        drain(server, patience);
        if (wrapped != null) {
            wrapped.close();
        }
        Runtime.getRuntime().halt(0);
    }

    private static void drain(ProxyServer server, ProxyServer.Patience patience) {
        try {
            server.drain(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
