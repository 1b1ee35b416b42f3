package io.vncshot.proxy.address;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

final class TargetRulesTest {
    private final TargetRules rules = TargetRules.parse(List.of(
            "vm1:5900", "[::1]:1", "10.0.0.0/8", "192.0.2.0/24:5900", "unix_socket:/run/a", "unix_socket:/vm/"));

    @ParameterizedTest
    @CsvSource({
        "vm1:5900, true",
        "VM1:5900, true",
        "vm1:5901, false",
        "vm1.:5900, false",
        "vm11:5900, false",
        "0:0:0:0:0:0:0:1:1, true",
        "::1:2, false",
        "10.1.2.3:22, true",
        "11.1.2.3:22, false",
        "192.0.2.9:5900, true",
        "192.0.2.9:5901, false",
        "localhost:5900, false",
        "unix_socket:/run/a, true",
        "unix_socket:/run/ab, false",
        "unix_socket:/vm/x, true",
        "unix_socket:/vm/../run/b, false",
        "unix_socket:vm/x, false"
    })
    void onlyWhatARuleNamesIsAllowed(String target, boolean allowed) {
        assertThat(rules.allow(Target.parse(target))).isEqualTo(allowed);
    }

    @Test
    void aNameIsAllowedForItsAddresses() {
        TargetRules loopback = TargetRules.parse(List.of("127.0.0.0/8", "::1/128"));
        assertThat(loopback.allow(Target.parse("localhost:1"))).isTrue();
        assertThat(loopback.allow(Target.parse("no.such.name.invalid:1"))).isFalse();
    }

    @Test
    void withoutARuleAllIsAllowed() {
        assertThat(TargetRules.parse(List.of()).allow(Target.parse("unix_socket:/x")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"h", "h:0", "10.0.0.0/33", "10.0.0.1/8", "10.0.0.0/8:x", "10.0.0.0/8:0"})
    void whatIsNoRuleIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TargetRules.parse(List.of(text)))
                .withMessageStartingWith("--allow-target ");
    }
}
