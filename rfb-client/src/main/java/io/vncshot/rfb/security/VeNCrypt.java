package io.vncshot.rfb.security;

import io.vncshot.rfb.io.RfbInput;
import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.protocol.SecurityType;
import io.vncshot.rfb.security.SecurityNegotiation.InitForm;
import io.vncshot.rfb.security.SecurityNegotiation.Secured;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** VeNCrypt 0.2 (rfbproto): a subtype, which is TLS or not, and an inner type. */
final class VeNCrypt {
    private static final int MAJOR = 0;
    private static final int MINOR = 2;
    private static final int VERSION_TAKEN = 0;
    private static final int SUBTYPE_TAKEN = 1;

    private final SecurityNegotiation negotiation;
    private final Optional<SecurityType> beside;

    /** @param beside what the server also offers without VeNCrypt */
    VeNCrypt(SecurityNegotiation negotiation, Optional<SecurityType> beside) {
        this.negotiation = negotiation;
        this.beside = beside;
    }

    Secured authenticate(Wire wire) throws RfbException {
        agreeOnVersion(wire);
        SecurityType type = choose(readSubtypes(wire.in()));
        wire.out().writeS32(type.number());
        wire.out().flush();
        Wire secured = secure(type, wire);
        SecurityMethod inner = switch (type) {
            case X509_SASL, TLS_SASL -> new SaslAuthentication(negotiation.host(), List.of(SaslMechanism.values()));
            case X509_PLAIN, TLS_PLAIN, PLAIN -> new PlainAuthentication();
            case X509_VNC, TLS_VNC -> new VncAuthentication();
            case X509_NONE, TLS_NONE -> new NoAuthentication();
            case RA2_256,
                    RA2,
                    RA2R_256,
                    RA2R,
                    RA2NE_256,
                    RA2NE,
                    SASL,
                    MS_LOGON_II,
                    APPLE_DH,
                    VNC_AUTHENTICATION,
                    NONE -> SecurityMethod.of(type, negotiation);
        };
        return negotiation.perform(inner, secured, type, InitForm.STANDARD);
    }

    /** Once VeNCrypt has been taken, there is no way back to the other types but another connection. */
    private SecurityType choose(int[] subtypes) throws RfbException {
        try {
            return negotiation.choice().chooseWithin(subtypes);
        } catch (RfbException e) {
            if (beside.isEmpty()) {
                throw e;
            }
            String name = beside.get().name().toLowerCase(Locale.ROOT).replace('_', '-');
            throw new RfbException(
                    e.reason(), e.getMessage() + "; --security-types " + name + " goes around VeNCrypt", e);
        }
    }

    private static void agreeOnVersion(Wire wire) throws RfbException {
        wire.in().setReading("the VeNCrypt version");
        int major = wire.in().readU8();
        int minor = wire.in().readU8();
        if (major == MAJOR && minor < MINOR) {
            throw RfbException.protocol("VeNCrypt " + major + "." + minor + ": 0.2 is the oldest known here");
        }
        wire.out().writeU8(MAJOR);
        wire.out().writeU8(MINOR);
        wire.out().flush();
        int answer = wire.in().readU8();
        if (answer != VERSION_TAKEN) {
            throw RfbException.protocol("the server refuses VeNCrypt 0.2 with " + answer);
        }
    }

    private static int[] readSubtypes(RfbInput in) throws RfbException {
        in.setReading("the VeNCrypt subtypes");
        int[] subtypes = new int[in.readU8()];
        for (int i = 0; i < subtypes.length; i++) {
            subtypes[i] = in.readS32();
        }
        return subtypes;
    }

    private Wire secure(SecurityType type, Wire wire) throws RfbException {
        if (!type.isWithinVeNCrypt() || type == SecurityType.PLAIN) {
            return wire;
        }
        wire.in().setReading("the answer to a VeNCrypt subtype");
        int answer = wire.in().readU8();
        if (answer != SUBTYPE_TAKEN) {
            throw new RfbException(Reason.TLS, "the server cannot do " + type.title() + ": it answers " + answer);
        }
        return type.isAnonymousTls()
                ? TlsLayer.anonymous(wire)
                : TlsLayer.verified(wire, negotiation.trust(), negotiation.host());
    }
}
