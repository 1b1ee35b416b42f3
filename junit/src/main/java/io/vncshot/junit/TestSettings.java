package io.vncshot.junit;

import io.vncshot.visual.UpdateMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * How tests are run: the system properties {@code vncshot.baselines}, {@code vncshot.results} and {@code vncshot.update}.
 *
 * @param baselines what the folders of packages are in
 */
record TestSettings(String baselines, String results, UpdateMode update, String now) {
    private static final String UPDATE = "vncshot.update";

    static TestSettings ofProcess() {
        String build =
                Files.isDirectory(Path.of("build")) && !Files.isDirectory(Path.of("target")) ? "build" : "target";
        return new TestSettings(
                System.getProperty("vncshot.baselines", "src/test/resources"),
                System.getProperty("vncshot.results", build + "/vncshot-results"),
                update(System.getProperty(UPDATE, ""), System.getenv().getOrDefault("CI", "")),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    static UpdateMode update(String property, String ci) {
        if (property.isEmpty()) {
            boolean inCi = !ci.isEmpty() && !ci.equals("false") && !ci.equals("0");
            return inCi ? UpdateMode.NONE : UpdateMode.MISSING;
        }
        for (UpdateMode mode : UpdateMode.values()) {
            if (mode.name().toLowerCase(Locale.ROOT).equals(property)) {
                return mode;
            }
        }
        throw new IllegalArgumentException(
                "-D" + UPDATE + "=" + property + ": must be one of missing, changed, all, none");
    }
}
