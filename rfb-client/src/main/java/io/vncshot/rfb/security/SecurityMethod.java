package io.vncshot.rfb.security;

import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.SecurityType;

/** What happens between the choice of a security type and the SecurityResult. */
public interface SecurityMethod {
    /**
     * Authenticates.
     *
     * @return what the connection goes on over: the same wire, or one that encrypts
     */
    Wire authenticate(Wire wire, Credentials credentials) throws RfbException;

    static SecurityMethod of(SecurityType type) {
        return switch (type) {
            case NONE -> new NoAuthentication();
            case VNC_AUTHENTICATION -> new VncAuthentication();
        };
    }
}
