package io.vncshot.cli.credential;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class PasswordFileTest {
    /** What TigerVNC's vncpasswd writes for "password". */
    private static final String OBFUSCATED = "DB D8 3C FD 72 7A 14 58";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"secret", "secret\n", "secret\r\n", "secret\nsecond line\n"})
    void firstLineIsThePassword(String content) throws IOException {
        assertThat(read(content.getBytes(StandardCharsets.UTF_8))).isEqualTo("secret");
    }

    @Test
    void blanksBelongToThePassword() throws IOException {
        assertThat(read(" se cret \n".getBytes(StandardCharsets.UTF_8))).isEqualTo(" se cret ");
    }

    @Test
    void textIsUtf8OrElseLatin1() throws IOException {
        assertThat(read("gehäuse\n".getBytes(StandardCharsets.UTF_8))).isEqualTo("gehäuse");
        assertThat(read("gehäuse\n".getBytes(StandardCharsets.ISO_8859_1))).isEqualTo("gehäuse");
    }

    @Test
    void fileOfVncpasswdIsRecognised() throws IOException {
        assertThat(readHex(OBFUSCATED)).isEqualTo("password");
    }

    /** The shorter passwords whose files are all printable: 1 in 2,800. */
    @Test
    void fileOfVncpasswdIsRecognisedWhereAllOfItIsPrintable() throws IOException {
        assertThat(read("\"'Bj]*u ".getBytes(StandardCharsets.US_ASCII))).isEqualTo("kiosk37");
    }

    @Test
    void passwordForViewersIsPassedOver() throws IOException {
        assertThat(readHex(OBFUSCATED + " 00 11 22 33 44 55 66 77")).isEqualTo("password");
    }

    @Test
    void eightCharactersOfTextAreNotTakenForAFileOfVncpasswd() throws IOException {
        assertThat(read("passw0rd".getBytes(StandardCharsets.UTF_8))).isEqualTo("passw0rd");
        assertThat(read("passwör".getBytes(StandardCharsets.UTF_8))).isEqualTo("passwör");
        assertThat(read("secret7\n".getBytes(StandardCharsets.UTF_8))).isEqualTo("secret7");
    }

    @Test
    void sevenAndNineBytesAreText() throws IOException {
        assertThat(read(HexFormat.of().parseHex("dbd83cfd727a14"))).hasSize(7);
        assertThat(read(HexFormat.of().parseHex("dbd83cfd727a145858"))).hasSize(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\nsecret\n"})
    void emptyFirstLineIsNoPassword(String content) {
        assertThatIOException()
                .isThrownBy(() -> read(content.getBytes(StandardCharsets.UTF_8)))
                .withMessage("has no password in its first line");
    }

    @Test
    void sizeIsLimited() throws IOException {
        assertThat(read("x".repeat(65536).getBytes(StandardCharsets.UTF_8))).hasSize(65536);
        assertThatIOException()
                .isThrownBy(() -> read("x".repeat(65537).getBytes(StandardCharsets.UTF_8)))
                .withMessage("is longer than 65536 bytes; a password is one line");
    }

    @Test
    void missingFileIsAnError() {
        assertThatIOException()
                .isThrownBy(() -> PasswordFile.read(folder.resolve("none")))
                .isInstanceOf(NoSuchFileException.class);
    }

    private String readHex(String hex) throws IOException {
        return read(HexFormat.ofDelimiter(" ").parseHex(hex));
    }

    private String read(byte[] content) throws IOException {
        return PasswordFile.read(Files.write(folder.resolve("password"), content));
    }
}
