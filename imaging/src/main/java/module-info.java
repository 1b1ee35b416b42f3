import org.jspecify.annotations.NullMarked;

/**
 * Pictures and their files. java.desktop is used by two classes alone, for the formats other than PNG: writing a PNG loads
 * none of its classes.
 */
@NullMarked
module io.vncshot.imaging {
    requires java.desktop;
    requires static org.jspecify;

    exports io.vncshot.imaging;
}
