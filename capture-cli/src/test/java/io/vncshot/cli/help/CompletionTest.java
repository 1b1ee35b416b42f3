package io.vncshot.cli.help;

import io.vncshot.cli.action.ActionName;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.option.Option;
import io.vncshot.cli.option.Subcommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class CompletionTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void writeScript() throws IOException, UsageException {
        Files.writeString(folder.resolve("script"), Completion.script(List.of("bash")));
        Files.createFile(folder.resolve("screen.png"));
        Files.createFile(folder.resolve("screen.vdo"));
        Files.createDirectory(folder.resolve("folder"));
    }

    @Test
    void firstWordIsAnActionASubcommandOrAScript() throws Exception {
        assertThat(complete("vncshot", "")).contains("screen.vdo", "folder").doesNotContain("screen.png");
        assertThat(complete("vncshot", "")).containsAll(ActionName.words()).containsAll(Subcommand.words());
        assertThat(complete("vncshot", "cap")).containsExactly("capture");
    }

    @Test
    void laterWordsAreActionsButNoSubcommands() throws Exception {
        assertThat(complete("vncshot", "-v", ""))
                .containsAll(ActionName.words())
                .doesNotContain("demo", "man");
        assertThat(complete("vncshot", "click", "1", "mousem")).containsExactly("mousemove");
    }

    @Test
    void optionsAreCompleted() throws Exception {
        assertThat(complete("vncshot", "--no")).containsExactly("--nocursor");
        assertThat(complete("vncshot", "--sh")).containsExactly("--shared");
    }

    @ParameterizedTest
    @EnumSource
    void allOptionsOfASubcommandAreCompletedAndNoOthers(Subcommand subcommand) throws Exception {
        List<String> spellings = new ArrayList<>();
        for (Option<?> option : subcommand.options()) {
            spellings.add(option.longName());
            if (!option.opposite().isEmpty()) {
                spellings.add(option.opposite());
            }
        }
        assertThat(complete("vncshot", subcommand.word(), "--")).containsExactlyInAnyOrderElementsOf(spellings);
    }

    @ParameterizedTest
    @EnumSource
    void valuesOfASubcommandsOptionsAreCompleted(Subcommand subcommand) throws Exception {
        for (Option<?> option : subcommand.options()) {
            if (!option.syntax().candidates().isEmpty()) {
                assertThat(complete("vncshot", subcommand.word(), option.longName(), ""))
                        .as(option.longName())
                        .isEqualTo(option.syntax().candidates());
            } else if (option.syntax().metavar().equals("FILE")) {
                assertThat(complete("vncshot", subcommand.word(), option.longName(), "screen.p"))
                        .as(option.longName())
                        .containsExactly("screen.png");
            }
        }
    }

    @Test
    void operandsOfSubcommandsAreCompleted() throws Exception {
        Files.createFile(folder.resolve("suite.yml"));
        assertThat(complete("vncshot", "diff", "")).containsExactlyInAnyOrder("screen.png", "folder");
        assertThat(complete("vncshot", "diff", "screen.png", "s")).containsExactly("screen.png");
        assertThat(complete("vncshot", "run", "")).containsExactlyInAnyOrder("suite.yml", "folder");
        assertThat(complete("vncshot", "report", "fol")).containsOnly("folder");
        assertThat(complete("vncshot", "approve", "")).contains("--from");
        assertThat(complete("vncshot", "mask", "")).isEmpty();
        assertThat(complete("vncshot", "help", "app")).containsExactly("approve");
        assertThat(complete("vncshot", "completion", "")).containsExactly("bash", "zsh");
    }

    @Test
    void valuesOfOptionsAreCompleted() throws Exception {
        assertThat(complete("vncshot", "--pixel-format", "rgb")).containsExactly("rgbx8888", "rgb565");
        assertThat(complete("vncshot", "--pixel-format", "=", "bgr2")).containsExactly("bgr233");
        assertThat(complete("vncshot", "--pixel-format", "=")).contains("bgr233");
        assertThat(complete("vncshot", "--timeout", "")).isEmpty();
    }

    @Test
    void filesAreCompletedWhereAFileIsWanted() throws Exception {
        assertThat(complete("vncshot", "capture", "scre")).containsExactlyInAnyOrder("screen.png", "screen.vdo");
        assertThat(complete("vncshot", "--password-file", "screen.p")).containsExactly("screen.png");
        Files.createFile(folder.resolve("two words.png"));
        assertThat(complete("vncshot", "capture", "two")).containsExactly("two words.png");
    }

    @Test
    void keysAreCompleted() throws Exception {
        assertThat(complete("vncshot", "key", "ente")).containsExactly("enter");
    }

    @Test
    void zshUsesTheScriptForBash() throws UsageException {
        assertThat(Completion.script(List.of("zsh")))
                .contains("bashcompinit")
                .endsWith(Completion.script(List.of("bash")));
    }

    private List<String> complete(String... words) throws IOException, InterruptedException {
        StringBuilder command = new StringBuilder("cd '" + folder + "' && . ./script && COMP_WORDS=(");
        for (String word : words) {
            command.append('\'').append(word).append("' ");
        }
        command.append(") COMP_CWORD=")
                .append(words.length - 1)
                .append("; _vncshot; printf '%s\\n' \"${COMPREPLY[@]}\"");
        Process bash = new ProcessBuilder("bash", "--norc", "-c", command.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(bash.getInputStream().readAllBytes(), UTF_8);
        assertThat(bash.waitFor()).as(output).isZero();
        return output.lines().filter(line -> !line.isEmpty()).toList();
    }
}
