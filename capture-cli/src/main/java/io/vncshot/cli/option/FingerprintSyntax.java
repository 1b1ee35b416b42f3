package io.vncshot.cli.option;

import io.vncshot.rfb.protocol.Fingerprint;

/** A SHA-256 in hex digits, with or without colons. */
final class FingerprintSyntax implements ValueSyntax<Fingerprint> {
    @Override
    public String metavar() {
        return "SHA256";
    }

    @Override
    public Fingerprint parse(String text) {
        try {
            return Fingerprint.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be the 64 hex digits of a SHA-256; " + e.getMessage(), e);
        }
    }
}
