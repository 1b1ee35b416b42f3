import org.jspecify.annotations.NullMarked;

/** Visual checks of VNC screens in tests, of JUnit 5 or of any other framework. */
@NullMarked
module io.vncshot.junit {
    requires transitive io.vncshot.rfb;
    requires io.vncshot.visual;
    requires static org.jspecify;

    exports io.vncshot.junit;
}
