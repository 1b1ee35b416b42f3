package io.vncshot.cli.option;

import io.vncshot.rfb.transport.ServerAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class OptionsTest {
    @ParameterizedTest
    @EnumSource(Subcommand.class)
    void noSpellingMeansTwoOptions(Subcommand subcommand) {
        List<String> spellings = new ArrayList<>();
        for (Option<?> option : subcommand.options()) {
            spellings.add(option.longName());
            spellings.addAll(option.aliases());
            if (!option.opposite().isEmpty()) {
                spellings.add(option.opposite());
            }
        }

        assertThat(spellings)
                .doesNotHaveDuplicates()
                .allSatisfy(spelling -> assertThat(spelling).matches("-[a-z]|--[a-z]+(-[a-z]+)*"));
    }

    @ParameterizedTest
    @EnumSource(Subcommand.class)
    void everyOptionIsDocumentedInOneLine(Subcommand subcommand) {
        assertThat(subcommand.options())
                .allSatisfy(option -> assertThat(option.doc())
                        .isNotBlank()
                        .doesNotContain("\n")
                        .doesNotEndWith("."));
    }

    @ParameterizedTest
    @EnumSource(Subcommand.class)
    void everyDefaultKeepsItsOwnRule(Subcommand subcommand) {
        for (Option<?> option : subcommand.options()) {
            if (!option.defaultText().isEmpty()) {
                assertThat(option.syntax().parse(option.defaultText()))
                        .as(option.name())
                        .isNotNull();
            }
        }
    }

    @Test
    void everyCandidateKeepsItsOwnRule() {
        for (Option<?> option : Options.TABLE) {
            for (String candidate : option.syntax().candidates()) {
                assertThat(option.syntax().parse(candidate)).as(option.name()).isNotNull();
            }
        }
    }

    @Test
    void flagsOfVncdotoolAreAllThere() {
        assertThat(Options.TABLE)
                .extracting(Option::longName)
                .contains(
                        "--password",
                        "--username",
                        "--server",
                        "--logfile",
                        "--verbose",
                        "--version",
                        "--help",
                        "--delay",
                        "--force-caps",
                        "--localcursor",
                        "--nocursor",
                        "--disable-desktop-resizing",
                        "--timeout",
                        "--warp",
                        "--pixel-format",
                        "--incremental-refreshes");
    }

    @Test
    void demoServerIsNoHost() {
        assertThat(new ServerSyntax().parse("demo:")).isEqualTo(new Target.Demo());
        assertThat(new ServerSyntax().parse("demo"))
                .isEqualTo(new Target.Server(new ServerAddress.Tcp("demo", 5900), ""));
    }

    @Test
    void relativePathIsAUnixSocket() {
        Target target = new ServerSyntax().parse("./run/vnc.sock");

        assertThat(target)
                .isInstanceOfSatisfying(
                        Target.Server.class,
                        server -> assertThat(server.address().display()).isEqualTo("unix:./run/vnc.sock"));
    }

    @Test
    void numberBelowAHundredIsADisplayAndAnyOtherAPort() {
        assertThat(new ServerSyntax().parse("127.0.0.1:53294"))
                .isEqualTo(new Target.Server(new ServerAddress.Tcp("127.0.0.1", 53294), ""));
        assertThat(new ServerSyntax().parse("127.0.0.1:1"))
                .isEqualTo(new Target.Server(new ServerAddress.Tcp("127.0.0.1", 5901), ""));
    }
}
