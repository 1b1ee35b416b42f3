package io.vncshot.proxy.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.vncshot.proxy.address.HostPort;
import java.io.IOException;

/** TLS towards targets: certificates and names are verified, and the name is sent (SNI). Any thread may use it. */
public final class TargetTls {
    private final SslContext context;

    private TargetTls(SslContext context) {
        this.context = context;
    }

    /** Trusts the authorities of this Java. */
    public static TargetTls create() throws IOException {
        return new TargetTls(SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .protocols("TLSv1.3", "TLSv1.2")
                .endpointIdentificationAlgorithm("HTTPS")
                .build());
    }

    /** The handler for a connection to this target. */
    public SslHandler newHandler(ByteBufAllocator allocator, HostPort target) {
        return context.newHandler(allocator, target.host(), target.port());
    }
}
