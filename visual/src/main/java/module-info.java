import org.jspecify.annotations.NullMarked;

/** Visual checks: a picture against its baseline, and what is kept of the result. */
@NullMarked
module io.vncshot.visual {
    requires transitive io.vncshot.imaging;
    requires transitive io.vncshot.rfb;
    requires static org.jspecify;

    exports io.vncshot.visual;
    exports io.vncshot.visual.json;
}
