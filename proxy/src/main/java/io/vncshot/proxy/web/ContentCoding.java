package io.vncshot.proxy.web;

import io.vncshot.proxy.http.HeaderFields;
import java.util.List;
import java.util.Locale;

/** How a file is compressed on its way (RFC 9110 §8.4.1), the smallest first. */
enum ContentCoding {
    BROTLI("br", ".br"),
    GZIP("gzip", ".gz"),
    IDENTITY("identity", "");

    static final List<ContentCoding> COMPRESSED = List.of(BROTLI, GZIP);

    private final String token;
    private final String suffix;

    ContentCoding(String token, String suffix) {
        this.token = token;
        this.suffix = suffix;
    }

    String token() {
        return token;
    }

    /** What files that are compressed so have behind their name. */
    String suffix() {
        return suffix;
    }

    /** The smallest that the client takes (§12.5.3). A client that takes none of them gets the file as it is. */
    static ContentCoding choose(HeaderFields headers) {
        for (ContentCoding coding : COMPRESSED) {
            if (coding.isTaken(headers)) {
                return coding;
            }
        }
        return IDENTITY;
    }

    /** Whether the client names it, and not to refuse it. */
    boolean isTaken(HeaderFields headers) {
        for (String member : headers.list("accept-encoding")) {
            String[] parts = member.toLowerCase(Locale.ROOT).split(";", -1);
            if (parts[0].trim().equals(token) && !(parts.length > 1 && isZero(parts[1].trim()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isZero(String weight) {
        return weight.equals("q=0") || weight.equals("q=0.0") || weight.equals("q=0.00") || weight.equals("q=0.000");
    }
}
