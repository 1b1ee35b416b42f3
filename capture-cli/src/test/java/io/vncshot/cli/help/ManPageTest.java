package io.vncshot.cli.help;

import io.vncshot.cli.action.ActionName;
import io.vncshot.cli.message.ExitStatus;
import io.vncshot.cli.option.Option;
import io.vncshot.cli.option.Options;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ManPageTest {
    private final String page = ManPage.text();

    @Test
    void pageHasTheSectionsOfAManPage() {
        assertThat(page)
                .startsWith(".TH VNCSHOT 1 ")
                .contains(".SH NAME\n", ".SH SYNOPSIS\n", ".SH EXAMPLES\n", ".SH ACTIONS\n", ".SH OPTIONS\n")
                .contains(".SH SUBCOMMANDS\n", ".SH EXIT STATUS\n", ".SH ENVIRONMENT AND FILES\n");
    }

    @Test
    void everyEntryOfTheTablesIsInIt() {
        for (Option<?> option : Options.TABLE) {
            assertThat(page).contains(roff(option.longName()));
        }
        for (ActionName name : ActionName.values()) {
            assertThat(page).contains("\n\\fB" + name.word());
        }
        for (ExitStatus status : ExitStatus.values()) {
            assertThat(page).contains("\n\\fB" + status.code() + "\\fR\n" + roff(status.doc()));
        }
        assertThat(page).contains("VNCSHOT_PASSWORD_FILE", "VNCDOTOOL_DELAY", "SOURCE_DATE_EPOCH");
    }

    @Test
    void onlyMacrosBeginWithADot() {
        assertThat(page.lines().filter(line -> line.startsWith(".")))
                .allSatisfy(line -> assertThat(line).matches("\\.(TH|SH|TP|br)( .*)?"));
        assertThat(page.lines()).noneMatch(line -> line.startsWith("'"));
    }

    private static String roff(String text) {
        return text.replace("-", "\\-");
    }
}
