package io.vncshot.rfb.security;

import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.SecurityType;

/** What happens between the choice of a security type and the SecurityResult. */
interface SecurityMethod {
    /**
     * Authenticates.
     *
     * @return what the connection goes on over: the same wire, or one that encrypts
     */
    Wire authenticate(Wire wire, Credentials credentials) throws RfbException;

    /**
     * On what the SecurityResult comes.
     *
     * @param before what {@link #authenticate} was given
     * @param after what it returned
     */
    default Wire resultWire(Wire before, Wire after) {
        return after;
    }

    static SecurityMethod of(SecurityType type, SecurityNegotiation negotiation) {
        return switch (type) {
            case NONE -> new NoAuthentication();
            case VNC_AUTHENTICATION -> new VncAuthentication();
            case APPLE_DH -> new AppleDiffieHellman();
            case MS_LOGON_II -> new MsLogonII();
            case RA2_256, RA2, RA2R_256, RA2R, RA2NE_256, RA2NE -> new RsaAes(type, negotiation.trust());
            case SASL -> new SaslAuthentication(negotiation.host(), negotiation.saslMechanisms());
            case X509_SASL, X509_PLAIN, X509_VNC, X509_NONE, TLS_SASL, TLS_PLAIN, TLS_VNC, TLS_NONE, PLAIN ->
                throw new IllegalArgumentException(type + " is spoken within VeNCrypt only");
        };
    }
}
