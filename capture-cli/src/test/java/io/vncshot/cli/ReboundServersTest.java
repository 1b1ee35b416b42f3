package io.vncshot.cli;

import io.vncshot.testserver.RfbTestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@EnabledOnOs(OS.LINUX)
class ReboundServersTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path runtimeDirectory;

    private Path states;
    private ProgramHarness program;

    @BeforeEach
    void makeProgram() throws IOException {
        states = Files.createDirectory(runtimeDirectory.resolve("vncshot"));
        Files.setPosixFilePermissions(states, PosixFilePermissions.fromString("rwx------"));
        program = new ProgramHarness(folder);
        program.environment.put("XDG_RUNTIME_DIR", runtimeDirectory.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rebound:64901", "rebound:"})
    void serverIsTheOneInTheFileOfThePort(String address) throws IOException {
        try (RfbTestServer server = RfbTestServer.builder().start()) {
            write("rebound-64901", "127.0.0.1 " + server.port() + " " + thisProcess());

            assertThat(program.run("-v", "-s", address, "capture", "a.png")).isZero();

            assertThat(program.err()).contains("server 127.0.0.1::" + server.port());
            assertThat(program.fileNames()).containsExactly("a.png");
        }
    }

    @Test
    void severalServersMustBeToldApart() throws IOException {
        write("rebound-64901", "127.0.0.1 1 " + thisProcess());
        write("rebound-64902", "::1 2 " + thisProcess());

        assertThat(program.run("-s", "rebound:", "capture", "a.png")).isEqualTo(10);

        assertThat(program.err())
                .isEqualTo("vncshot: rebound:: there is more than one; choose: rebound:64901 rebound:64902\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "PID 1", "PID START 1", "PID", "", "x y"})
    void fileOfAProcessThatHasEndedIsNone(String owner) throws IOException {
        String[] own = thisProcess().split(" ");
        write("rebound-64901", "127.0.0.1 1 " + owner.replace("PID", own[0]).replace("START", own[1]));

        assertNoServer();
    }

    /** A process is still in /proc until its parent has asked for its status. */
    @Test
    void fileOfAProcessThatHasEndedUnnoticedIsNone() throws IOException {
        Process parent = new ProcessBuilder("sh", "-c", "sleep 60 & echo $!; exec sleep 60").start();
        try (BufferedReader out = parent.inputReader()) {
            String pid = out.readLine();
            Path stat = Path.of("/proc/" + pid + "/stat");
            await().until(() ->
                    Files.readString(Path.of("/proc/" + parent.pid() + "/comm")).equals("sleep\n"));
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroy);
            await().until(() -> Files.readString(stat).contains(") Z "));
            write("rebound-64901", "127.0.0.1 1 " + process(stat));

            assertNoServer();
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void folderThatOthersMayWriteIsNotRead() throws IOException {
        write("rebound-64901", "127.0.0.1 1 " + thisProcess());
        Files.setPosixFilePermissions(states, PosixFilePermissions.fromString("rwxrwx---"));

        assertNoServer();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rebound:x", "rebound:-1", "rebound:65536", "rebound:5901:1"})
    void whatIsNoPortIsRefused(String address) {
        assertThat(program.run("-s", address, "capture", "a.png")).isEqualTo(2);
        assertThat(program.err()).startsWith("vncshot: -s " + address + ": ").hasLineCount(1);
    }

    private void assertNoServer() {
        assertThat(program.run("-s", "rebound:64901", "capture", "a.png")).isEqualTo(10);
        assertThat(program.err())
                .startsWith("vncshot: rebound:64901: no websockify of this user with port 64901 has a server")
                .hasLineCount(1);
    }

    private void write(String name, String line) throws IOException {
        Files.writeString(states.resolve(name), line + "\n");
    }

    private static String thisProcess() throws IOException {
        return process(Path.of("/proc/self/stat"));
    }

    private static String process(Path file) throws IOException {
        String stat = Files.readString(file);
        return stat.substring(0, stat.indexOf(' ')) + " "
                + stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19];
    }
}
