package io.vncshot.rfb.handshake;

import io.vncshot.rfb.fixture.BytesTransport;
import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.fixture.Messages;
import io.vncshot.rfb.protocol.CredentialSource;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.SecurityType;
import io.vncshot.rfb.protocol.ServerTrust;
import io.vncshot.rfb.security.Credentials;
import io.vncshot.rfb.security.SecurityNegotiation;
import io.vncshot.rfb.transport.Deadline;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A handshake of 15 seconds with a server that says what it has to say. */
final class HandshakeBench {
    static final byte[] NO_BYTES = {};
    static final byte[] CHALLENGE = Hex.bytes("00 01 02 03 04 05 06 07  08 09 0A 0B 0C 0D 0E 0F");
    static final byte[] RESPONSE = Hex.bytes("B8 66 92 41 25 C8 EE BB  9D EB C1 DB 61 C5 38 E2");
    static final byte[] INIT = Messages.serverInit(640, 480);

    private HandshakeBench() {}

    static byte[] banner(String version) {
        return ("RFB " + version + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] reason(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Hex.join(Messages.s32(bytes.length), bytes);
    }

    static Handshake.Result run(BytesTransport server) throws RfbException {
        return run(server, CredentialSource.ofPassword("password"));
    }

    static Handshake.Result run(BytesTransport server, CredentialSource credentials) throws RfbException {
        return handshake(server, credentials).run(server.wire(), 1);
    }

    static Handshake handshake(BytesTransport server, CredentialSource source) {
        Duration timeout = Duration.ofSeconds(15);
        Deadline overall = server.clock().seconds(1000);
        Credentials credentials = new Credentials(source, timeout, overall);
        SecurityNegotiation security =
                new SecurityNegotiation(SecurityType.allowedByDefault(), credentials, ServerTrust.DEFAULT, "localhost");
        return new Handshake(security, timeout, overall);
    }
}
