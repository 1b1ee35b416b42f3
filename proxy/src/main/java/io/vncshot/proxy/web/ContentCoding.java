package io.vncshot.proxy.web;

import io.vncshot.proxy.http.HeaderFields;
import java.util.Locale;

/** How a file is compressed on its way (RFC 9110 §8.4.1), the smallest first. */
enum ContentCoding {
    BROTLI("br"),
    GZIP("gzip"),
    IDENTITY("identity");

    private final String token;

    ContentCoding(String token) {
        this.token = token;
    }

    String token() {
        return token;
    }

    /** The smallest that the client takes (§12.5.3). A client that takes none of them gets the file as it is. */
    static ContentCoding choose(HeaderFields headers) {
        ContentCoding best = IDENTITY;
        for (String member : headers.list("accept-encoding")) {
            String[] parts = member.toLowerCase(Locale.ROOT).split(";");
            if (parts.length > 1 && isZero(parts[1].trim())) {
                continue;
            }
            for (ContentCoding coding : values()) {
                if (coding.compareTo(best) < 0 && parts[0].trim().equals(coding.token)) {
                    best = coding;
                }
            }
        }
        return best;
    }

    private static boolean isZero(String weight) {
        return weight.equals("q=0") || weight.equals("q=0.0") || weight.equals("q=0.00") || weight.equals("q=0.000");
    }
}
