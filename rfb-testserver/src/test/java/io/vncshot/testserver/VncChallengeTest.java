package io.vncshot.testserver;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VncChallengeTest {
    /** The key that vncpasswd uses for its files, and what it makes of the word "password". */
    @Test
    void keyBytesAreBitReversedAndBlocksIndependent() {
        String fileKey = new String(new byte[] {23, 82, 107, 6, 35, 78, 88, 7}, StandardCharsets.US_ASCII);
        byte[] twice = "passwordpassword".getBytes(StandardCharsets.US_ASCII);

        assertThat(HexFormat.of().formatHex(VncChallenge.response(fileKey, twice)))
                .isEqualTo("dbd83cfd727a1458" + "dbd83cfd727a1458");
    }

    @Test
    void onlyEightBytesOfThePasswordCount() {
        byte[] challenge = new byte[16];

        assertThat(VncChallenge.response("12345678", challenge))
                .isEqualTo(VncChallenge.response("123456789", challenge));
        assertThat(VncChallenge.response("12345678", challenge))
                .isNotEqualTo(VncChallenge.response("1234567", challenge));
    }

    @Test
    void emptyPasswordIsAKeyOfZeros() {
        assertThat(HexFormat.of().formatHex(VncChallenge.response("", new byte[16])))
                .isEqualTo("8ca64de9c1b123a7" + "8ca64de9c1b123a7");
    }
}
