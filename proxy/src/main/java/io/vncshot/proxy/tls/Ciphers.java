package io.vncshot.proxy.tls;

import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * OpenSSL's cipher lists, as far as Java's ciphers can follow: names of ciphers in OpenSSL's or the IANA's spelling,
 * HIGH, DEFAULT and ALL for all that Java has on, and with ! or - in front what to leave out. A word that is no whole name stands for all ciphers that have it as a part, as ECDHE or
 * AES256.
 */
public final class Ciphers {
    private Ciphers() {}

    /** The ciphers in Java's names. A word that means nothing, or a list that leaves nothing, is an IllegalArgumentException. */
    public static List<String> parse(String list) {
        List<String> known = known();
        Set<String> chosen = new LinkedHashSet<>();
        Set<String> banned = new LinkedHashSet<>();
        for (String word : list.split("[:, ]+")) {
            if (word.isEmpty() || word.startsWith("@")) {
                continue;
            }
            char sign = word.charAt(0);
            if (sign == '!' || sign == '-') {
                banned.addAll(matching(word.substring(1), known));
            } else {
                List<String> found = matching(sign == '+' ? word.substring(1) : word, known);
                if (found.isEmpty()) {
                    throw new IllegalArgumentException("--ssl-ciphers: " + word + ": no such cipher here");
                }
                chosen.addAll(found);
            }
        }
        chosen.removeAll(banned);
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("--ssl-ciphers " + list + ": leaves no cipher");
        }
        return new ArrayList<>(chosen);
    }

    private static List<String> known() {
        try {
            return List.of(SSLContext.getDefault().getDefaultSSLParameters().getCipherSuites());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> matching(String word, List<String> known) {
        List<String> found = new ArrayList<>();
        for (String name : known) {
            String openssl = opensslName(name);
            if (name.equals(word) || openssl.equals(word)) {
                return List.of(name);
            }
            if (isAll(word) || hasParts(openssl, word)) {
                found.add(name);
            }
        }
        return found;
    }

    private static boolean isAll(String word) {
        return word.equals("HIGH") || word.equals("DEFAULT") || word.equals("ALL");
    }

    /** ECDHE+AESGCM stands for what has both. */
    private static boolean hasParts(String openssl, String word) {
        for (String part : word.split("\\+")) {
            boolean has = part.equals("AESGCM")
                    ? openssl.contains("AES") && openssl.contains("GCM")
                    : ("-" + openssl + "-").contains("-" + part + "-")
                            || ((part.equals("AES") || part.equals("CHACHA20")) && openssl.contains(part));
            if (!has) {
                return false;
            }
        }
        return true;
    }

    /** TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 is ECDHE-RSA-AES128-GCM-SHA256; those of TLS 1.3 keep their names. */
    static String opensslName(String name) {
        int with = name.indexOf("_WITH_");
        if (with < 0) {
            return name;
        }
        String exchange = name.substring(4, with).replace('_', '-');
        String cipher = name.substring(with + 6)
                .replace("AES_", "AES")
                .replace("_CBC", "")
                .replace("CHACHA20_POLY1305_SHA256", "CHACHA20-POLY1305")
                .replace('_', '-');
        return exchange.equals("RSA") ? cipher : exchange + "-" + cipher;
    }
}
