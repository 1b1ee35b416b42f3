package io.vncshot.rfb.security;

import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.protocol.CredentialSource;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import io.vncshot.rfb.transport.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Asks for credentials when a security type needs them. The time that a person takes to type is nobody's time-out. */
public final class Credentials {
    private final CredentialSource source;
    private final Duration handshakeTimeout;
    private final Deadline overall;

    public Credentials(CredentialSource source, Duration handshakeTimeout, Deadline overall) {
        this.source = source;
        this.handshakeTimeout = handshakeTimeout;
        this.overall = overall;
    }

    /** Whether a password was given beforehand. */
    boolean areAtHand() {
        return source.isAtHand();
    }

    /** Whether there is a user name. One that cannot be read is a failure when it is needed. */
    boolean haveUsername() {
        try {
            return source.username().isPresent();
        } catch (IOException e) {
            return true;
        }
    }

    /**
     * The user name.
     *
     * @throws RfbException {@code AUTHENTICATION} when there is none
     */
    String username(Wire wire) throws RfbException {
        try {
            Optional<String> username = source.username();
            wire.setDeadline(overall.within(handshakeTimeout));
            if (username.isPresent()) {
                return username.get();
            }
        } catch (IOException e) {
            String detail = e.getMessage();
            throw new RfbException(Reason.AUTHENTICATION, detail == null ? "no user name" : detail, e);
        }
        throw new RfbException(
                Reason.AUTHENTICATION, "the server asks for a user name, and none was given (--username)");
    }

    /**
     * The password.
     *
     * @throws RfbException {@code AUTHENTICATION} when there is none
     */
    String password(Wire wire) throws RfbException {
        try {
            Optional<String> password = source.password();
            wire.setDeadline(overall.within(handshakeTimeout));
            if (password.isPresent()) {
                return password.get();
            }
        } catch (IOException e) {
            String detail = e.getMessage();
            throw new RfbException(Reason.AUTHENTICATION, detail == null ? "no password" : detail, e);
        }
        throw new RfbException(Reason.AUTHENTICATION, "the server asks for a password, and none was given");
    }
}
