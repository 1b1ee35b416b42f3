package io.vncshot.rfb;

import io.vncshot.rfb.fixture.LoopbackServer;
import io.vncshot.rfb.fixture.LoopbackServer.Peer;
import io.vncshot.rfb.fixture.LoopbackServer.Script;
import io.vncshot.rfb.fixture.Messages;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.transport.Deadline;
import java.io.IOException;
import java.time.Duration;

import static io.vncshot.rfb.fixture.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/** Captures from servers on real sockets, through what a user of this library calls. */
final class HostileServers {
    /** What a client may read after the bytes that refute a server, and what Linux buffers at most on a busy machine. */
    private static final long PROMPTLY = (256 << 10) + (10 << 20);

    private static final byte[] FILLER = new byte[4096];
    private static final int HANDSHAKE_BYTES = 14;

    private HostileServers() {}

    /** Plays a good handshake (3.8, None, a screen of that size), then answers the first request. */
    static Script answering(int width, int height, Script answer) {
        return client -> {
            client.send(Messages.opening(width, height));
            client.read(HANDSHAKE_BYTES);
            client.awaitRequest();
            answer.play(client);
        };
    }

    /** Sends those bytes, which refute the server, and goes on for as long as anybody listens. */
    static Script refuted(byte[] bytes) {
        return client -> {
            client.send(bytes);
            client.mark();
            client.sendForever(FILLER);
        };
    }

    /** The client blames the server for that, and closes before it is sent much more. */
    static void assertRefused(Script script, String named) throws IOException, InterruptedException {
        try (LoopbackServer server = LoopbackServer.playing(script)) {
            assertFailure(Reason.PROTOCOL, () -> capture(server, ClientOptions.defaults()))
                    .withMessageContaining(named);
            assertThat(server.sentSinceMark()).isLessThanOrEqualTo(PROMPTLY);
        }
    }

    static void assertFails(Reason reason, ClientOptions options, Script script, String named) throws IOException {
        try (LoopbackServer server = LoopbackServer.playing(script)) {
            assertFailure(reason, () -> capture(server, options)).withMessageContaining(named);
        }
    }

    static int[] assertSucceeds(ClientOptions options, Script script) throws IOException {
        try (LoopbackServer server = LoopbackServer.playing(script)) {
            return capture(server, options);
        }
    }

    /** The pixels of one capture. */
    private static int[] capture(LoopbackServer server, ClientOptions options) throws RfbException {
        Deadline deadline = Deadline.after(Duration.ofSeconds(20));
        try (RfbSession session = RfbClient.connect(server.address(), options, deadline)) {
            session.refresh(deadline);
            return session.pixels();
        }
    }

    /** For servers that never end by themselves: half a second for the handshake and for each update. */
    static ClientOptions hasty() {
        return ClientOptions.defaults()
                .withHandshakeTimeout(Duration.ofMillis(500))
                .withUpdateTimeout(Duration.ofMillis(500));
    }

    static void leave(Peer client, Ending ending) throws IOException {
        if (ending == Ending.RST) {
            client.reset();
        }
    }

    /** How a server goes. */
    enum Ending {
        FIN,
        RST
    }
}
