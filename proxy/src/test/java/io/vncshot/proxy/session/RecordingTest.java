package io.vncshot.proxy.session;

import io.netty.buffer.Unpooled;
import io.vncshot.proxy.Hex;
import io.vncshot.proxy.relay.EndReason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

final class RecordingTest {
    @TempDir
    Path folder;

    @Test
    void eachPieceIsAStringWithItsOriginAndTime() throws Exception {
        Path file = folder.resolve("r.1");
        Recording recording = Recording.create(file);
        recording.fromTarget(Unpooled.wrappedBuffer(Hex.bytes("52 46 42 0a 27 5c")));
        recording.fromClient(Unpooled.wrappedBuffer(Hex.bytes("00 09 0d 7e 7f ff")));
        recording.ended(EndReason.CLIENT_CLOSED);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).isEqualTo("var VNC_frame_data = [");
        assertThat(lines.get(1)).matches("'\\{\\d+\\{RFB\\\\n\\\\'\\\\\\\\',");
        assertThat(lines.get(2)).matches("'}\\d+}\\\\x00\\\\t\\\\r~\\\\x7f\\\\xff',");
        assertThat(lines.get(3)).isEqualTo("'EOF'];");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void itIsWrittenAsThingsHappen() throws Exception {
        Path file = folder.resolve("r.1");
        Recording recording = Recording.create(file);
        recording.fromTarget(Unpooled.wrappedBuffer(Hex.bytes("61")));
        assertThat(Files.readAllLines(file)).hasSize(2);
        recording.ended(EndReason.CLIENT_CLOSED);
    }

    @Test
    void aLinkOfThatNameIsReplacedAndItsVictimUntouched() throws Exception {
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        Path file = Files.createSymbolicLink(folder.resolve("r.1"), victim);
        Recording.create(file).ended(EndReason.CLIENT_CLOSED);
        assertThat(victim).hasContent("precious");
        assertThat(file).isRegularFile().content().startsWith("var");
        assertThat(Files.isSymbolicLink(file)).isFalse();
    }
}
