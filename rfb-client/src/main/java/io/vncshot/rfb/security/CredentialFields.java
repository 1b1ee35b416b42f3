package io.vncshot.rfb.security;

import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import java.nio.charset.StandardCharsets;

/** A user name or a password in a field of fixed length, ended by NUL. */
final class CredentialFields {
    private CredentialFields() {}

    /** @param what names it in the failure when it is too long */
    static void put(String text, String what, byte[] fields, int offset, int length) throws RfbException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length >= length) {
            throw new RfbException(
                    Reason.AUTHENTICATION,
                    "a " + what + " of " + bytes.length + " bytes: this security type takes at most " + (length - 1));
        }
        System.arraycopy(bytes, 0, fields, offset, bytes.length);
        fields[offset + bytes.length] = 0;
    }
}
