package io.vncshot.snap.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** AWS's Signature Version 4 of a request with all that it says in its headers, none of it in chunks. */
record SigV4(AwsAccount account, String service) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final int DATE_LENGTH = 8;

    /**
     * What is signed.
     *
     * @param path percent-encoded, with its first slash
     * @param query parameters percent-encoded and sorted; empty for none
     * @param headers names in small letters, values without spaces at their ends; {@code host} and {@code x-amz-date}
     *     among them
     * @param payloadHash by {@link #hash}
     */
    record Request(String method, String path, String query, SortedMap<String, String> headers, String payloadHash) {}

    /** The value of the header {@code Authorization}. */
    String authorization(Request request, Instant time) {
        String stamp = stamp(time);
        String date = stamp.substring(0, DATE_LENGTH);
        String scope = date + "/" + account.region() + "/" + service + "/aws4_request";
        String toSign = ALGORITHM + "\n" + stamp + "\n" + scope + "\n"
                + hash(canonical(request).getBytes(StandardCharsets.UTF_8));
        byte[] key = hmac(("AWS4" + account.secretKey()).getBytes(StandardCharsets.UTF_8), date);
        byte[] signing = hmac(hmac(hmac(key, account.region()), service), "aws4_request");
        return ALGORITHM + " Credential=" + account.accessKey() + "/" + scope + ", SignedHeaders="
                + String.join(";", request.headers().keySet()) + ", Signature=" + hex(hmac(signing, toSign));
    }

    private static String canonical(Request request) {
        StringBuilder text = new StringBuilder(512);
        text.append(request.method()).append('\n');
        text.append(request.path()).append('\n');
        text.append(request.query()).append('\n');
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            text.append(header.getKey())
                    .append(':')
                    .append(singleSpaced(header.getValue()))
                    .append('\n');
        }
        text.append('\n').append(String.join(";", request.headers().keySet())).append('\n');
        return text.append(request.payloadHash()).toString();
    }

    private static String singleSpaced(String value) {
        String spaced = value;
        while (spaced.contains("  ")) {
            spaced = spaced.replace("  ", " ");
        }
        return spaced;
    }

    /** A time as the header {@code x-amz-date} has it: {@code 20150830T123600Z}. */
    static String stamp(Instant time) {
        String text = Instant.ofEpochSecond(time.getEpochSecond()).toString();
        return text.replace("-", "").replace(":", "");
    }

    /** SHA-256, in hexadecimal. */
    static String hash(byte[] bytes) {
        try {
            return hex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder(2 * bytes.length);
        for (byte b : bytes) {
            text.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
        }
        return text.toString();
    }
}
