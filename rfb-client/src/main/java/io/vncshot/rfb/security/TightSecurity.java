package io.vncshot.rfb.security;

import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.SecurityType;
import io.vncshot.rfb.security.SecurityNegotiation.InitForm;
import io.vncshot.rfb.security.SecurityNegotiation.Secured;
import java.util.ArrayList;
import java.util.List;

/** Tight's security type (rfbproto): tunnels, of which none is taken, then ways to authenticate. */
final class TightSecurity {
    private static final int MAX_CAPABILITIES = 256;
    private static final int CAPABILITY_BYTES = 16;
    private static final int NO_TUNNEL = 0;

    /** A user name and a password in the clear, as Plain of VeNCrypt has them: "Unix login". */
    private static final int UNIX_LOGIN = 129;

    private final SecurityNegotiation negotiation;
    private final List<SecurityType> allowed;

    TightSecurity(SecurityNegotiation negotiation, List<SecurityType> allowed) {
        this.negotiation = negotiation;
        this.allowed = allowed;
    }

    Secured authenticate(Wire wire, Credentials credentials) throws RfbException {
        wire.in().setReading("Tight's tunnels");
        if (readCapabilities(wire.in(), "tunnels").length > 0) {
            wire.out().writeS32(NO_TUNNEL);
            wire.out().flush();
        }
        wire.in().setReading("Tight's ways to authenticate");
        int[] ways = readCapabilities(wire.in(), "ways to authenticate");
        SecurityType type = choose(ways, credentials);
        if (ways.length > 0) {
            wire.out().writeS32(type == SecurityType.PLAIN ? UNIX_LOGIN : type.number());
            wire.out().flush();
        }
        SecurityMethod method =
                type == SecurityType.PLAIN ? new PlainAuthentication() : SecurityMethod.of(type, negotiation);
        return negotiation.perform(method, wire, type, InitForm.TIGHT);
    }

    /** Their codes as security types; vendor and name say nothing more. */
    private static int[] readCapabilities(RfbInput in, String what) throws RfbException {
        long count = in.readU32();
        if (count > MAX_CAPABILITIES) {
            throw RfbException.protocol(count + " " + what + ": at most " + MAX_CAPABILITIES + " are taken");
        }
        int[] codes = new int[(int) count];
        for (int i = 0; i < codes.length; i++) {
            int code = in.readS32();
            codes[i] = code == UNIX_LOGIN ? SecurityType.PLAIN.number() : code;
            in.skip(CAPABILITY_BYTES - 4);
        }
        return codes;
    }

    /** No way at all means that none is asked for. */
    private SecurityType choose(int[] ways, Credentials credentials) throws RfbException {
        List<SecurityType> possible = new ArrayList<>();
        for (SecurityType type : allowed) {
            if (type == SecurityType.VNC_AUTHENTICATION || type == SecurityType.PLAIN || type == SecurityType.NONE) {
                possible.add(type);
            }
        }
        return new SecurityChoice(possible, credentials)
                .chooseWithin(ways.length == 0 ? new int[] {SecurityType.NONE.number()} : ways);
    }
}
