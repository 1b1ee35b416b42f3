package io.vncshot.proxy.tls;

import io.netty.handler.ssl.OpenSslCachingX509KeyManagerFactory;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.KeyManagerFactoryWrapper;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** A certificate with its chain and its key, as they are: a key store would encrypt the key, for 0.3 s of a start. */
final class ServerIdentity extends X509ExtendedKeyManager {
    private static final String ALIAS = "server";

    private final PrivateKey key;
    private final X509Certificate[] chain;

    ServerIdentity(PrivateKey key, X509Certificate... chain) {
        this.key = key;
        this.chain = chain.clone();
    }

    /** Whether the key may be that of the certificate. What is no RSA key shows only in a handshake. */
    boolean isConsistent() {
        String algorithm = chain[0].getPublicKey().getAlgorithm();
        if (!(key instanceof RSAKey own) || !(chain[0].getPublicKey() instanceof RSAKey shown)) {
            return algorithm.equals(key.getAlgorithm());
        }
        return own.getModulus().equals(shown.getModulus());
    }

    KeyManagerFactory factory(SslProvider provider) {
        KeyManagerFactory factory = new KeyManagerFactoryWrapper(this);
        return provider == SslProvider.JDK ? factory : new OpenSslCachingX509KeyManagerFactory(factory);
    }

    private boolean isOfType(String type) {
        return type.equals(key.getAlgorithm()) || type.startsWith(key.getAlgorithm() + "_");
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return isOfType(type) ? ALIAS : null;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String type, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return isOfType(type) ? ALIAS : null;
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
        return isOfType(type) ? new String[] {ALIAS} : null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return ALIAS.equals(alias) ? chain.clone() : null;
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return ALIAS.equals(alias) ? key : null;
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
