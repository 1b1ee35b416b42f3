package io.vncshot.imaging;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.Adler32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AdlerSumTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "0, 1", "1, 0", "1, 1", "5, 65520", "5, 65521", "5, 65522", "65521, 65521", "300000, 400001"})
    void sumOfTwoPartsIsTheSumOfTheWhole(int first, int second) {
        byte[] random = bytes(first + second);
        byte[] highest = new byte[first + second];
        Arrays.fill(highest, (byte) 0xFF);

        assertThat(combined(random, first)).isEqualTo(adler(random, 0, random.length));
        assertThat(combined(highest, first)).isEqualTo(adler(highest, 0, highest.length));
    }

    @Test
    void emptyIsTheSumOfNoBytes() {
        assertThat(AdlerSum.EMPTY).isEqualTo((int) new Adler32().getValue());
    }

    private static int combined(byte[] bytes, int first) {
        int second = bytes.length - first;
        return AdlerSum.combine(adler(bytes, 0, first), adler(bytes, first, second), second);
    }

    private static int adler(byte[] bytes, int from, int length) {
        Adler32 adler = new Adler32();
        adler.update(bytes, from, length);
        return (int) adler.getValue();
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        SplittableRandom random = new SplittableRandom(length);
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) random.nextInt();
        }
        return bytes;
    }
}
