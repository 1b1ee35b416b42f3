package io.vncshot.cli;

import io.vncshot.testserver.ClientEvent;
import io.vncshot.testserver.InputListener;
import io.vncshot.testserver.RfbTestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ClipboardTest {
    private static final int CAPS = 0x1F00_0001;
    private static final int NOTIFY = 0x0800_0001;
    private static final int REQUEST = 0x0200_0001;

    @TempDir
    private Path folder;

    private ProgramHarness program;

    @BeforeEach
    void start() {
        program = new ProgramHarness(folder);
    }

    @Test
    void textIsSentInLatin1WhereTheServerHasNothingElse() throws IOException {
        Files.writeString(folder.resolve("text"), "two\r\nlines\n");
        try (RfbTestServer server = RfbTestServer.builder().start()) {
            assertThat(program.run("-s", address(server), "paste", "héllo", "pastefile", "text"))
                    .as(program.err())
                    .isZero();
            assertThat(server.events().await(ClientEvent.CutText.class, 2))
                    .containsExactly(new ClientEvent.CutText("héllo"), new ClientEvent.CutText("two\nlines\n"));
        }
    }

    @Test
    void textBeyondLatin1IsAFailedActionThere() throws IOException {
        try (RfbTestServer server = RfbTestServer.builder().start()) {
            assertThat(program.run("-s", address(server), "paste", "1 €")).isEqualTo(30);
        }

        assertThat(program.err())
                .isEqualTo("vncshot: paste: the server's clipboard takes Latin-1 only, which U+20AC at position 3 is"
                        + " not in; type the text instead\n");
    }

    @Test
    void textIsOfferedToTheExtendedClipboard() throws IOException {
        try (RfbTestServer server = RfbTestServer.builder().start()) {
            CompletableFuture<Void> answers = CompletableFuture.runAsync(() -> {
                server.events()
                        .await(
                                ClientEvent.SetEncodings.class,
                                event -> event.numbers().contains(0xC0A1E5CE));
                server.extendedClipboard(CAPS, (byte) 0, (byte) 0, (byte) 0, (byte) 0);
                server.events().await(ClientEvent.ExtendedClipboard.class, event -> event.flags() == NOTIFY);
                server.extendedClipboard(REQUEST);
                server.events().await(ClientEvent.ExtendedClipboard.class, event -> event.flags() == 0x1000_0001);
            });

            assertThat(program.run("-s", address(server), "pause", "0.2", "paste", "1 €", "pause", "1"))
                    .as(program.err())
                    .isZero();
            assertThat(answers).isCompleted();
        }
    }

    @Test
    void whatTheServerCutsIsPrintedOrSaved() throws IOException {
        try (RfbTestServer server = cuttingServer()) {
            assertThat(program.run("-s", address(server), "key", "a", "copy"))
                    .as(program.err())
                    .isZero();
            assertThat(program.out()).isEqualTo("déjà\n");
            assertThat(program.run("-s", address(server), "key", "a", "copy", "cut.txt"))
                    .isZero();
            assertThat(folder.resolve("cut.txt")).hasContent("déjà");
            assertThat(program.out()).isEmpty();
            assertThat(program.run("--json", "-s", address(server), "key", "a", "copy", "key", "b"))
                    .isZero();
            assertThat(program.out()).contains("{\"action\":\"copy\",\"text\":\"déjà\",");
        }
    }

    @Test
    void serverThatCutsNothingIsATimeout() throws IOException {
        try (RfbTestServer server = RfbTestServer.builder().start()) {
            assertThat(program.run("-t", "0.5", "-s", address(server), "copy")).isEqualTo(40);
        }

        assertThat(program.err()).endsWith(": copy: the server has cut nothing within 500 ms (--timeout)\n");
    }

    @Test
    void textIsNotInMessages() throws IOException {
        try (RfbTestServer server = RfbTestServer.builder().start()) {
            assertThat(program.run("-v", "-s", address(server), "paste", "secret"))
                    .isZero();
        }

        assertThat(program.err()).doesNotContain("secret");
    }

    /** One that cuts a text at each key. */
    private static RfbTestServer cuttingServer() throws IOException {
        Cutter cutter = new Cutter();
        RfbTestServer server = RfbTestServer.builder().input(cutter).start();
        cutter.server.complete(server);
        return server;
    }

    private static String address(RfbTestServer server) {
        return "127.0.0.1::" + server.port();
    }

    private static final class Cutter implements InputListener {
        private final CompletableFuture<RfbTestServer> server = new CompletableFuture<>();

        @Override
        public void keyPressed(int keysym) {
            server.join().cutText("déjà");
        }

        @Override
        public void keyReleased(int keysym) {}

        @Override
        public void pointerMoved(int x, int y, int buttons) {}

        @Override
        public void textCut(String text) {}
    }
}
