import org.jspecify.annotations.NullMarked;

/** Snapshots on a schedule: how their files are called, when they are taken, and which of them are kept. */
@NullMarked
module io.vncshot.snap {
    requires transitive io.vncshot.imaging;
    requires static org.jspecify;

    exports io.vncshot.snap;
}
