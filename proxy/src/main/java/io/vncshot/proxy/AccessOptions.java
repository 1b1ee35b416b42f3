package io.vncshot.proxy;

import io.vncshot.proxy.address.TargetRules;
import io.vncshot.proxy.auth.Authenticator;
import io.vncshot.proxy.auth.Authenticators;
import io.vncshot.proxy.token.TokenReader;
import io.vncshot.proxy.token.TokenSource;
import io.vncshot.proxy.token.TokenSources;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of who may connect, and where to by which token. */
final class AccessOptions {
    @Option(
            names = "--token-plugin",
            paramLabel = "CLASS",
            description = "Find the target by the token= of the address: TokenFile, ReadOnlyTokenFile, TokenFileName,"
                    + " UnixDomainSocketDirectory, JSONTokenApi, BaseTokenAPI, JWTTokenApi or TokenRedis.")
    @Nullable
    String tokenPlugin;

    @Option(
            names = "--token-source",
            paramLabel = "ARG",
            description = "For --token-plugin: a file or folder; an address with %%s for the token; a file with a key;"
                    + " host[:port[:db[:password[:namespace]]]] of Redis.")
    @Nullable
    String tokenSource;

    @Option(
            names = "--target-config",
            paramLabel = "FILE",
            description = "The same as --token-plugin TokenFile --token-source FILE.")
    @Nullable
    String targetConfig;

    @Option(names = "--host-token", description = "The token is the host name that the client asks for.")
    boolean hostToken;

    @Option(
            names = "--auth-plugin",
            paramLabel = "CLASS",
            description = "Take only clients that pass: BasicHTTPAuth, ExpectOrigin or ClientCertCNAuth.")
    @Nullable
    String authPlugin;

    @Option(
            names = "--auth-source",
            paramLabel = "ARG",
            description = "For --auth-plugin: name:password, or a list of origins, or a list of common names.")
    @Nullable
    String authSource;

    @Option(
            names = "--web-auth",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "With --auth-plugin files need authentication too; this is the default.")
    boolean webAuth = true;

    @Option(
            names = "--check-origin",
            description = "Take only WebSockets from pages of the same host, and from clients that are no browsers.")
    boolean checkOrigin;

    @Option(
            names = "--allow-target",
            paramLabel = "TARGET",
            split = ",",
            description = "Connect only to these targets: HOST:PORT, a block of addresses as 10.0.0.0/8 or"
                    + " 10.0.0.0/8:5900, or unix_socket:PATH. May be given more than once.")
    List<String> allowTarget = new ArrayList<>();

    void check() {
        if (targetConfig != null && tokenPlugin != null) {
            throw new IllegalArgumentException("--target-config and --token-plugin: give one of the two");
        }
        if (tokenPlugin != null && tokenSource == null) {
            throw new IllegalArgumentException("--token-plugin " + tokenPlugin + ": needs --token-source");
        }
        if (tokenSource != null && tokenPlugin == null) {
            throw new IllegalArgumentException("--token-source: needs --token-plugin");
        }
        if (hostToken && !hasTokens()) {
            throw new IllegalArgumentException("--host-token: needs --token-plugin");
        }
        if (authPlugin == null && authSource != null) {
            throw new IllegalArgumentException("--auth-source: needs --auth-plugin");
        }
        tokens();
        authenticators();
        targetRules();
    }

    boolean hasTokens() {
        return tokenPlugin != null || targetConfig != null;
    }

    TokenReader tokenReader() {
        return hostToken ? TokenReader.HOST : TokenReader.QUERY;
    }

    @Nullable
    TokenSource tokens() {
        if (targetConfig != null) {
            return TokenSources.create("TokenFile", targetConfig);
        }
        return tokenPlugin == null || tokenSource == null ? null : TokenSources.create(tokenPlugin, tokenSource);
    }

    List<Authenticator> authenticators() {
        List<Authenticator> authenticators = new ArrayList<>(2);
        if (checkOrigin) {
            authenticators.add(Authenticators.sameOrigin());
        }
        if (authPlugin != null) {
            authenticators.add(Authenticators.create(authPlugin, authSource == null ? "" : authSource));
        }
        return authenticators;
    }

    TargetRules targetRules() {
        return TargetRules.parse(allowTarget);
    }
}
