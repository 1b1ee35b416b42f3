package io.vncshot.proxy.wrap;

import io.vncshot.proxy.address.HostPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

@EnabledOnOs(OS.LINUX)
final class StateFileTest {
    @TempDir
    Path runtime;

    @Test
    void fileHoldsTheServerAndThisProcessForTheUserAlone() throws IOException {
        Path folder = RuntimeFolder.open(runtime.toString());
        StateFile state = StateFile.of(folder, 5901);
        state.write(new HostPort("127.0.0.1", 53294));
        state.write(new HostPort("127.0.0.1", 53295));

        Path file = folder.resolve("rebound-5901");
        assertThat(file)
                .content()
                .matches("127\\.0\\.0\\.1 53295 " + ProcessHandle.current().pid() + " [0-9]+\n");
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(files(folder)).containsExactly(file);

        state.remove();
        state.remove();
        assertThat(files(folder)).isEmpty();
    }

    @Test
    void fileOfAnotherProcessStays() throws IOException {
        StateFile state = StateFile.of(runtime, 5901);
        state.write(new HostPort("127.0.0.1", 53294));
        Path file = Files.writeString(runtime.resolve("rebound-5901"), "127.0.0.1 53296 1 1\n");

        state.remove();

        assertThat(file).exists();
    }

    @Test
    void folderThatOthersCanReadIsRefused() throws IOException {
        Path folder = RuntimeFolder.open(runtime.toString());
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));

        assertThatIOException()
                .isThrownBy(() -> RuntimeFolder.open(runtime.toString()))
                .withMessageStartingWith(folder + ": must be a folder of user ");
    }

    @Test
    void linkIsNoFolder() throws IOException {
        Path elsewhere = Files.createDirectory(
                runtime.resolve("elsewhere"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createSymbolicLink(runtime.resolve("vncshot"), elsewhere);

        assertThatIOException().isThrownBy(() -> RuntimeFolder.open(runtime.toString()));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static Stream<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        }
    }
}
