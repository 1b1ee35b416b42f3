package io.vncshot.snap.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where pictures go over the network: a bucket, or a web server that takes PUT.
 *
 * @param place the bucket's name, or {@code https://host:port}
 * @param login {@code user:password} as it stood in the address; in no message
 */
public record SinkAddress(Kind kind, String place, Optional<String> login) {
    private static final String S3 = "s3://";
    private static final int MAX_BUCKET = 63;
    private static final int MIN_BUCKET = 3;

    /** What is spoken there. */
    public enum Kind {
        S3,
        WEB
    }

    /** An address and what follows it: the key of an object, or a template of such keys. */
    public record Place(SinkAddress address, String key) {
        /** For messages. */
        @Override
        public String toString() {
            return address.shown(key);
        }
    }

    /** Whether a text is to be read as one rather than as the name of a file. */
    public static boolean isOne(String text) {
        String start = text.substring(0, Math.min(text.length(), 8)).toLowerCase(Locale.ROOT);
        return start.startsWith(S3) || start.startsWith("https://") || start.startsWith("http://");
    }

    /**
     * Reads {@code s3://bucket/key} or {@code https://[user:password@]host[:port]/key}.
     *
     * @throws IllegalArgumentException whose message is the rule that the text breaks, without the text
     */
    public static Place parse(String text) {
        int start = text.indexOf("://") + 3;
        int slash = text.indexOf('/', start);
        if (slash < 0) {
            throw new IllegalArgumentException("must have a name after the bucket or the host, as in s3://shots/a.png");
        }
        String scheme = text.substring(0, start).toLowerCase(Locale.ROOT);
        String authority = text.substring(start, slash);
        String key = text.substring(slash + 1);
        checkKey(key);
        if (scheme.equals(S3)) {
            return new Place(new SinkAddress(Kind.S3, checkedBucket(authority), Optional.empty()), key);
        }
        int at = authority.lastIndexOf('@');
        Optional<String> login = at < 0 ? Optional.empty() : Optional.of(authority.substring(0, at));
        String place = scheme + authority.substring(at + 1);
        checkOrigin(place);
        return new Place(new SinkAddress(Kind.WEB, place, login), key);
    }

    /** A text for messages, without the login that it may have. */
    public static String withoutLogin(String text) {
        int start = text.indexOf("://") + 3;
        int slash = text.indexOf('/', start);
        int at = text.lastIndexOf('@', slash < 0 ? text.length() : slash);
        return start > 2 && at >= start ? text.substring(0, start) + text.substring(at + 1) : text;
    }

    private static void checkKey(String key) {
        if (key.isEmpty() || key.endsWith("/") || ("/" + key).contains("//")) {
            throw new IllegalArgumentException("must not have two slashes in a row, nor end in one");
        }
        if (("/" + key + "/").contains("/./") || ("/" + key + "/").contains("/../")) {
            throw new IllegalArgumentException("must not have . or .. between its slashes");
        }
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c == '?' || c == '#' || Character.isISOControl(c)) {
                throw new IllegalArgumentException(
                        "must not have ? or # or control characters; --sink-header sends what a server wants to know");
            }
        }
    }

    private static String checkedBucket(String bucket) {
        boolean fits = bucket.length() >= MIN_BUCKET && bucket.length() <= MAX_BUCKET;
        for (int i = 0; i < bucket.length(); i++) {
            char c = bucket.charAt(i);
            fits &= (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
        }
        if (!fits || bucket.contains("..") || ".-".indexOf(bucket.charAt(0)) >= 0) {
            throw new IllegalArgumentException(
                    "the bucket must be 3 to 63 small letters, digits, dots and hyphens, as in s3://shots/a.png");
        }
        return bucket;
    }

    /** A scheme, a host and perhaps a port. */
    static URI checkOrigin(String origin) {
        try {
            URI uri = new URI(origin);
            boolean isBare = uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
            if (uri.getHost() != null && isBare && uri.getPort() <= 0xFFFF) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Its message would show the text.
        }
        throw new IllegalArgumentException(
                "must name a host and perhaps a port, as in https://shots.example:8443/a.png");
    }

    /** The address of an object for messages. */
    public String shown(String key) {
        return (kind == Kind.S3 ? S3 + place : place) + "/" + key;
    }

    /** Without the login. */
    @Override
    public String toString() {
        return shown("");
    }
}
