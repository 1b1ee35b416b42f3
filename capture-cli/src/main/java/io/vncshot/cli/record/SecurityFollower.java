package io.vncshot.cli.record;

import io.vncshot.rfb.protocol.SecurityType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Reads what a security type has the two sides say, from after the choice to before the SecurityResult. */
final class SecurityFollower {
    private static final int TIGHT = 16;
    private static final int TLS = 18;
    private static final int VENCRYPT = 19;
    /** Among Tight's ways to authenticate; elsewhere that number is RA2_256. */
    private static final int UNIX_LOGIN = 129;

    private static final int MAX_LENGTH = 1 << 16;
    private static final int MAX_COUNT = 256;
    private static final int CAPABILITY_BYTES = 16;
    private static final int TAG_BYTES = 16;

    private final Dialogue dialogue;
    private boolean capabilitiesFollow;

    SecurityFollower(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    /** @param capabilitiesFollow whether ServerInit has Tight's lists behind it */
    record Result(Followed followed, boolean capabilitiesFollow) {}

    Result follow(int number) throws IOException {
        Followed followed = switch (number) {
            case TIGHT -> followTight();
            case TLS -> new Followed(Followed.Outcome.ENCRYPTED, "TLS", number);
            case VENCRYPT -> followVeNCrypt();
            default -> followLeaf(number);
        };
        return new Result(followed, capabilitiesFollow);
    }

    private Followed followLeaf(int number) throws IOException {
        Optional<SecurityType> type = SecurityType.of(number);
        if (type.isEmpty()) {
            return unknown(number);
        }
        switch (type.get()) {
            case NONE -> {}
            case VNC_AUTHENTICATION -> followVncAuthentication();
            case APPLE_DH -> followAppleDiffieHellman();
            case MS_LOGON_II -> followMsLogonII();
            case PLAIN -> followPlain();
            case RA2NE, RA2NE_256 -> followRsaAes();
            // QEMU takes no mechanism of SASL that does not encrypt, but within TLS.
            case X509_SASL,
                    X509_PLAIN,
                    X509_VNC,
                    X509_NONE,
                    RA2_256,
                    RA2,
                    RA2R_256,
                    RA2R,
                    TLS_SASL,
                    TLS_PLAIN,
                    TLS_VNC,
                    TLS_NONE,
                    SASL -> {
                return new Followed(Followed.Outcome.ENCRYPTED, type.get().title(), number);
            }
        }
        return new Followed(Followed.Outcome.CLEAR, type.get().title(), number);
    }

    private static Followed unknown(int number) {
        return new Followed(Followed.Outcome.UNKNOWN, "type " + (number & 0xFFFF_FFFFL), number);
    }

    private void followVncAuthentication() throws IOException {
        server(16);
        viewer(16);
    }

    private void followAppleDiffieHellman() throws IOException {
        int keyBytes = ByteBuffer.wrap(server(4)).getShort(2) & 0xFFFF;
        server(2 * keyBytes);
        viewer(128 + keyBytes);
    }

    private void followMsLogonII() throws IOException {
        server(24);
        viewer(8 + 256 + 64);
    }

    private void followPlain() throws IOException {
        ByteBuffer lengths = ByteBuffer.wrap(viewer(8));
        viewer(length(lengths.getInt()) + length(lengths.getInt()));
    }

    /** Keys, randoms and hashes of both sides, what is asked for, and the answer, which the viewer sends as one message. */
    private void followRsaAes() throws IOException {
        server(2 * rsaBytes(server(4)));
        viewer(2 * rsaBytes(viewer(4)));
        viewer(u16(viewer(2)));
        server(u16(server(2)));
        viewer(u16(viewer(2)) + TAG_BYTES);
        server(u16(server(2)) + TAG_BYTES);
        server(u16(server(2)) + TAG_BYTES);
        viewer(u16(viewer(2)) + TAG_BYTES);
    }

    private static int rsaBytes(byte[] bits) throws IOException {
        return (length(ByteBuffer.wrap(bits).getInt()) + 7) / 8;
    }

    private static int u16(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getShort() & 0xFFFF;
    }

    private Followed followTight() throws IOException {
        if (skipCapabilities() > 0) {
            int tunnel = ByteBuffer.wrap(viewer(4)).getInt();
            if (tunnel != 0) {
                return new Followed(Followed.Outcome.UNKNOWN, "Tight's tunnel " + tunnel, TIGHT);
            }
        }
        capabilitiesFollow = true;
        if (skipCapabilities() == 0) {
            return followLeaf(SecurityType.NONE.number());
        }
        int way = ByteBuffer.wrap(viewer(4)).getInt();
        return followLeaf(way == UNIX_LOGIN ? SecurityType.PLAIN.number() : way);
    }

    private int skipCapabilities() throws IOException {
        int count = count(ByteBuffer.wrap(server(4)).getInt());
        server(CAPABILITY_BYTES * count);
        return count;
    }

    private Followed followVeNCrypt() throws IOException {
        server(2);
        viewer(2);
        if (server(1)[0] != 0) {
            return new Followed(Followed.Outcome.REFUSED, "VeNCrypt", VENCRYPT);
        }
        server(4 * (server(1)[0] & 0xFF));
        return followLeaf(ByteBuffer.wrap(viewer(4)).getInt());
    }

    private static int length(int length) throws IOException {
        if (length < 0 || length > MAX_LENGTH) {
            throw new IOException(
                    "a length of " + (length & 0xFFFF_FFFFL) + " in the authentication: at most " + MAX_LENGTH);
        }
        return length;
    }

    private static int count(int count) throws IOException {
        if (count < 0 || count > MAX_COUNT) {
            throw new IOException((count & 0xFFFF_FFFFL) + " capabilities: at most " + MAX_COUNT);
        }
        return count;
    }

    private byte[] server(int count) throws IOException {
        return dialogue.take(Direction.TO_VIEWER, count);
    }

    private byte[] viewer(int count) throws IOException {
        return dialogue.take(Direction.TO_SERVER, count);
    }
}
