package io.vncshot.rfb.protocol;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EncodingTest {
    @ParameterizedTest
    @EnumSource
    void isFoundByItsNumber(Encoding encoding) {
        assertThat(Encoding.of(encoding.number())).contains(encoding);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, Integer.MAX_VALUE, -1, 3, 65536})
    void unknownNumbersAreNone(int number) {
        assertThat(Encoding.of(number)).isEmpty();
    }

    @Test
    void numbersAreDistinct() {
        Set<Integer> numbers = new HashSet<>();
        for (Encoding encoding : Encoding.values()) {
            assertThat(numbers.add(encoding.number())).as(encoding.name()).isTrue();
        }
    }

    @Test
    void securityTypesAreFoundByTheirNumbers() {
        for (SecurityType type : SecurityType.values()) {
            assertThat(SecurityType.of(type.number())).contains(type);
        }
        assertThat(SecurityType.of(0)).isEmpty();
        assertThat(SecurityType.of(255)).isEmpty();
    }
}
