package io.vncshot.proxy.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The head of an answer, being put together. Values are the caller's own text: no byte of a request goes in unchecked. */
public final class Response {
    private final HttpStatus status;
    private final StringBuilder fields = new StringBuilder(256);
    private byte[] body = {};

    private Response(HttpStatus status) {
        this.status = status;
    }

    /** An answer without a body. */
    public static Response of(HttpStatus status) {
        return new Response(status);
    }

    /** An answer of one line of text, for people. */
    public static Response text(HttpStatus status, String line) {
        Response response = of(status).with("Content-Type", "text/plain; charset=utf-8");
        response.body = (line + "\n").getBytes(StandardCharsets.UTF_8);
        if (status == HttpStatus.METHOD_NOT_ALLOWED) {
            response.with("Allow", "GET, HEAD");
        }
        return response;
    }

    /** An answer whose body is an HTML page. */
    public static Response html(HttpStatus status, String page) {
        Response response = of(status).with("Content-Type", "text/html; charset=utf-8");
        response.body = page.getBytes(StandardCharsets.UTF_8);
        return response;
    }

    /** Adds the body, which nobody may write to from then on. */
    public Response withBody(byte[] bytes) {
        body = bytes;
        return this;
    }

    /** An answer in the text format of Prometheus. */
    public static Response metrics(String lines) {
        Response response = of(HttpStatus.OK).with("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
        return response.withBody(lines.getBytes(StandardCharsets.UTF_8));
    }

    public Response with(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) == 0x7f) {
                throw new IllegalArgumentException(name + ": a control character in a header field");
            }
        }
        fields.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    public HttpStatus status() {
        return status;
    }

    byte[] body() {
        return body;
    }

    /** The head with its empty line. A body's length is added where the caller has not said one. */
    String head() {
        StringBuilder head = new StringBuilder(fields.length() + 128);
        head.append("HTTP/1.1 ").append(status.code()).append(' ').append(status.phrase());
        head.append("\r\n").append(fields);
        if (status != HttpStatus.SWITCHING_PROTOCOLS) {
            head.append("Date: ").append(httpDate(Instant.now())).append("\r\nX-Content-Type-Options: nosniff\r\n");
            if (fields.indexOf("Content-Length: ") < 0 && status != HttpStatus.NOT_MODIFIED) {
                head.append("Content-Length: ").append(body.length).append("\r\n");
            }
        }
        return head.append("\r\n").toString();
    }

    /** The time in the form of RFC 9110 §5.6.7. */
    public static String httpDate(Instant time) {
        return HTTP_DATE.format(time.atOffset(ZoneOffset.UTC));
    }

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", java.util.Locale.ROOT);
}
