package io.vncshot.proxy.wrap;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/** The built programs of native-rebind. */
public record NativeTools(Path library, Path supervisor) {
    private static final String BUILT = "native-rebind/target";

    /**
     * Those in the folder, or without one those of the checkout that this program was built in.
     *
     * @throws IOException saying how to build them
     */
    public static NativeTools find(@Nullable String folder) throws IOException {
        if (!Files.exists(Path.of("/proc/self/status"))) {
            throw new IOException("wrap mode needs Linux");
        }
        Path built = folder == null ? besideThisProgram() : Path.of(folder);
        NativeTools tools = new NativeTools(built.resolve("rebind.so"), built.resolve("rebind-run"));
        if (!Files.isReadable(tools.library) || !Files.isExecutable(tools.supervisor)) {
            throw new IOException("wrap mode needs rebind.so and rebind-run, which are not in " + built
                    + ": build them with `make -C native-rebind` (apt-get install gcc make libc6-dev)");
        }
        return tools;
    }

    private static Path besideThisProgram() throws IOException {
        CodeSource source = NativeTools.class.getProtectionDomain().getCodeSource();
        try {
            Path place = Path.of(source.getLocation().toURI());
            for (Path above = place.getParent(); above != null; above = above.getParent()) {
                if (Files.isDirectory(above.resolve("native-rebind"))) {
                    return above.resolve(BUILT);
                }
            }
        } catch (URISyntaxException e) {
            throw new IOException("where this program is cannot be found out: " + e.getMessage(), e);
        }
        return Path.of(BUILT);
    }
}
