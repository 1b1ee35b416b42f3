package io.vncshot.rfb.security;

import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.protocol.RfbException;
import java.nio.charset.StandardCharsets;

/** Plain (rfbproto, VeNCrypt): U32 length of the user name, U32 length of the password, both. */
final class PlainAuthentication implements SecurityMethod {
    @Override
    public Wire authenticate(Wire wire, Credentials credentials) throws RfbException {
        byte[] username = credentials.username(wire).getBytes(StandardCharsets.UTF_8);
        byte[] password = credentials.password(wire).getBytes(StandardCharsets.UTF_8);
        wire.out().writeS32(username.length);
        wire.out().writeS32(password.length);
        wire.out().writeBytes(username);
        wire.out().writeBytes(password);
        wire.out().flush();
        return wire;
    }
}
