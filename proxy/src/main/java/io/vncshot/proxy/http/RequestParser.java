package io.vncshot.proxy.http;

import java.util.List;

/**
 * Reads the head of a request, strictly (RFC 9112 §§2–5): lines end in CRLF, no folding, no control characters, one
 * Host. Methods other than GET and HEAD and requests with a body are refused here.
 */
final class RequestParser {
    static final int MAX_TARGET = 8192;
    static final int MAX_FIELDS = 100;
    private static final String HOST_SIGNS = "-._~%!$&'()*+,;=:[]";

    private final String head;
    private int position;

    /** The head in ISO-8859-1, up to and including the empty line. */
    RequestParser(String head) {
        this.head = head;
    }

    HttpRequest parse() throws HttpException {
        String line = nextLine();
        int first = line.indexOf(' ');
        int second = line.indexOf(' ', first + 1);
        if (first <= 0 || second < 0 || line.indexOf(' ', second + 1) >= 0) {
            throw bad("request line: must be METHOD SP TARGET SP VERSION");
        }
        String method = line.substring(0, first);
        int minorVersion = parseVersion(line.substring(second + 1));
        requireToken(method, "method");
        String target = parseTarget(line.substring(first + 1, second));
        HttpRequest request = new HttpRequest(method, target, minorVersion, parseFields());
        requireHost(request);
        requireKnownMethod(method);
        requireNoBody(request);
        return request;
    }

    private static void requireKnownMethod(String method) throws HttpException {
        switch (method) {
            case "GET", "HEAD" -> {}
            case "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE" ->
                throw new HttpException(HttpStatus.METHOD_NOT_ALLOWED, "only GET and HEAD are served");
            default -> throw new HttpException(HttpStatus.NOT_IMPLEMENTED, "only GET and HEAD are served");
        }
    }

    private static int parseVersion(String version) throws HttpException {
        if (version.equals("HTTP/1.1")) {
            return 1;
        }
        if (version.equals("HTTP/1.0")) {
            return 0;
        }
        if (version.length() == 8 && version.startsWith("HTTP/")) {
            throw new HttpException(HttpStatus.VERSION_NOT_SUPPORTED, "the version must be HTTP/1.1");
        }
        throw bad("the version must be HTTP/1.1");
    }

    private static String parseTarget(String target) throws HttpException {
        if (target.length() > MAX_TARGET) {
            throw new HttpException(HttpStatus.URI_TOO_LONG, "the request target is over " + MAX_TARGET + " bytes");
        }
        for (int i = 0; i < target.length(); i++) {
            if (target.charAt(i) <= ' ' || target.charAt(i) >= 0x7f) {
                throw bad("the request target has a character that must be percent-encoded");
            }
        }
        if (target.startsWith("/")) {
            return target;
        }
        return originForm(target);
    }

    /** The absolute form is what a proxy would get; a server must take it too (RFC 9112 §3.2.2). */
    private static String originForm(String target) throws HttpException {
        int scheme = target.indexOf("://");
        if (scheme <= 0) {
            throw bad("the request target must begin with /");
        }
        int path = target.indexOf('/', scheme + 3);
        return path < 0 ? "/" : target.substring(path);
    }

    private HeaderFields parseFields() throws HttpException {
        HeaderFields headers = new HeaderFields();
        for (String line = nextLine(); !line.isEmpty(); line = nextLine()) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw bad("a header field must be name: value on one line");
            }
            String name = line.substring(0, colon);
            requireToken(name, "header field name");
            headers.add(name, trimBlanks(line, colon + 1));
            if (headers.size() > MAX_FIELDS) {
                throw new HttpException(HttpStatus.HEADER_FIELDS_TOO_LARGE, "over " + MAX_FIELDS + " header fields");
            }
        }
        return headers;
    }

    private static String trimBlanks(String line, int from) {
        int start = from;
        int end = line.length();
        while (start < end && isBlank(line.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** The head ends in an empty line, so there always is one more CRLF. */
    private String nextLine() throws HttpException {
        int start = position;
        while (head.charAt(position) != '\r') {
            char c = head.charAt(position++);
            if ((c < ' ' && c != '\t') || c == 0x7f) {
                throw bad("the head has a control character");
            }
        }
        if (head.charAt(position + 1) != '\n') {
            throw bad("a CR that no LF follows");
        }
        String line = head.substring(start, position);
        position += 2;
        return line;
    }

    private static void requireToken(String text, String what) throws HttpException {
        for (int i = 0; i < text.length(); i++) {
            if (!isTokenCharacter(text.charAt(i))) {
                throw bad("a " + what + " has a character that is not allowed there");
            }
        }
    }

    private static boolean isTokenCharacter(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }

    private static void requireHost(HttpRequest request) throws HttpException {
        List<String> hosts = request.headers().all("host");
        if (hosts.size() > 1 || (hosts.isEmpty() && request.minorVersion() > 0)) {
            throw bad("there must be one Host field");
        }
        for (String host : hosts) {
            requireHostCharacters(host);
        }
    }

    /** Those of a host and a port (RFC 3986 §3.2.2), in any order: what looks them up is stricter. */
    private static void requireHostCharacters(String host) throws HttpException {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && HOST_SIGNS.indexOf(c) < 0) {
                throw bad("the Host field has a character that no host has");
            }
        }
    }

    private static void requireNoBody(HttpRequest request) throws HttpException {
        if (!request.headers().all("transfer-encoding").isEmpty()) {
            throw bad("requests with a body are not served");
        }
        for (String length : request.headers().all("content-length")) {
            if (!length.equals("0")) {
                throw bad("requests with a body are not served");
            }
        }
    }

    private static HttpException bad(String message) {
        return new HttpException(HttpStatus.BAD_REQUEST, message);
    }
}
