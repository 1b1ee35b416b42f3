package io.vncshot.proxy;

import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A program that a test needs. Where it is missing the test is skipped, but for CI, which makes that a failure. */
public final class InstalledProgram {
    private InstalledProgram() {}

    public static String require(String path) {
        boolean installed = Files.isExecutable(Path.of(path));
        assertThat(installed || System.getenv("CI") == null)
                .as(path + " must be installed for CI")
                .isTrue();
        assumeTrue(installed, path + " is not installed");
        return path;
    }
}
