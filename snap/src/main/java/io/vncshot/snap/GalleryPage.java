package io.vncshot.snap;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A page with the latest picture of each desktop: those that failed first. The pictures are links to files, everything else is in
 * it; a policy in it forbids what is not.
 */
public final class GalleryPage {
    private static final String ICON =
            "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
                    + "%3Crect width='16' height='16' rx='4' fill='%23";
    private static final String ICON_END = "'/%3E%3C/svg%3E";

    private final StringBuilder html = new StringBuilder();

    /**
     * A desktop.
     *
     * @param state what became of it at last, for people
     * @param picture the latest one
     */
    public record Entry(String name, Health health, String state, Optional<PictureLink> picture) {}

    /** Whether a desktop's last try went well. */
    public enum Health {
        WELL,
        FAILED
    }

    /**
     * A picture.
     *
     * @param path from the page to it, with slashes, not encoded
     */
    public record PictureLink(String path, Instant time) {}

    private GalleryPage() {}

    /** The page, as of a time. */
    public static String of(List<Entry> entries, Instant now) throws IOException {
        GalleryPage page = new GalleryPage();
        page.write(entries, now);
        return page.html.toString();
    }

    private void write(List<Entry> entries, Instant now) throws IOException {
        int failed = 0;
        for (Entry entry : entries) {
            failed += entry.health() == Health.FAILED ? 1 : 0;
        }
        String title = entries.size()
                + (entries.size() == 1 ? " desktop" : " desktops")
                + (failed == 0 ? "" : ", " + failed + " failed");
        String script = resource("gallery.js");
        writeHead(title, failed, script);
        html.append("<header>\n<h1>").append(title).append("</h1>\n<p>Written ");
        time(now);
        html.append(
                "</p>\n<form role=\"search\">\n<label>Name <input id=\"filter\" type=\"search\" autocomplete=\"off\""
                        + " aria-keyshortcuts=\"/\"></label>\n<label><input id=\"only\" type=\"checkbox\" autocomplete=\"off\"> failed"
                        + " only</label>\n</form>\n</header>\n<main>\n<ul class=\"grid\">\n");
        for (Health health : new Health[] {Health.FAILED, Health.WELL}) {
            for (Entry entry : entries) {
                if (entry.health() == health) {
                    writeCard(entry);
                }
            }
        }
        html.append("</ul>\n</main>\n<script>").append(script).append("</script>\n</body>\n</html>\n");
    }

    private void writeHead(String title, int failed, String script) throws IOException {
        String style = resource("gallery.css");
        // Of pages that are files browsers disagree what 'self' is.
        String policy = "default-src 'none'; img-src 'self' file: data:; style-src " + hash(style) + "; script-src "
                + hash(script) + "; base-uri 'none'; form-action 'none'";
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .append(policy)
                .append("\">\n");
        html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.append("<meta name=\"referrer\" content=\"no-referrer\">\n<title>").append(title);
        html.append(" · vncshot</title>\n<link rel=\"icon\" href=\"").append(ICON);
        html.append(failed == 0 ? "1b7f3b" : "c62828").append(ICON_END).append("\">\n");
        html.append("<style>").append(style).append("</style>\n</head>\n<body>\n");
    }

    private void writeCard(Entry entry) {
        boolean failed = entry.health() == Health.FAILED;
        html.append("<li class=\"card").append(failed ? " failed" : "").append("\">");
        Optional<PictureLink> picture = entry.picture();
        if (picture.isPresent()) {
            String path = encoded(picture.get().path());
            html.append("<a href=\"").append(path).append("\"><img src=\"").append(path);
            html.append("\" loading=\"lazy\" alt=\"Screen of ");
            text(entry.name());
            html.append("\"></a>");
        } else {
            html.append("<div class=\"none\">no picture</div>");
        }
        html.append("<div class=\"facts\"><h2>");
        text(entry.name());
        html.append("</h2><p class=\"state\">");
        text(entry.state());
        html.append("</p>");
        if (picture.isPresent()) {
            html.append("<p class=\"when\">");
            time(picture.get().time());
            html.append("</p>");
        }
        html.append("</div></li>\n");
    }

    /** For people without scripts as it is; the script says beside it how long ago that is. */
    private void time(Instant time) {
        String text = Instant.ofEpochSecond(time.getEpochSecond()).toString();
        html.append("<time datetime=\"").append(text).append("\">");
        html.append(text.replace('T', ' ').replace("Z", " UTC")).append("</time> <span></span>");
    }

    private void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(isShown(c) ? c : '\uFFFD');
            }
        }
    }

    /** Not what HTML cannot hold, and not what turns the direction of the text that follows. */
    private static boolean isShown(char c) {
        boolean turns = (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
        return c >= ' ' && (c < 0x7F || c > 0x9F) && !turns;
    }

    /** As part of an address; a colon in the first segment would make that a scheme. */
    private static String encoded(String path) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = (c < 0x80 && Character.isLetterOrDigit(c)) || "-._~/".indexOf(c) >= 0;
            if (plain) {
                encoded.append(c);
            } else {
                encoded.append('%').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            }
        }
        return encoded.toString();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = GalleryPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException(name + " is missing in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
