package io.vncshot.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of {@code snap --gallery} in a real browser. */
@Execution(ExecutionMode.SAME_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GalleryTest {
    private static final String NAMES =
            "[...document.querySelectorAll('.card:not([hidden]) h2')].map((h) => h.textContent).join(', ')";

    private Path folder;
    private Browser browser;

    @BeforeAll
    void takeSnapshots(@TempDir Path profile, @TempDir Path ownFolder) throws IOException {
        folder = ownFolder;
        browser = Browser.start(profile);
        Files.write(
                folder.resolve("list"),
                List.of("front: demo:", "b&<b>x</b>: demo:", "dead: 127.0.0.1::1", "back: demo:"));
        Command.Result result = Vncshot.run(
                folder, "snap", "--targets", "list", "--gallery", "index.html", "shots/{name} 100%%/%s.png");
        assertThat(result.exitStatus()).as(result.errors()).isEqualTo(61);
        browser.open(folder.resolve("index.html").toUri().toString());
    }

    @AfterAll
    void endBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void nothingButPicturesWasAskedForAndNothingWentWrong() {
        assertThat(browser.requests().lines())
                .allMatch(address -> address.startsWith("file:") && address.endsWith(".png"));
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void picturesAreShownAndWhatFailedIsFirst() {
        assertThat(browser.text("h1")).isEqualTo("4 desktops, 1 failed");
        assertThat(browser.evaluate(NAMES)).isEqualTo("dead, front, b&<b>x</b>, back");
        assertThat(browser.text(".failed .state")).startsWith("connect: 127.0.0.1::1: cannot connect");
        browser.until("[...document.images].length == 3 && [...document.images].every((i) => i.naturalWidth == 1024)");
        assertThat(browser.text(".when span")).matches("\\d+ (s|min) ago");
    }

    @Test
    void keyboardGoesFromPictureToPictureAndToTheFilter() {
        browser.evaluate("document.querySelector('.card a').focus()");
        browser.press("ArrowRight");
        assertThat(browser.evaluate("document.activeElement.querySelector('img').alt"))
                .isEqualTo("Screen of b&<b>x</b>");
        browser.press("ArrowLeft");
        assertThat(browser.evaluate("document.activeElement.querySelector('img').alt"))
                .isEqualTo("Screen of front");
        browser.press("/");
        browser.type("Ba");
        assertThat(browser.evaluate(NAMES)).isEqualTo("back");
        browser.fill("#filter", "");
        browser.click("#only");
        assertThat(browser.evaluate(NAMES)).isEqualTo("dead");
        browser.click("#only");
        assertThat(browser.evaluate(NAMES)).contains("front");
    }

    @ParameterizedTest
    @CsvSource({"400, light", "400, dark", "1200, light", "1200, dark"})
    void pageFitsInTheWindow(int width, String scheme) {
        browser.resize(width, 800);
        browser.preferScheme(scheme);
        assertThat(browser.evaluate("document.documentElement.scrollWidth")).isEqualTo("" + width);
        assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo(scheme.equals("dark") ? "rgb(16, 21, 28)" : "rgb(243, 245, 248)");
        browser.shoot(folder.resolve(width + scheme + ".png"));
        assertThat(folder.resolve(width + scheme + ".png")).isNotEmptyFile();
    }
}
