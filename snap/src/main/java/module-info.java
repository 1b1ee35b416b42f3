import org.jspecify.annotations.NullMarked;

/** Snapshots on a schedule: how their files are called, when they are taken, which are kept, and where they are sent. */
@NullMarked
module io.vncshot.snap {
    requires transitive io.vncshot.imaging;
    requires transitive java.net.http;
    requires static org.jspecify;

    exports io.vncshot.snap;
    exports io.vncshot.snap.web;
}
