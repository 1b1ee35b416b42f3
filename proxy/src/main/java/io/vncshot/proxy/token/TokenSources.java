package io.vncshot.proxy.token;

import java.time.Clock;

/** The token sources by the names that users give. */
public final class TokenSources {
    private static final String PACKAGE = "websockify.token_plugins.";

    private TokenSources() {}

    /** Makes the one of this name, which may have the Python package in front or be the short one. */
    public static TokenSource create(String name, String source) {
        return switch (name.startsWith(PACKAGE) ? name.substring(PACKAGE.length()) : name) {
            case "TokenFile", "file" -> new TokenFile(source, TokenFile.Reading.EACH_TIME);
            case "ReadOnlyTokenFile", "read-only-file" -> new TokenFile(source, TokenFile.Reading.ONCE);
            case "TokenFileName", "file-name" -> new TokenFileName(source);
            case "UnixDomainSocketDirectory", "socket-directory" -> new SocketDirectory(source);
            case "JSONTokenApi", "json" -> new HttpTokens(source, HttpTokens.Format.JSON);
            case "BaseTokenAPI", "http" -> new HttpTokens(source, HttpTokens.Format.TEXT);
            case "JWTTokenApi", "jwt" -> new JwtTokens(source, Clock.systemUTC());
            case "TokenRedis", "redis" -> new RedisTokens(source);
            default ->
                throw new IllegalArgumentException("--token-plugin " + name
                        + ": must be TokenFile, ReadOnlyTokenFile, TokenFileName, UnixDomainSocketDirectory,"
                        + " JSONTokenApi, BaseTokenAPI, JWTTokenApi or TokenRedis");
        };
    }
}
