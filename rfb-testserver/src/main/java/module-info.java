import org.jspecify.annotations.NullMarked;

/** An RFB server in this process: for tests of viewers, with faults on demand, and the demo desktop. */
@NullMarked
module io.vncshot.testserver {
    requires static org.jspecify;

    exports io.vncshot.testserver;
    exports io.vncshot.testserver.demo;
}
