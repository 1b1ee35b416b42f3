package io.vncshot.rfb.security;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.RealmCallback;
import javax.security.sasl.RealmChoiceCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;

/** A user name and a password, told to Java's SASL mechanisms when they ask. */
final class SaslAccount implements CallbackHandler {
    private static final String SERVICE = "vnc";
    private static final int NONCE_BYTES = 18;

    /**
     * As much protection as the server allows, and no cipher that falls in an afternoon. RC4 before 3DES: Cyrus SASL of Debian
     * 12 offers 3DES, and hangs up on whoever takes it, since its OpenSSL has none.
     */
    private static final Map<String, String> WISHES =
            Map.of(Sasl.QOP, "auth-conf,auth-int,auth", Sasl.STRENGTH, "medium,high", Sasl.MAX_BUFFER, "65536");

    private final String username;
    private final String password;

    SaslAccount(String username, String password) {
        this.username = username;
        this.password = password;
    }

    SaslClient client(SaslMechanism mechanism, String host) throws SaslException {
        Optional<String> hash = mechanism.scramHash();
        if (hash.isPresent()) {
            byte[] nonce = new byte[NONCE_BYTES];
            new SecureRandom().nextBytes(nonce);
            return new ScramClient(
                    hash.get(), username, password, Base64.getEncoder().encodeToString(nonce));
        }
        String[] names = {mechanism.title()};
        SaslClient client = Sasl.createSaslClient(names, null, SERVICE, host, WISHES, this);
        if (client == null) {
            throw new SaslException("this Java does not have it, or its jdk.sasl.disabledMechanisms forbids it");
        }
        return client;
    }

    @Override
    public void handle(Callback[] callbacks) {
        for (Callback callback : callbacks) {
            if (callback instanceof NameCallback name) {
                name.setName(username);
            } else if (callback instanceof PasswordCallback secret) {
                secret.setPassword(password.toCharArray());
            } else if (callback instanceof RealmChoiceCallback choice) {
                choice.setSelectedIndex(choice.getDefaultChoice());
            } else if (callback instanceof RealmCallback realm) {
                String offered = realm.getDefaultText();
                realm.setText(offered == null ? "" : offered);
            }
        }
    }
}
