package io.vncshot.rfb.security;

import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.SecurityType;
import io.vncshot.rfb.protocol.ServerTrust;
import java.util.List;
import java.util.Optional;

/** From the server's list of security types to before its SecurityResult, through whatever is inside one another. */
public final class SecurityNegotiation {
    /**
     * What came of it.
     *
     * @param resultWire on which the SecurityResult comes
     * @param wire to go on with after that
     * @param type that let us in
     */
    public record Secured(Wire resultWire, Wire wire, SecurityType type, InitForm initForm) {}

    /** What ServerInit looks like. */
    public enum InitForm {
        STANDARD,
        /** With the lists of capabilities that Tight's security type brings. */
        TIGHT
    }

    private final List<SecurityType> allowed;
    private final Credentials credentials;
    private final ServerTrust trust;
    private final String host;

    /**
     * Prepares it.
     *
     * @param allowed best first
     * @param host the name that the server's certificate must have
     */
    public SecurityNegotiation(List<SecurityType> allowed, Credentials credentials, ServerTrust trust, String host) {
        this.allowed = allowed;
        this.credentials = credentials;
        this.trust = trust;
        this.host = host;
    }

    /** 3.3: the server has decided (RFC 6143 §7.1.2). */
    public Secured authenticate(Wire wire, int decided) throws RfbException {
        return perform(wire, choice().choose(new int[] {decided}));
    }

    /** 3.7 and later: answers with one of those offered, and does what it asks for. */
    public Secured negotiate(Wire wire, int[] offered) throws RfbException {
        int number = choice().choose(offered);
        wire.out().writeU8(number);
        wire.out().flush();
        if (number == SecurityChoice.VENCRYPT) {
            return new VeNCrypt(this, choice().beside(offered)).authenticate(wire);
        }
        return perform(wire, number);
    }

    ServerTrust trust() {
        return trust;
    }

    String host() {
        return host;
    }

    /** Those for a wire without TLS: where a password may go in the clear, it may do so here. */
    List<SaslMechanism> saslMechanisms() {
        return allowed.contains(SecurityType.PLAIN) ? List.of(SaslMechanism.values()) : SaslMechanism.IN_THE_CLEAR;
    }

    SecurityChoice choice() {
        return new SecurityChoice(allowed, credentials);
    }

    private Secured perform(Wire wire, int number) throws RfbException {
        return switch (number) {
            case SecurityChoice.VENCRYPT -> new VeNCrypt(this, Optional.empty()).authenticate(wire);
            case SecurityChoice.TIGHT -> new TightSecurity(this, allowed).authenticate(wire, credentials);
            case SecurityChoice.TLS -> negotiateWithin(TlsLayer.anonymous(wire));
            default -> perform(wire, type(number));
        };
    }

    private static SecurityType type(int number) {
        for (SecurityType type : SecurityType.values()) {
            if (type.number() == number) {
                return type;
            }
        }
        throw new IllegalStateException("security type " + number);
    }

    private Secured perform(Wire wire, SecurityType type) throws RfbException {
        return perform(SecurityMethod.of(type, this), wire, type, InitForm.STANDARD);
    }

    Secured perform(SecurityMethod method, Wire wire, SecurityType type, InitForm initForm) throws RfbException {
        Wire next = method.authenticate(wire, credentials);
        return new Secured(method.resultWire(wire, next), next, type, initForm);
    }

    /** Type 18: TLS, and in it another list. */
    private Secured negotiateWithin(Wire wire) throws RfbException {
        wire.in().setReading("the list of security types within TLS");
        int[] offered = new int[wire.in().readU8()];
        for (int i = 0; i < offered.length; i++) {
            offered[i] = wire.in().readU8();
            if (offered[i] == SecurityChoice.TLS || offered[i] == SecurityChoice.VENCRYPT) {
                offered[i] = 0;
            }
        }
        return negotiate(wire, offered);
    }
}
