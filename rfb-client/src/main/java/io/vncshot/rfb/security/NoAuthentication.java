package io.vncshot.rfb.security;

import io.vncshot.rfb.io.Wire;

/** None, RFC 6143 §7.2.1. */
final class NoAuthentication implements SecurityMethod {
    @Override
    public Wire authenticate(Wire wire, Credentials credentials) {
        return wire;
    }
}
