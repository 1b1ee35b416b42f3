package io.vncshot.rfb.security;

import io.vncshot.rfb.fixture.FakeClock;
import io.vncshot.rfb.protocol.CredentialSource;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Credential sources that are slow or broken. */
final class TestCredentials {
    private TestCredentials() {}

    @FunctionalInterface
    private interface Asked {
        Optional<String> password() throws IOException;
    }

    private record Source(Asked asked) implements CredentialSource {
        @Override
        public Optional<String> username() {
            return Optional.empty();
        }

        @Override
        public Optional<String> password() throws IOException {
            return asked.password();
        }
    }

    static CredentialSource account(String username, String password) {
        return new CredentialSource() {
            @Override
            public Optional<String> username() {
                return Optional.of(username);
            }

            @Override
            public Optional<String> password() {
                return Optional.of(password);
            }
        };
    }

    static CredentialSource failing(String message) {
        return new Source(() -> {
            throw new IOException(message);
        });
    }

    static CredentialSource taking(FakeClock clock, Duration time) {
        return new Source(() -> {
            clock.advance(time);
            return Optional.of("password");
        });
    }
}
