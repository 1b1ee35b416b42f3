package io.vncshot.interop;

import io.vncshot.rfb.ClientOptions;
import io.vncshot.rfb.RfbClient;
import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.Deadline;
import io.vncshot.rfb.transport.ServerAddress;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;

/**
 * Keeps what a server without a password sends, and what was on its screen, as rfb-client's tests read it; the README beside
 * those sessions has the files.
 */
final class SessionRecorder implements AutoCloseable {
    private static final int STEP_SECONDS = 30;
    private static final Duration REST = Duration.ofMillis(100);
    private static final int VERSION_BYTES = 12;
    private static final int RESULT_BYTES = 4;
    private static final int SERVER_INIT_BYTES = 24;

    private final ByteArrayOutputStream received;
    private final CountingRelay relay;
    private final RfbSession session;
    private final List<Step> steps = new ArrayList<>();

    /** @param end how many bytes had come after it */
    private record Step(String title, int end, Picture truth) {}

    private SessionRecorder(ByteArrayOutputStream received, CountingRelay relay, RfbSession session) {
        this.received = received;
        this.relay = relay;
        this.session = session;
    }

    static SessionRecorder connect(int port, ClientOptions options) throws RfbException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        CountingRelay relay = CountingRelay.to(port, received);
        try {
            ServerAddress address = new ServerAddress.Tcp("127.0.0.1", relay.port());
            return new SessionRecorder(received, relay, RfbClient.connect(address, options, deadline()));
        } catch (RfbException e) {
            relay.close();
            throw e;
        }
    }

    /**
     * Follows the screen until it shows what is there.
     *
     * @param tolerance how much any channel of any pixel may differ
     */
    void follow(String title, Picture truth, int tolerance) throws RfbException {
        Deadline deadline = deadline();
        do {
            session.refreshChanges(deadline);
        } while (shown().largestDifference(truth) > tolerance);
        // An answer that is on its way belongs to this step, whole.
        session.serveUntil(Deadline.after(REST));
        steps.add(new Step(title, received.size(), truth));
    }

    private Picture shown() {
        return new Picture(session.width(), session.height(), session.pixels());
    }

    private static Deadline deadline() {
        return Deadline.after(Duration.ofSeconds(STEP_SECONDS));
    }

    /** Writes the steps so far to a folder of its own, which may be there. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        byte[] bytes = received.toByteArray();
        int start = handshakeBytes(bytes);
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            byte[] sent = Arrays.copyOfRange(bytes, start, step.end());
            try (OutputStream file =
                    new GZIPOutputStream(Files.newOutputStream(folder.resolve("step" + i + ".s2c.gz")))) {
                file.write(sent);
            }
            writePng(step.truth(), folder.resolve("step" + i + ".png"));
            start = step.end();
        }
        Files.writeString(folder.resolve("meta.json"), description());
    }

    /** Up to the end of ServerInit, of version 3.8 and security type None (RFC 6143 §7.1 to §7.3). */
    private static int handshakeBytes(byte[] bytes) {
        int init = VERSION_BYTES + 1 + bytes[VERSION_BYTES] + RESULT_BYTES;
        int name = init + SERVER_INIT_BYTES;
        return name + ((bytes[name - 2] & 0xFF) << 8 | (bytes[name - 1] & 0xFF));
    }

    private static void writePng(Picture picture, Path file) throws IOException {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, picture.width(), picture.height(), picture.rgb(), 0, picture.width());
        ImageIO.write(image, "png", file.toFile());
    }

    private String description() {
        PixelFormat f = session.pixelFormat();
        return """
                {
                 "w": %d,
                 "h": %d,
                 "pixel_format": [%d, %d, %d, %d, %d, %d, %d, %d, %d, %d],
                 "encodings": [%s],
                 "steps": [%s]
                }
                """.formatted(
                        session.width(),
                        session.height(),
                        f.bitsPerPixel(),
                        f.depth(),
                        f.bigEndian() ? 1 : 0,
                        f.trueColour() ? 1 : 0,
                        f.redMax(),
                        f.greenMax(),
                        f.blueMax(),
                        f.redShift(),
                        f.greenShift(),
                        f.blueShift(),
                        session.encodings().stream()
                                .map(Encoding::number)
                                .map(String::valueOf)
                                .collect(Collectors.joining(", ")),
                        steps.stream().map(step -> '"' + step.title() + '"').collect(Collectors.joining(", ")));
    }

    @Override
    public void close() {
        session.close();
        relay.close();
    }
}
