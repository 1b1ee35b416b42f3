import org.jspecify.annotations.NullMarked;

/** The RFB (VNC) client library. It needs nothing but java.base, and Java's SASL: no AWT, no logging framework, no Netty. */
@NullMarked
module io.vncshot.rfb {
    requires java.security.sasl;
    requires static org.jspecify;

    exports io.vncshot.rfb;
    exports io.vncshot.rfb.input;
    exports io.vncshot.rfb.pixel;
    exports io.vncshot.rfb.protocol;
    exports io.vncshot.rfb.transport;
}
