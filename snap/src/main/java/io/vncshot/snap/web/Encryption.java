package io.vncshot.snap.web;

import java.net.URI;
import java.util.Locale;

/** Whether what is sent must be encrypted. */
public enum Encryption {
    /** On every way but that within this machine. */
    NEEDED,
    /** Somebody has said that it need not be. */
    OPTIONAL;

    /**
     * Looks whether an address may be sent to.
     *
     * @throws IllegalArgumentException if not; the message is for the user
     */
    public void check(URI uri) {
        boolean encrypted = "https".equalsIgnoreCase(uri.getScheme());
        if (this == NEEDED && !encrypted && !isLoopback(uri.getHost())) {
            throw new IllegalArgumentException("http:// to " + uri.getHost()
                    + " can be read and changed on its way; write https://, or allow it by --sink-http");
        }
    }

    private static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        boolean isNumeric = name.startsWith("127.");
        for (int i = 0; isNumeric && i < name.length(); i++) {
            isNumeric = name.charAt(i) == '.' || Character.isDigit(name.charAt(i));
        }
        return isNumeric || name.equals("localhost") || name.equals("[::1]");
    }
}
