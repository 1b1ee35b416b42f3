package io.vncshot.rfb.security;

import io.vncshot.rfb.fixture.BytesTransport;
import io.vncshot.rfb.protocol.CredentialSource;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.SecurityType;
import io.vncshot.rfb.protocol.ServerTrust;
import io.vncshot.rfb.security.SecurityNegotiation.Secured;
import java.time.Duration;
import java.util.List;

/** A client that is offered security types by a server of bytes, and allows all of its own. */
final class SecurityBench {
    private SecurityBench() {}

    static Secured negotiate(BytesTransport server, CredentialSource source, int... offered) throws RfbException {
        return negotiation(server, source).negotiate(server.wire(), offered);
    }

    private static SecurityNegotiation negotiation(BytesTransport server, CredentialSource source) {
        Credentials credentials =
                new Credentials(source, Duration.ofSeconds(15), server.clock().seconds(30));
        return new SecurityNegotiation(List.of(SecurityType.values()), credentials, ServerTrust.DEFAULT, "localhost");
    }
}
