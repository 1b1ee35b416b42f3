package io.vncshot.proxy;

import io.vncshot.proxy.http.RequestListener;
import io.vncshot.proxy.web.EmbeddedPage;
import io.vncshot.proxy.web.StaticFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the web server. */
final class WebOptions {
    @Option(
            names = "--web",
            paramLabel = "DIR",
            description =
                    "Serve the files of this folder on the same port, instead of the VNC page that comes with this.")
    @Nullable
    Path folder;

    @Option(names = "--list", description = "List folders that have no index.html.")
    boolean list;

    @Option(names = "--file-only", description = "List no folders: as without --list, and it wins over it.")
    boolean fileOnly;

    /** What serves files: the program's own page unless a folder is named. */
    RequestListener load() throws IOException {
        if (folder == null) {
            return new EmbeddedPage();
        }
        return StaticFiles.of(folder, list && !fileOnly ? StaticFiles.Folders.LISTED : StaticFiles.Folders.HIDDEN);
    }
}
