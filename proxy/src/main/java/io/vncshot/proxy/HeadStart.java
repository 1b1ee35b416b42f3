package io.vncshot.proxy;

import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.epoll.Epoll;
import io.netty.handler.ssl.OpenSsl;
import java.lang.reflect.Method;
import java.util.List;

/**
 * Does beside the start what it will need later and takes long: the making ready of Netty and its native code, Java's
 * reading of the annotations of Netty's handlers, and the loading of BoringSSL.
 */
final class HeadStart implements Runnable {
    private final boolean needsTls;

    private HeadStart(boolean needsTls) {
        this.needsTls = needsTls;
    }

    /** Begins in a thread of its own, if these arguments start a server. What fails here fails again where it is told of. */
    static void run(List<String> arguments) {
        boolean needsTls = false;
        for (String argument : arguments) {
            switch (argument) {
                case "-D", "--daemon", "-h", "--help", "-V", "--version" -> {
                    return;
                }
                default -> needsTls |= argument.startsWith("--cert");
            }
        }
        Thread thread = new Thread(new HeadStart(needsTls), "head start");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        Epoll.isAvailable();
        for (Method method : ChannelInboundHandlerAdapter.class.getMethods()) {
            if (method.getName().equals("channelRead")) {
                method.getAnnotations();
            }
        }
        if (needsTls) {
            OpenSsl.isAvailable();
        }
    }
}
