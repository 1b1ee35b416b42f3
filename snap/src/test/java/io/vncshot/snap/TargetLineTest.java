package io.vncshot.snap;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TargetLineTest {
    @Test
    void aFileOfTokensIsAListOfTargets() {
        assertThat(TargetLine.parse("# kiosks\n\nfront: 10.0.0.5:5901\r\n  back door:   [::1]:2  \n"))
                .containsExactly(
                        new TargetLine("front", "10.0.0.5:5901", List.of(), 3),
                        new TargetLine("back door", "[::1]:2", List.of(), 4));
    }

    @Test
    void whateverTokensMayBeIsAName() {
        assertThat(TargetLine.parse("a:b:\thost:5901\nsocket: unix_socket:/run/vnc"))
                .containsExactly(
                        new TargetLine("a:b", "host:5901", List.of(), 1),
                        new TargetLine("socket", "unix:/run/vnc", List.of(), 2));
    }

    @Test
    void optionsFollowTheAddress() {
        assertThat(TargetLine.parse("a: host:1 --password-file '/etc/kiosk 1' -u \"\" --insecure"))
                .containsExactly(new TargetLine(
                        "a", "host:1", List.of("--password-file", "/etc/kiosk 1", "-u", "", "--insecure"), 1));
    }

    @ParameterizedTest
    @CsvSource({
        "a,must be NAME",
        "host:5901,must be NAME",
        "': host',must be NAME",
        "'a: ''x',a quote that does not end",
        "'a: x\na: y',\"a\" is in line 1 already"
    })
    void otherLinesAreRefusedByTheirNumber(String text, String rule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TargetLine.parse(text))
                .withMessageContaining("line ")
                .withMessageContaining(rule);
    }
}
