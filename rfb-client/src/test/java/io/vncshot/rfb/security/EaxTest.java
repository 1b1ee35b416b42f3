package io.vncshot.rfb.security;

import io.vncshot.rfb.fixture.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EaxTest {
    /** The vectors of the paper, "The EAX Mode of Operation" (2004). */
    @ParameterizedTest
    @CsvSource({
        "'', 233952DEE4D5ED5F9B9C6D6FF80FF478, 62EC67F9C3A4A407FCB2A8C49031A8B3, 6BFB914FD07EAE6B,"
                + " E037830E8389F27B025A2D6527E79D01",
        "F7FB, 91945D3F4DCBEE0BF45EF52255F095A4, BECAF043B0A23D843194BA972C66DEBD, FA3BFD4806EB53FA,"
                + " 19DD5C4C9331049D0BDAB0277408F67967E5",
        "1A47CB4933, 01F74AD64077F2E704C0F60ADA3DD523, 70C3DB4F0D26368400A10ED05D2BFF5E, 234A3463C1264AC6,"
                + " D851D5BAE03A59F238A23E39199DC9266626C40F80",
        "CA40D7446E545FFAED3BD12A740A659FFBBB3CEAB7, 8395FCF1E95BEBD697BD010BC766AAC3,"
                + " 22E7ADD93CFC6393C57EC0B3C17D6B44, 126735FCC320D25A,"
                + " CB8920F87A6C75CFF39627B56E3ED197C552D295A7CFC46AFC253B4652B1AF3795B124AB6E",
    })
    void ciphertextsAreThoseOfThePaper(String plain, String key, String nonce, String header, String sealed) {
        Eax eax = new Eax(Hex.bytes(key));
        assertThat(eax.seal(Hex.bytes(nonce), Hex.bytes(header), Hex.bytes(plain)))
                .isEqualTo(Hex.bytes(sealed));
        assertThat(eax.open(Hex.bytes(nonce), Hex.bytes(header), Hex.bytes(sealed)))
                .isEqualTo(Hex.bytes(plain));
    }

    @Test
    void whatHasBeenChangedDoesNotOpen() {
        Eax eax = new Eax(new byte[32]);
        byte[] nonce = new byte[16];
        byte[] header = {0, 3};
        byte[] sealed = eax.seal(nonce, header, new byte[] {1, 2, 3});
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThat(eax.open(nonce, header, changed)).isNull();
        }
        assertThat(eax.open(nonce, new byte[] {0, 4}, sealed)).isNull();
        assertThat(eax.open(new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, header, sealed))
                .isNull();
    }
}
