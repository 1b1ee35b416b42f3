package io.vncshot.snap;

import io.vncshot.snap.GalleryPage.Entry;
import io.vncshot.snap.GalleryPage.Health;
import io.vncshot.snap.GalleryPage.PictureLink;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GalleryPageTest {
    private static final Instant NOW = Instant.parse("2026-11-23T04:05:06.789Z");

    @Test
    void failuresAreFirstAndCounted() throws IOException {
        String page = GalleryPage.of(
                List.of(entry("good", Health.WELL), entry("bad", Health.FAILED), entry("fine", Health.WELL)), NOW);
        assertThat(page)
                .contains(
                        "<h1>3 desktops, 1 failed</h1>",
                        "<time datetime=\"2026-11-23T04:05:06Z\">2026-11-23 04:05:06 UTC")
                .containsSubsequence("<h2>bad</h2>", "<h2>good</h2>", "<h2>fine</h2>");
        assertThat(GalleryPage.of(List.of(entry("one", Health.WELL)), NOW)).contains("<h1>1 desktop</h1>");
    }

    @Test
    void whatServersAndListsSayIsText() throws IOException {
        String evil = "<script>alert(1)</script>\"'&\u202E\u0000";
        Entry entry =
                new Entry(evil, Health.FAILED, evil, Optional.of(new PictureLink("a\"b <c>/d%e?f#g:h\u00fc.png", NOW)));
        String page = GalleryPage.of(List.of(entry), NOW);
        assertThat(page)
                .doesNotContain("<script>alert", "\u202E", "\u0000")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;")
                .contains("href=\"a%22b%20%3cc%3e/d%25e%3ff%23g%3ah%c3%bc.png\"");
    }

    @Test
    void policyForbidsWhatIsNotOfThePage() throws IOException {
        assertThat(GalleryPage.of(List.of(), NOW))
                .contains("default-src 'none'; img-src 'self' file: data:; style-src 'sha256-", "script-src 'sha256-")
                .doesNotContain("unsafe", " style=", " onclick=");
    }

    private static Entry entry(String name, Health health) {
        return new Entry(name, health, "new", Optional.empty());
    }
}
