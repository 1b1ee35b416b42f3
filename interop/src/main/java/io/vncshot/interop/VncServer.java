package io.vncshot.interop;

/** A running VNC server on 127.0.0.1 that shows {@link TestPattern}, or a guest's screen in the case of QEMU. */
public interface VncServer extends AutoCloseable {
    /**
     * Starts a server and returns when it answers and its screen has come to rest.
     *
     * @throws org.opentest4j.TestAbortedException when it is not installed; see {@link Requirements}
     */
    static VncServer start(ServerSetup setup) {
        return setup.kind() == ServerKind.QEMU ? QemuMachine.start(setup) : XVncServer.start(setup);
    }

    /** The TCP port on 127.0.0.1 where it speaks RFB. */
    int port();

    /** The process that speaks RFB. */
    Daemon daemon();

    /** What is on the screen, by a way that is not VNC, and without the pointer. */
    Picture truth();

    /** Ends its processes and removes its files. */
    @Override
    void close();
}
