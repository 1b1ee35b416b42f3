package io.vncshot.cli;

import io.vncshot.cli.message.ExitStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What README.md and docs/scale.md show in their {@code sh} blocks is run as it stands, on the demo desktop in place of the
 * servers they name.
 */
class ReadmeExamplesTest {
    private static final List<Path> PAGES = List.of(Path.of("..", "README.md"), Path.of("..", "docs", "scale.md"));
    private static final Pattern PICTURE = Pattern.compile("r?capture (\\S+\\.png)");
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    @TempDir
    private Path folder;

    static List<String> examples() throws IOException {
        List<String> examples = new ArrayList<>();
        for (Path page : PAGES) {
            boolean inBlock = false;
            int before = examples.size();
            for (String line : Files.readAllLines(page)) {
                if (line.startsWith("```")) {
                    inBlock = line.equals("```sh");
                } else if (inBlock && line.startsWith("./vncshot ")) {
                    examples.add(line);
                }
            }
            assertThat(examples.size()).as("examples of %s", page).isGreaterThan(before + 1);
        }
        return examples;
    }

    /** Signals are said in one: 128 + n. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "INTERRUPTED")
    void everyExitStatusIsInTheReadme(ExitStatus status) throws IOException {
        String page = Files.readString(PAGES.get(0));
        int start = page.indexOf("## Exit status");
        String section = page.substring(start, page.indexOf("\n## ", start));
        assertThat(section).containsPattern("(?m)(^|· )" + status.code() + " [a-zA-Z]");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleEndsWellAndLeavesItsPictures(String example) throws IOException, InterruptedException {
        writeLauncher();
        Files.writeString(folder.resolve("targets"), "a: demo:\nb: demo: -t 60\nc: demo:\n");
        Files.writeString(Files.createDirectory(folder.resolve(".vnc")).resolve("passwd"), "secret\n");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", example).directory(folder.toFile());
        builder.environment().put("HOME", folder.toString());
        Process shell = builder.redirectErrorStream(true).start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(output).isZero();
        Matcher pictures = PICTURE.matcher(example);
        while (pictures.find()) {
            assertThat(Files.readAllBytes(folder.resolve(pictures.group(1)))).startsWith(PNG);
        }
    }

    private void writeLauncher() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path launcher = folder.resolve("vncshot");
        Files.writeString(
                launcher,
                "#!/bin/sh\nexec '" + java + "' -cp '" + System.getProperty("java.class.path") + "' '"
                        + OnDemoDesktop.class.getName() + "' \"$@\"\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
    }

    /** The program, but with every server replaced by the demo desktop. */
    static final class OnDemoDesktop {
        private OnDemoDesktop() {}

        public static void main(String[] args) {
            for (int i = 1; i < args.length; i++) {
                if (args[i - 1].equals("-s")) {
                    args[i] = "demo:";
                }
            }
            Main.main(args);
        }
    }
}
