package io.vncshot.interop;

import io.vncshot.interop.CuttingRelay.Cut;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A run that fails says why in one line and by its exit status, and leaves the folder as it was. */
class FailureTest {
    private static final int AUTHENTICATION = 3;
    private static final int CONNECT = 10;
    private static final int CONNECTION_LOST = 11;
    private static final int TIMEOUT = 40;
    private static final int HALF_A_FRAME = 200_000;
    private static final String EARLIER = "the picture of an earlier run";

    @TempDir
    private Path folder;

    @BeforeEach
    void earlierPicture() throws IOException {
        Files.writeString(folder.resolve("screen.png"), EARLIER);
    }

    @ParameterizedTest
    @EnumSource
    void wrongPasswordIsAnAuthenticationFailure(ServerKind kind) {
        try (VncServer server = VncServer.start(ServerSetup.of(kind).withPassword("right"))) {
            assertFails(AUTHENTICATION, Vncshot.in(folder, server.port()).withPassword("wrong"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void missingPasswordIsAnAuthenticationFailureAtOnce(ServerKind kind) {
        try (VncServer server = VncServer.start(ServerSetup.of(kind).withPassword("right"))) {
            assertFails(AUTHENTICATION, Vncshot.in(folder, server.port()));
        }
    }

    @Test
    void portWithoutAServerIsAConnectFailure() {
        assertFails(CONNECT, Vncshot.in(folder, VncPort.free()));
    }

    @ParameterizedTest
    @EnumSource
    void stoppedServerIsATimeout(ServerKind kind) {
        try (VncServer server = VncServer.start(ServerSetup.of(kind))) {
            server.daemon().signal("STOP");

            assertFails(TIMEOUT, Vncshot.in(folder, server.port()).withOptions("--timeout", "2"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void serverKilledHalfWayThroughAFrameIsALostConnection(ServerKind kind) {
        // x11vnc, killed, would leave its shared memory behind.
        String[] arguments = kind == ServerKind.X11VNC ? new String[] {"-noshm"} : new String[0];
        try (VncServer server = VncServer.start(ServerSetup.of(kind).withArguments(arguments));
                CuttingRelay relay = new CuttingRelay(
                        server.port(),
                        HALF_A_FRAME,
                        Cut.FIN,
                        () -> server.daemon().process().destroyForcibly())) {
            assertFails(CONNECTION_LOST, Vncshot.in(folder, relay.port()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void resetHalfWayThroughAFrameIsALostConnection(ServerKind kind) {
        try (VncServer server = VncServer.start(ServerSetup.of(kind));
                CuttingRelay relay = new CuttingRelay(server.port(), HALF_A_FRAME, Cut.RESET, () -> {})) {
            assertFails(CONNECTION_LOST, Vncshot.in(folder, relay.port()));
        }
    }

    /** Before the version, within it, after it, within the security types, within ServerInit, within the name. */
    @ParameterizedTest
    @ValueSource(ints = {0, 5, 12, 13, 20, 45})
    void cutWithinTheHandshakeIsALostConnection(int bytes) {
        try (VncServer server = VncServer.start(ServerSetup.of(ServerKind.TIGERVNC));
                CuttingRelay relay = new CuttingRelay(server.port(), bytes, Cut.FIN, () -> {})) {
            assertFails(CONNECTION_LOST, Vncshot.in(folder, relay.port()));
        }
    }

    private void assertFails(int exitStatus, Vncshot vncshot) {
        Command.Result result = vncshot.run("capture", "screen.png");

        assertThat(result.exitStatus()).as(result.toString()).isEqualTo(exitStatus);
        assertThat(result.output()).isEmpty();
        assertThat(result.errors().lines()).as("one line of error").hasSize(1);
        assertThat(folder.resolve("screen.png")).hasContent(EARLIER);
        assertThat(names()).containsExactly("screen.png");
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> folder.relativize(file).toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
