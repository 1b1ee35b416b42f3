package io.vncshot.rfb.protocol;

import java.io.IOException;
import java.util.Optional;

/**
 * Where a user name and a password come from. It is asked only when a server wants one, at most once a connection, on the
 * session's thread; it may take its time (a prompt, a command), which does not count against the handshake's deadline.
 */
public interface CredentialSource {
    /** Nothing to give: servers that want a password refuse. */
    CredentialSource NONE = new CredentialSource() {
        @Override
        public Optional<String> username() {
            return Optional.empty();
        }

        @Override
        public Optional<String> password() {
            return Optional.empty();
        }

        @Override
        public boolean isAtHand() {
            return false;
        }
    };

    /**
     * The user name, if there is one.
     *
     * @throws IOException when the source cannot be read; its message is shown to the user
     */
    Optional<String> username() throws IOException;

    /**
     * The password, if there is one.
     *
     * @throws IOException when the source cannot be read; its message is shown to the user
     */
    Optional<String> password() throws IOException;

    /** Whether a password was given beforehand, so that asking for it troubles nobody. */
    default boolean isAtHand() {
        return true;
    }

    /** That password, and no user name. */
    static CredentialSource ofPassword(String password) {
        return new CredentialSource() {
            @Override
            public Optional<String> username() {
                return Optional.empty();
            }

            @Override
            public Optional<String> password() {
                return Optional.of(password);
            }
        };
    }
}
