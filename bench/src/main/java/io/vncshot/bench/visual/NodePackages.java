package io.vncshot.bench.visual;

import io.vncshot.interop.NodeFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The programs from npm to compare with, in the versions of {@code src/main/node/package-lock.json}. */
record NodePackages(Path folder) {
    static NodePackages install() {
        Path bench = Path.of("bench");
        return new NodePackages(NodeFolder.install(bench.resolve("src/main/node"), bench.resolve("target/node")));
    }

    /** odiff's own program; empty on another processor than x86-64. */
    Optional<Path> odiff() throws IOException {
        Path program = folder.resolve("node_modules/@odiff/linux-x64/odiff");
        if (!Files.exists(program)) {
            return Optional.empty();
        }
        if (!program.toFile().setExecutable(true)) {
            throw new IOException(program + ": cannot be made executable");
        }
        return Optional.of(program);
    }

    /** What starts that as npm's {@code odiff-bin} does. */
    Path odiffScript() {
        return folder.resolve("odiff.mjs");
    }

    Path pixelmatch() {
        return folder.resolve("node_modules/pixelmatch/bin/pixelmatch");
    }

    Path warmScript() {
        return folder.resolve("warm.mjs");
    }
}
