package io.vncshot.testserver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/** From the version to ServerInit (RFC 6143 §7.1 to §7.3), as server. */
final class Handshake {
    private static final int NONE = 1;
    private static final int VNC_AUTHENTICATION = 2;
    private static final int FAILED = 1;

    private final ClientLink link;
    private final WireOutput out;
    private final ServerSettings settings;
    private final ClientEvents events;

    Handshake(ClientLink link, WireOutput out, ServerSettings settings, ClientEvents events) {
        this.link = link;
        this.out = out;
        this.settings = settings;
        this.events = events;
    }

    /** Returns when ServerInit is sent. */
    void perform(Area screen, String name) throws IOException {
        ProtocolVersion version = agreeOnVersion();
        if (settings.security().refusal() != null) {
            refuse(version, settings.security().refusal());
        }
        authenticate(version, agreeOnSecurity(version));
        events.add(new ClientEvent.ClientInit(link.readU8() != 0));
        sendServerInit(screen, name);
    }

    private ProtocolVersion agreeOnVersion() throws IOException {
        out.stage(Stage.BANNER);
        out.bytes(("RFB " + settings.version() + "\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        String reply = link.readLatin1(12);
        if (!reply.startsWith("RFB ") || reply.charAt(11) != '\n') {
            throw new ConnectionOver("not an RFB client");
        }
        String version = reply.substring(4, 11);
        events.add(new ClientEvent.ProtocolVersion(version));
        out.stage(Stage.SECURITY_TYPES);
        return ProtocolVersion.of(settings.version()).orOlder(ProtocolVersion.of(version));
    }

    private void refuse(ProtocolVersion version, String reason) throws IOException {
        if (version == ProtocolVersion.V3_3) {
            out.u32(0);
        } else {
            out.u8(0);
        }
        sendText(reason);
        out.flush();
        throw link.drop();
    }

    private int agreeOnSecurity(ProtocolVersion version) throws IOException {
        if (version == ProtocolVersion.V3_3) {
            int type = settings.security().password() == null ? NONE : VNC_AUTHENTICATION;
            out.u32(type);
            out.flush();
            return type;
        }
        out.u8(settings.security().types().length);
        for (int type : settings.security().types()) {
            out.u8(type);
        }
        out.flush();
        int chosen = link.readU8();
        events.add(new ClientEvent.SecurityChosen(chosen));
        return chosen;
    }

    private void authenticate(ProtocolVersion version, int type) throws IOException {
        String password = settings.security().password();
        if (type == VNC_AUTHENTICATION && password != null) {
            checkPassword(version, password);
        } else if (type == NONE && (version == ProtocolVersion.V3_3 || lists(NONE))) {
            if (version == ProtocolVersion.V3_8) {
                succeed();
            }
        } else {
            fail(version, "security type " + type + " is not supported");
        }
    }

    private void succeed() throws IOException {
        out.stage(Stage.SECURITY_RESULT);
        out.u32(0);
        out.flush();
    }

    private boolean lists(int type) {
        for (int listed : settings.security().types()) {
            if (listed == type) {
                return true;
            }
        }
        return false;
    }

    private void checkPassword(ProtocolVersion version, String password) throws IOException {
        byte[] challenge = new byte[16];
        new SecureRandom().nextBytes(challenge);
        out.stage(Stage.CHALLENGE);
        out.bytes(challenge);
        out.flush();
        byte[] response = link.read(16);
        if (!Arrays.equals(response, VncChallenge.response(password, challenge))) {
            events.add(new ClientEvent.AuthenticationFailed());
            fail(version, "Authentication failed");
        }
        events.add(new ClientEvent.Authenticated());
        succeed();
    }

    private void fail(ProtocolVersion version, String reason) throws IOException {
        out.stage(Stage.SECURITY_RESULT);
        out.u32(FAILED);
        if (version == ProtocolVersion.V3_8) {
            sendText(reason);
        }
        out.flush();
        throw link.drop();
    }

    private void sendServerInit(Area screen, String name) throws IOException {
        out.stage(Stage.SERVER_INIT);
        out.u16(screen.width());
        out.u16(screen.height());
        sendPixelFormat(settings.format());
        sendText(name);
        out.flush();
        out.stage(Stage.SESSION);
    }

    private void sendPixelFormat(PixelFormat format) throws IOException {
        out.u8(format.bitsPerPixel());
        out.u8(format.depth());
        out.u8(format.bigEndian() ? 1 : 0);
        out.u8(format.trueColour() ? 1 : 0);
        out.u16(format.redMax());
        out.u16(format.greenMax());
        out.u16(format.blueMax());
        out.u8(format.redShift());
        out.u8(format.greenShift());
        out.u8(format.blueShift());
        out.bytes(new byte[3]);
    }

    private void sendText(String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.u32(utf8.length);
        out.bytes(utf8);
    }
}
