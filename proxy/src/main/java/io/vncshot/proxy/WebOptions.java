package io.vncshot.proxy;

import io.vncshot.proxy.http.RequestListener;
import io.vncshot.proxy.option.Given;
import io.vncshot.proxy.option.Option;
import io.vncshot.proxy.web.EmbeddedPage;
import io.vncshot.proxy.web.StaticFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The options of the web server. */
final class WebOptions {
    private static final Option WEB = Option.value(
            "--web",
            "DIR",
            "Serve the files of this folder on the same port, instead of the VNC page that comes with this.");

    private static final Option LIST = Option.flag("List folders that have no index.html.", "--list");

    private static final Option FILE_ONLY =
            Option.flag("List no folders: as without --list, and it wins over it.", "--file-only");

    static final List<Option> TABLE = List.of(WEB, LIST, FILE_ONLY);

    @Nullable
    Path folder;

    boolean list;
    boolean fileOnly;

    void read(Given given) {
        folder = given.path(WEB);
        list = given.isOn(LIST);
        fileOnly = given.isOn(FILE_ONLY);
    }

    /** What serves files: the program's own page unless a folder is named. */
    RequestListener load() throws IOException {
        if (folder == null) {
            return new EmbeddedPage();
        }
        return StaticFiles.of(folder, list && !fileOnly ? StaticFiles.Folders.LISTED : StaticFiles.Folders.HIDDEN);
    }
}
