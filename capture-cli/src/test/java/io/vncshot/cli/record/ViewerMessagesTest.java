package io.vncshot.cli.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ViewerMessagesTest {
    private static final String ALL = """
            00 000000 20 18 00 01 00FF 00FF 00FF 10 08 00 000000
            02 00 0002 00000010 FFFFFF21
            03 01 0000 0000 0280 01E0
            04 01 0000 0000FF0D
            04 00 0000 0000FF0D
            05 01 000A 0014
            06 000000 00000003 67FC61
            FA 00 01 02
            F8 000000 00000001 02 AABB
            FB 00 0320 0258 01 00 00000001 0000 0000 0320 0258 00000000
            96 01 0000 0000 0280 01E0
            FD 80 0002 AABB
            FD 00 0200 AABB
            FF 01 0001
            FF 01 0002 01 02 0000AC44
            FF 00 0001 00000041 0000001E
            05 00 000B 0014
            """;

    private final List<String> told = new ArrayList<>();
    private final ViewerMessages messages = new ViewerMessages(new Listener());

    @Test
    void everyKnownMessageIsToldOrPassedOver() throws IOException {
        messages.feed(bytes(ALL));

        assertThat(told).containsExactlyElementsOf(expected());
    }

    @Test
    void messagesMayComeByteByByte() throws IOException {
        for (byte b : bytes(ALL)) {
            messages.feed(new byte[] {b});
        }

        assertThat(told).containsExactlyElementsOf(expected());
    }

    @Test
    void textOfTheExtendedClipboardIsTold() throws IOException {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(deflated)) {
            byte[] text = "привет\0".getBytes(StandardCharsets.UTF_8);
            deflater.write(ByteBuffer.allocate(4 + text.length)
                    .putInt(text.length)
                    .put(text)
                    .array());
        }
        messages.feed(ByteBuffer.allocate(12 + deflated.size())
                .putInt(0x0600_0000)
                .putInt(-(4 + deflated.size()))
                .putInt(0x1000_0001)
                .put(deflated.toByteArray())
                .array());

        assertThat(told).containsExactly("cut привет");
    }

    @Test
    void extendedClipboardThatIsNoTextIsPassedOver() throws IOException {
        messages.feed(bytes("06 000000 FFFFFFFC 01000001  06 000000 FFFFFFF8 10000001 00000000  06 000000 00000000"));

        assertThat(told).containsExactly("cut ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"07", "0A", "7F", "FC", "FF 02 0000"})
    void messageOfUnknownLengthIsAnError(String message) {
        assertThatThrownBy(() -> messages.feed(bytes(message)))
                .isInstanceOf(IOException.class)
                .hasMessageMatching("the viewer's (QEMU )?message of type \\d+ is not known here");
    }

    @Test
    void textOverTheLimitIsAnError() {
        assertThatThrownBy(() -> messages.feed(bytes("06 000000 04000001")))
                .hasMessage("the viewer's message of type 6 has 67108865 bytes: at most 67108864 are kept");
    }

    private static List<String> expected() {
        return List.of(
                "format 2018000100ff00ff00ff100800000000",
                "update",
                "DOWN ff0d",
                "UP ff0d",
                "pointer 10 20 1",
                "cut güa",
                "resize 800 600",
                "update",
                "DOWN 41",
                "pointer 11 20 0");
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }

    private final class Listener implements ViewerEvents {
        @Override
        public void keyEvent(KeyMove move, int keysym) {
            told.add(move + " " + Integer.toHexString(keysym));
        }

        @Override
        public void pointer(int x, int y, int buttonMask) {
            told.add("pointer " + x + " " + y + " " + buttonMask);
        }

        @Override
        public void cutText(String text) {
            told.add("cut " + text);
        }

        @Override
        public void resize(int width, int height) {
            told.add("resize " + width + " " + height);
        }

        @Override
        public void updateAsked() {
            told.add("update");
        }

        @Override
        public void pixelFormat(byte[] format) {
            told.add("format " + HexFormat.of().formatHex(format));
        }
    }
}
