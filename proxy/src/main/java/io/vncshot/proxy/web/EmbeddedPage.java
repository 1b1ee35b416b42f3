package io.vncshot.proxy.web;

import io.vncshot.proxy.http.Exchange;
import io.vncshot.proxy.http.HttpException;
import io.vncshot.proxy.http.HttpRequest;
import io.vncshot.proxy.http.HttpStatus;
import io.vncshot.proxy.http.RequestListener;
import io.vncshot.proxy.http.Response;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Serves the VNC page that comes with the program. Each of its files is read when it is first asked for. */
public final class EmbeddedPage implements RequestListener {
    private static final String INDEX = "index.html";
    private static final Map<String, String> FILES_BY_PATH = Map.of(
            "/", INDEX,
            "/index.html", INDEX,
            "/vnc.html", INDEX,
            "/page.js", "page.js",
            "/page.css", "page.css",
            "/icon.svg", "icon.svg",
            "/licences.txt", "licences.txt");

    /** WebSockets go anywhere, since the page takes a host; Tight's JPEGs and the pointers are data addresses. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data: blob:; connect-src 'self' ws: wss:; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'self'";

    private final Map<String, EmbeddedFile> read = new ConcurrentHashMap<>();

    @Override
    public void onRequest(Exchange exchange) {
        try {
            respond(exchange);
        } catch (HttpException e) {
            exchange.refuse(e);
        } catch (IOException e) {
            throw new IllegalStateException("the program's own page cannot be read", e);
        }
    }

    private void respond(Exchange exchange) throws HttpException, IOException {
        HttpRequest request = exchange.request();
        String name = FILES_BY_PATH.get(request.rawPath());
        if (name == null) {
            throw new HttpException(HttpStatus.NOT_FOUND, "there is no such file");
        }
        EmbeddedFile file = read.get(name);
        if (file == null) {
            file = EmbeddedFile.read(name);
            read.put(name, file);
        }
        ContentCoding coding = ContentCoding.choose(request.headers());
        String tag = file.tag(coding);
        boolean unchanged = FileAnswer.matches(request.headers(), "if-none-match", tag);
        Response response = Response.of(unchanged ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
                .with("ETag", tag)
                .with("Vary", "Accept-Encoding")
                .with("Cache-Control", "no-cache")
                .with("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .with("Referrer-Policy", "no-referrer");
        if (unchanged) {
            exchange.respond(response);
            return;
        }
        response.with("Content-Type", MediaTypes.of(name));
        if (coding != ContentCoding.IDENTITY) {
            response.with("Content-Encoding", coding.token());
        }
        exchange.respond(response.withBody(file.bytes(coding)));
    }
}
