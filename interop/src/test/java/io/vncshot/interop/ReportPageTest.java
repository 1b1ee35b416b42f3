package io.vncshot.interop;

import io.vncshot.imaging.Area;
import io.vncshot.visual.CheckStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The report of checks in a real browser: what each view shows, by mouse and by keyboard. */
class ReportPageTest extends ShownReport {
    private static final String LOGIN = "#check-login ";
    private static final String CLOCK = "#check-clock ";

    @Test
    void failuresAreInSightAndWhatPassedIsFolded() {
        assertThat(browser.text("h1")).isEqualTo("3 of 6 checks failed");
        assertThat(browser.evaluate("[...document.querySelectorAll('.check')].map((c) => c.id).join(' ')"))
                .isEqualTo("check-login check-menu~20~bar check-clock check-fresh check-calm check-still");
        assertThat(browser.evaluate("document.querySelector('details.passed').open"))
                .isEqualTo("false");
        assertThat(browser.text(LOGIN + ".message")).isEqualTo("what happened to login");
        assertThat(browser.text(LOGIN + "dl"))
                .contains("1800 pixels (2.81 %)", "0 pixels", "12 pixels, not counted", "kiosk <b>7</b>");
    }

    @ParameterizedTest
    @CsvSource({"diff, Diff, fff0e0e0", "actual, Actual, ff208040", "expected, Expected, ff2040a0"})
    void viewOfOnePictureShowsIt(String view, String title, String colour) {
        browser.click(LOGIN + "[data-view=" + view + "]");
        assertThat(browser.text(LOGIN + "[aria-selected=true]")).isEqualTo(title);
        assertThat(colour(LOGIN, 0, 160, 100)).isEqualTo(colour);
    }

    @Test
    void diffIsTheFirstViewOfADifference() {
        assertThat(browser.text(LOGIN + "[aria-selected=true]")).isEqualTo("Diff");
    }

    @Test
    void bothPicturesAreSideBySide() {
        browser.click(LOGIN + "button[data-view=side]");
        assertThat(colour(LOGIN, 0, 160, 100)).isEqualTo(hex(SampleReport.EXPECTED));
        assertThat(colour(LOGIN, 1, 160, 100)).isEqualTo(hex(SampleReport.ACTUAL));
        browser.click(LOGIN + "[data-zoom='4']");
        browser.evaluate("document.querySelector('" + LOGIN + ".window').scrollLeft = 333");
        browser.until("document.querySelectorAll('" + LOGIN + ".window')[1].scrollLeft == 333");
    }

    @Test
    void sliderDividesThePicturesWhereItIsDragged() {
        browser.click(LOGIN + "button[data-view=slider]");
        assertBoundary(160, 20);
        browser.drag(LOGIN + ".canvas", 320, 100, 160, 120);
        assertBoundary(80, 20);
        assertThat(browser.evaluate("document.querySelector('" + LOGIN + "[type=range]').value"))
                .isEqualTo("25");
    }

    @Test
    void sliderIsWhereThePictureIsEnlarged() {
        browser.click(LOGIN + "button[data-view=slider]");
        browser.click(LOGIN + "[data-area]");
        int middle = SampleReport.CHANGED.x() + SampleReport.CHANGED.width() / 2;
        assertBoundary(middle, SampleReport.CHANGED.y() - 10);
    }

    @Test
    void sliderMovesByKeyboard() {
        browser.press("n");
        browser.press("l");
        browser.evaluate("document.querySelector('" + LOGIN + "[type=range]').focus()");
        browser.press("Home");
        assertThat(colour(LOGIN, 0, 12, 100)).isEqualTo(hex(SampleReport.ACTUAL));
        browser.press("End");
        assertThat(colour(LOGIN, 0, 300, 100)).isEqualTo(hex(SampleReport.EXPECTED));
        browser.press("ArrowLeft");
        assertThat(browser.evaluate("document.activeElement.getAttribute('aria-valuetext')"))
                .isEqualTo("99 %");
    }

    @Test
    void blinkShowsThePicturesInTurnUntilItIsStopped() {
        browser.click(LOGIN + "button[data-view=blink]");
        awaitCaption("Actual");
        awaitCaption("Expected");
        awaitCaption("Actual");
        browser.click(LOGIN + ".blink");
        assertThat(browser.text(LOGIN + ".blink")).isEqualTo("Start");
        String shown = browser.text(LOGIN + "figcaption");
        String first = colour(LOGIN, 0, 160, 100);
        assertThat(first).isEqualTo(hex(shown.equals("Actual") ? SampleReport.ACTUAL : SampleReport.EXPECTED));
        browser.click(LOGIN + ".blink + button");
        assertThat(colour(LOGIN, 0, 160, 100))
                .isNotEqualTo(first)
                .isIn(hex(SampleReport.ACTUAL), hex(SampleReport.EXPECTED));
    }

    @Test
    void blinkDoesNotStartByItselfForThoseWhoPreferLessMotion() {
        browser.preferMotion("reduce");
        browser.click(LOGIN + "button[data-view=blink]");
        assertThat(browser.text(LOGIN + ".blink")).isEqualTo("Start");
        assertThat(browser.evaluate("viewerOf(document.querySelector('#check-login')).blinking === undefined"))
                .isEqualTo("true");
        browser.click(LOGIN + ".blink + button");
        assertThat(browser.text(LOGIN + "figcaption")).isEqualTo("Actual");
    }

    @Test
    void unstableScreenHasItsPreviousPicture() {
        browser.click(CLOCK + "button[data-view=previous]");
        assertThat(colour(CLOCK, 0, 100, 100)).isEqualTo(hex(SampleReport.PREVIOUS));
        browser.click(CLOCK + "button[data-view=side]");
        assertThat(colour(CLOCK, 0, 100, 100)).isEqualTo(hex(SampleReport.PREVIOUS));
        assertThat(colour(CLOCK, 1, 100, 100)).isEqualTo(hex(SampleReport.ACTUAL));
        assertThat(browser.text(CLOCK + ".areas")).contains(SampleReport.CHANGED.toString(), "14 changes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fit", "1", "4"})
    void boxesLieOverTheirAreasInEachSize(String zoom) {
        browser.click(LOGIN + "[data-zoom='" + zoom + "']");
        assertThat(box("rect.area")).isEqualTo(SampleReport.CHANGED.toString());
        assertThat(box("rect.mask")).isEqualTo(SampleReport.MASK.toString());
    }

    @Test
    void boxesAreTakenAwayByTheirButtons() {
        browser.click(LOGIN + "[data-boxes=area]");
        assertThat(shown("rect.area")).isEqualTo("none");
        assertThat(shown("rect.mask")).isEqualTo("inline");
        browser.click(LOGIN + "[data-boxes=mask]");
        assertThat(shown("rect.mask")).isEqualTo("none");
        browser.click(LOGIN + "[data-boxes=area]");
        assertThat(shown("rect.area")).isEqualTo("inline");
    }

    @Test
    void clickEnlargesThePictureThereAndAnotherFitsItAgain() {
        browser.click(LOGIN + ".canvas", 300, 150);
        assertThat(browser.evaluate("document.querySelector('" + LOGIN + ".viewer').dataset.zoom"))
                .isEqualTo("4");
        String scrolled = "viewerOf(document.querySelector('#check-login')).pane.window.scroll";
        assertThat(browser.evaluate("Math.round((" + scrolled + "Left + 300) / 4)"))
                .isEqualTo("150");
        assertThat(browser.evaluate("Math.round((" + scrolled + "Top + 150) / 4)"))
                .isEqualTo("75");
        browser.click(LOGIN + ".window", 300, 150);
        assertThat(browser.evaluate("document.querySelector('" + LOGIN + ".viewer').dataset.zoom"))
                .isEqualTo("fit");
        assertThat(colour(LOGIN, 0, 310, 190)).isEqualTo(hex(SampleReport.DIFF));
    }

    @Test
    void areaOfTheListIsEnlarged() {
        browser.click(LOGIN + "[data-area]");
        Area changed = SampleReport.CHANGED;
        assertThat(browser.evaluate(
                        "(() => { const { x, y } = viewerOf(document.querySelector('#check-login')).pane.middle();"
                                + " return Math.round(x) + ',' + Math.round(y); })()"))
                .isEqualTo((changed.x() + changed.width() / 2) + "," + (changed.y() + changed.height() / 2));
    }

    @Test
    void pictureThatThereIsNoRoomForComesFromItsFile() throws IOException {
        browser.open(new SampleReport(folder.resolve("linked"))
                .add("login", CheckStatus.DIFFERS)
                .writeLinked());
        assertThat(colour(LOGIN, 0, 160, 100)).isEqualTo(hex(SampleReport.DIFF));
        assertThat(List.of(browser.requests().split("\n")))
                .hasSize(3)
                .allMatch(address -> address.startsWith("file:") && address.contains("/linked/login-"));
        browser.open("about:blank");
    }

    @Test
    void pictureWhoseFileHasGoneIsSaid() throws IOException {
        Path other = folder.resolve("linked");
        String address =
                new SampleReport(other).add("login", CheckStatus.DIFFERS).writeLinked();
        Files.delete(other.resolve("login-diff.png"));
        browser.open(address);
        browser.until("document.querySelector('" + LOGIN + ".lost[data-picture=diff]') != null");
        browser.click(LOGIN + "[data-view=actual]");
        assertThat(colour(LOGIN, 0, 160, 100)).isEqualTo(hex(SampleReport.ACTUAL));
        assertThat(browser.problems()).contains("ERR_FILE_NOT_FOUND");
        browser.forgetProblems();
        browser.open("about:blank");
    }

    private void awaitCaption(String caption) {
        browser.until("document.querySelector('" + LOGIN + "figcaption').textContent == '" + caption + "'");
    }

    private void assertBoundary(int x, int y) {
        assertThat(colour(LOGIN, 0, x - 5, y)).isEqualTo(hex(SampleReport.EXPECTED));
        assertThat(colour(LOGIN, 0, x + 5, y)).isEqualTo(hex(SampleReport.ACTUAL));
    }

    /** What the page shows where a pixel of the screen is. */
    private String colour(String check, int pane, int x, int y) {
        String found = "document.querySelectorAll('" + check + ".canvas')[" + pane + "]";
        browser.until(found + " != null");
        browser.evaluate(found + ".scrollIntoView({ block: 'center' })");
        browser.until("[...document.querySelectorAll('" + check + "img')].every((i) => i.complete)");
        String place = browser.evaluate("(() => { const b = " + found + ".getBoundingClientRect();"
                + " const s = b.width / " + SampleReport.WIDTH + ";"
                + " return Math.floor(b.left + s * (" + x + " + .5)) + ',' + Math.floor(b.top + s * (" + y
                + " + .5)); })()");
        Picture window = browser.shoot(folder.resolve("window.png"));
        int comma = place.indexOf(',');
        return hex(
                window.at(Integer.parseInt(place.substring(0, comma)), Integer.parseInt(place.substring(comma + 1))));
    }

    private static String hex(int colour) {
        return Integer.toHexString(colour);
    }

    /** Where a box is, in pixels of the screen. */
    private String box(String selector) {
        return browser.evaluate(
                "(() => { const c = document.querySelector('" + LOGIN + ".canvas').getBoundingClientRect();"
                        + " const b = document.querySelector('" + LOGIN + selector + "').getBoundingClientRect();"
                        + " const s = c.width / " + SampleReport.WIDTH + "; const r = (n) => Math.round(n / s);"
                        + " return r(b.left - c.left) + ',' + r(b.top - c.top) + ' ' + r(b.width) + 'x' + r(b.height); })()");
    }

    private String shown(String selector) {
        return browser.evaluate("getComputedStyle(document.querySelector('" + LOGIN + selector + "')).display");
    }
}
