package io.vncshot.proxy;

import io.vncshot.proxy.address.TargetRules;
import io.vncshot.proxy.auth.Authenticator;
import io.vncshot.proxy.auth.Authenticators;
import io.vncshot.proxy.option.Given;
import io.vncshot.proxy.option.Option;
import io.vncshot.proxy.token.TokenReader;
import io.vncshot.proxy.token.TokenSource;
import io.vncshot.proxy.token.TokenSources;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The options of who may connect, and where to by which token. */
final class AccessOptions {
    private static final Option TOKEN_PLUGIN = Option.value(
            "--token-plugin",
            "CLASS",
            "Find the target by the token= of the address: TokenFile, ReadOnlyTokenFile, TokenFileName,"
                    + " UnixDomainSocketDirectory, JSONTokenApi, BaseTokenAPI, JWTTokenApi or TokenRedis.");

    private static final Option TOKEN_SOURCE = Option.value(
            "--token-source",
            "ARG",
            "For --token-plugin: a file or folder; an address with %s for the token; a file with a key;"
                    + " host[:port[:db[:password[:namespace]]]] of Redis.");

    private static final Option TARGET_CONFIG =
            Option.value("--target-config", "FILE", "The same as --token-plugin TokenFile --token-source FILE.");

    private static final Option HOST_TOKEN =
            Option.flag("The token is the host name that the client asks for.", "--host-token");

    private static final Option AUTH_PLUGIN = Option.value(
            "--auth-plugin", "CLASS", "Take only clients that pass: BasicHTTPAuth, ExpectOrigin or ClientCertCNAuth.");

    private static final Option AUTH_SOURCE = Option.value(
            "--auth-source",
            "ARG",
            "For --auth-plugin: name:password, or a list of origins, or a list of common names.");

    private static final Option WEB_AUTH =
            Option.onOff("--web-auth", "With --auth-plugin files need authentication too; this is the default.");

    private static final Option CHECK_ORIGIN = Option.flag(
            "Take only WebSockets from pages of the same host, and from clients that are no browsers.",
            "--check-origin");

    private static final Option ALLOW_TARGET = Option.list(
            "--allow-target",
            "TARGET",
            "Connect only to these targets: HOST:PORT, a block of addresses as 10.0.0.0/8 or"
                    + " 10.0.0.0/8:5900, or unix_socket:PATH. May be given more than once.");

    static final List<Option> TABLE = List.of(
            TOKEN_PLUGIN,
            TOKEN_SOURCE,
            TARGET_CONFIG,
            HOST_TOKEN,
            AUTH_PLUGIN,
            AUTH_SOURCE,
            WEB_AUTH,
            CHECK_ORIGIN,
            ALLOW_TARGET);

    @Nullable
    String tokenPlugin;

    @Nullable
    String tokenSource;

    @Nullable
    String targetConfig;

    boolean hostToken;

    @Nullable
    String authPlugin;

    @Nullable
    String authSource;

    boolean webAuth = true;
    private boolean webAuthIsNamed;
    boolean checkOrigin;
    List<String> allowTarget = List.of();

    void read(Given given) {
        tokenPlugin = given.text(TOKEN_PLUGIN);
        tokenSource = given.text(TOKEN_SOURCE);
        targetConfig = given.text(TARGET_CONFIG);
        hostToken = given.isOn(HOST_TOKEN);
        authPlugin = given.text(AUTH_PLUGIN);
        authSource = given.text(AUTH_SOURCE);
        webAuth = !given.isOff(WEB_AUTH);
        webAuthIsNamed = given.isOn(WEB_AUTH);
        checkOrigin = given.isOn(CHECK_ORIGIN);
        allowTarget = given.list(ALLOW_TARGET);
    }

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
        if (authPlugin == null && webAuthIsNamed) {
            throw new IllegalArgumentException("--web-auth: needs --auth-plugin, else nobody is asked for anything");
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
