package io.vncshot.imaging;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/** A JVM of its own with this module's classes and tests, but none of its dependencies. */
final class ChildJvm {
    private ChildJvm() {}

    record Result(int exitStatus, String output) {}

    static Result run(List<String> options, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(rootOf(PictureWriter.class) + System.getProperty("path.separator") + rootOf(main));
        command.add(main.getName());
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    private static Path rootOf(Class<?> type) {
        String file = type.getName().replace('.', '/') + ".class";
        URL url = Objects.requireNonNull(type.getResource("/" + file), file);
        assertThat(url.getProtocol()).isEqualTo("file");
        try {
            Path path = Path.of(url.toURI());
            return Path.of(path.toString().substring(0, path.toString().length() - file.length()));
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
