package io.vncshot.rfb.tls;

import java.io.Serial;
import java.security.cert.CertificateException;

/** A certificate that is not trusted, in the words that the user is to read. */
final class RefusedCertificateException extends CertificateException {
    @Serial
    private static final long serialVersionUID = 1;

    RefusedCertificateException(String message, Throwable cause) {
        super(message, cause);
    }

    RefusedCertificateException(String message) {
        super(message);
    }
}
