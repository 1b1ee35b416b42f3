package io.vncshot.rfb.security;

import io.vncshot.rfb.fixture.LoopbackServer;
import io.vncshot.rfb.fixture.Messages;
import io.vncshot.rfb.transport.ServerAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.AuthorizeCallback;
import javax.security.sasl.RealmCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslServer;

/** The server's side of SASL as QEMU has it, with Java's own DIGEST-MD5. It echoes 20000 bytes. */
final class DigestMd5Server implements AutoCloseable {
    /** What it does wrong. */
    enum Conduct {
        GOOD,
        WRONG_TAG
    }

    private static final int ECHOED = 20_000;

    private final LoopbackServer server;
    private final String protection;
    private final Conduct conduct;

    private DigestMd5Server(String protection, Conduct conduct) throws IOException {
        this.protection = protection;
        this.conduct = conduct;
        server = LoopbackServer.playing(this::play);
    }

    static DigestMd5Server start(String protection, Conduct conduct) throws IOException {
        return new DigestMd5Server(protection, conduct);
    }

    ServerAddress address() {
        return server.address();
    }

    private void play(LoopbackServer.Peer client) throws IOException {
        SaslServer sasl = Sasl.createSaslServer(
                "DIGEST-MD5",
                "vnc",
                "localhost",
                Map.of(Sasl.QOP, protection, Sasl.MAX_BUFFER, "8192"),
                DigestMd5Server::answer);
        client.send(Messages.s32(10), "DIGEST-MD5".getBytes(StandardCharsets.US_ASCII));
        client.read(4 + 10);
        byte[] answer = read(client);
        while (!sasl.isComplete()) {
            byte[] challenge = sasl.evaluateResponse(answer);
            client.send(
                    Messages.s32(challenge.length + 1), challenge, new byte[] {0, (byte) (sasl.isComplete() ? 1 : 0)});
            if (!sasl.isComplete()) {
                answer = read(client);
            }
        }
        client.send(Messages.s32(0));
        if (protection.equals("auth")) {
            client.send(client.read(ECHOED));
        } else {
            echo(client, sasl);
        }
        client.awaitEnd();
    }

    private void echo(LoopbackServer.Peer client, SaslServer sasl) throws IOException {
        if (conduct == Conduct.WRONG_TAG) {
            byte[] sealed = sasl.wrap(new byte[] {1}, 0, 1);
            sealed[0] ^= 1;
            client.send(Messages.s32(sealed.length), sealed);
            return;
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (all.size() < ECHOED) {
            byte[] sealed = client.read(length(client));
            all.writeBytes(sasl.unwrap(sealed, 0, sealed.length));
        }
        for (int from = 0; from < ECHOED; from += 5000) {
            byte[] sealed = sasl.wrap(all.toByteArray(), from, 5000);
            client.send(Messages.s32(sealed.length), sealed);
        }
    }

    private static byte[] read(LoopbackServer.Peer client) throws IOException {
        int length = length(client);
        return length == 0 ? new byte[0] : Arrays.copyOf(client.read(length), length - 1);
    }

    private static int length(LoopbackServer.Peer client) throws IOException {
        return ByteBuffer.wrap(client.read(4)).getInt();
    }

    private static void answer(Callback[] callbacks) {
        for (Callback callback : callbacks) {
            if (callback instanceof NameCallback name) {
                name.setName(name.getDefaultName());
            } else if (callback instanceof PasswordCallback password) {
                password.setPassword("pass".toCharArray());
            } else if (callback instanceof RealmCallback realm) {
                realm.setText(realm.getDefaultText());
            } else if (callback instanceof AuthorizeCallback leave) {
                leave.setAuthorized(true);
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
