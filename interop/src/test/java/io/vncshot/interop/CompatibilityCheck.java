package io.vncshot.interop;

import io.vncshot.rfb.ClientOptions;
import io.vncshot.rfb.RfbClient;
import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.Deadline;
import io.vncshot.rfb.transport.ServerAddress;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/** Takes pictures, compares them with the server's own, and puts each into the table. */
final class CompatibilityCheck {
    private final CompatibilityTable table;

    CompatibilityCheck(CompatibilityTable table) {
        this.table = table;
    }

    /** A server as the table shows it, and where it is. */
    record Subject(String name, int port) {}

    /**
     * Takes a picture.
     *
     * @param options with the encoding and the pixel format to ask for
     * @param tolerance how much any channel of any pixel may differ
     */
    void picture(Subject server, ClientOptions options, Picture truth, int tolerance) throws RfbException {
        try (CountingRelay relay = CountingRelay.to(server.port())) {
            long start = System.nanoTime();
            Deadline deadline = Deadline.after(Duration.ofSeconds(60));
            ServerAddress address = new ServerAddress.Tcp("127.0.0.1", relay.port());
            try (RfbSession session = RfbClient.connect(address, options, deadline)) {
                session.refresh(deadline);
                long millis = (System.nanoTime() - start) / 1_000_000;
                int difference =
                        new Picture(session.width(), session.height(), session.pixels()).largestDifference(truth);
                table.add(new CompatibilityTable.Row(
                        server.name(),
                        session.securityType(),
                        options.encodings().get(0),
                        options.pixelFormat().orElseThrow().depth(),
                        difference,
                        relay.received(),
                        millis));
                assertThat(difference)
                        .as("%s %s %s", server.name(), session.securityType(), options.encodings())
                        .isLessThanOrEqualTo(tolerance);
            }
        }
    }
}
