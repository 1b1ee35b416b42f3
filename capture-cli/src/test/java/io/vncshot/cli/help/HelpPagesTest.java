package io.vncshot.cli.help;

import io.vncshot.cli.action.ActionName;
import io.vncshot.cli.action.Argument;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.option.Option;
import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.Subcommand;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class HelpPagesTest {
    @Test
    void helpStartsWithExamples() {
        assertThat(HelpPages.program().lines().limit(4))
                .containsExactly(
                        "vncshot takes screenshots of VNC servers, and types and clicks on them.",
                        "",
                        "  vncshot -s demo: capture screen.png",
                        "      try it, without a VNC server");
    }

    @Test
    void everyOptionActionAndSubcommandIsInIt() {
        String help = HelpPages.program();

        for (Option<?> option : Options.TABLE) {
            assertThat(help).contains(option.longName());
            assertThat(option.aliases()).allSatisfy(alias -> assertThat(help).contains("  " + alias + ", "));
        }
        for (String word : ActionName.words()) {
            assertThat(help).containsPattern("(?m)^  .*\\b" + word + "\\b");
        }
        for (Subcommand subcommand : Subcommand.values()) {
            assertThat(help)
                    .contains(("\n  " + subcommand.word() + " " + subcommand.synopsis()).stripTrailing() + "\n");
        }
    }

    @Test
    void choicesAndDefaultsAreTold() {
        assertThat(HelpPages.program().replaceAll("\\s+", " "))
                .contains("bgrx8888, rgbx8888, rgb565, bgr233")
                .contains("give up connecting after SECONDS [10]");
    }

    @Test
    void linesFitAWideTerminal() {
        assertThat(HelpPages.program().lines())
                .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(100));
    }

    @ParameterizedTest
    @EnumSource
    void everyActionHasAPageThatExplainsItsArguments(ActionName name) throws UsageException {
        String page = HelpPages.find(List.of(name.word()));

        assertThat(page)
                .startsWith("Usage: vncshot [OPTIONS] " + name.word())
                .contains(name.syntax().doc());
        for (Argument argument : name.syntax().arguments()) {
            assertThat(page).contains(argument.name(), argument.doc());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everySubcommandHasAPage(Subcommand subcommand) throws UsageException {
        assertThat(HelpPages.find(List.of(subcommand.word()))).contains("Usage: vncshot");
    }

    @Test
    void aliasHasThePageOfItsAction() throws UsageException {
        assertThat(HelpPages.find(List.of("mousemove"))).isEqualTo(HelpPages.find(List.of("move")));
    }
}
