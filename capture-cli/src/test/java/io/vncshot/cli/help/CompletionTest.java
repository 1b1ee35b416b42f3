package io.vncshot.cli.help;

import io.vncshot.cli.action.ActionName;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.option.Subcommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
