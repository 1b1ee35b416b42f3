package io.vncshot.proxy.auth;

/** The authenticators by the names that users give. */
public final class Authenticators {
    private static final String PACKAGE = "websockify.auth_plugins.";

    private Authenticators() {}

    /** Takes pages of the same host. */
    public static Authenticator sameOrigin() {
        return new SameOrigin();
    }

    /** Makes the one of this name, which may have the Python package in front or be the short one. */
    public static Authenticator create(String name, String source) {
        return switch (name.startsWith(PACKAGE) ? name.substring(PACKAGE.length()) : name) {
            case "BasicHTTPAuth", "basic" -> new BasicHttpAuth(source);
            case "ExpectOrigin", "origin" -> new ExpectOrigin(source);
            case "ClientCertCNAuth", "client-cert" -> new ClientCertCnAuth(source);
            default ->
                throw new IllegalArgumentException(
                        "--auth-plugin " + name
                                + ": must be BasicHTTPAuth, ExpectOrigin or ClientCertCNAuth; modules of Python cannot be loaded");
        };
    }
}
