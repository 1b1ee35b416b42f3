package io.vncshot.interop;

import io.vncshot.visual.CheckStatus;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The report of checks in a real browser: the way around in it, for everybody and everywhere. */
class ReportPageUseTest extends ShownReport {
    private static final String FOCUSED = "document.activeElement.id";
    private static final String CONTRAST = """
            (() => {
                const pixel = document.createElement('canvas').getContext('2d');
                const parts = (colour) => {
                    pixel.clearRect(0, 0, 1, 1);
                    pixel.fillStyle = colour;
                    pixel.fillRect(0, 0, 1, 1);
                    return [...pixel.getImageData(0, 0, 1, 1).data];
                };
                const light = (colour) => {
                    const [r, g, b] = colour.map((c) => c / 255).map((c) => (c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4));
                    return .2126 * r + .7152 * g + .0722 * b;
                };
                const ground = (element) => {
                    const own = parts(getComputedStyle(element).backgroundColor);
                    return own[3] === 255 ? own : ground(element.parentElement);
                };
                const poor = [];
                for (const one of document.querySelectorAll('h1, h2, h3 a, h4, p, dt, dd, .run *, .status, .count, .measure, button, label span, a')) {
                    if (one.checkVisibility()) {
                        const [low, high] = [light(parts(getComputedStyle(one).color)), light(ground(one))].sort((a, b) => a - b);
                        if ((high + .05) / (low + .05) < 4.5) {
                            poor.push(`${one.tagName}.${one.className} "${one.textContent}" ${(high + .05) / (low + .05)}`);
                        }
                    }
                }
                return poor.join('; ');
            })()
            """;

    @Test
    void keysLeadFromFailureToFailureAndAround() {
        for (String check : new String[] {"login", "menu~20~bar", "clock", "login"}) {
            browser.press("n");
            assertThat(browser.evaluate(FOCUSED)).isEqualTo("check-" + check);
        }
        assertThat(browser.text("#step")).isEqualTo("1 / 3");
        assertThat(browser.evaluate("location.hash")).isEqualTo("#check-login");
        browser.press("p");
        assertThat(browser.evaluate(FOCUSED)).isEqualTo("check-clock");
        browser.click("#previous");
        assertThat(browser.evaluate(FOCUSED)).isEqualTo("check-menu~20~bar");
    }

    @Test
    void viewsAreTabsThatArrowsLeadThrough() {
        browser.press("n");
        String[] views = {"diff", "actual", "expected", "side", "slider", "blink", "diff"};
        tabTo("check-login-diff");
        for (int i = 1; i < views.length; i++) {
            browser.press("ArrowRight");
            assertThat(browser.evaluate(FOCUSED)).isEqualTo("check-login-" + views[i]);
            assertSelected(views[i]);
        }
        browser.press("ArrowLeft");
        assertSelected("blink");
        browser.press("Home");
        assertSelected("diff");
        browser.press("End");
        assertSelected("blink");
        browser.press("Tab");
        browser.press("Shift+Tab");
        assertThat(browser.evaluate(FOCUSED)).isEqualTo("check-login-blink");
    }

    @Test
    void blinkStartsAndStopsByKeyboard() {
        browser.press("n");
        browser.press("b");
        String blinking = "viewerOf(document.querySelector('#check-login')).blinking !== undefined";
        assertThat(browser.evaluate(blinking)).isEqualTo("true");
        tabTo("check-login-blink");
        browser.until("document.activeElement.id == 'check-login-blink'");
        tabToClass("blink");
        browser.press("Space");
        assertThat(browser.evaluate(blinking)).isEqualTo("false");
        browser.press("Enter");
        assertThat(browser.evaluate(blinking)).isEqualTo("true");
    }

    @Test
    void everythingWithTheFocusIsSeenToHaveIt() {
        browser.press("n");
        browser.press("l");
        for (int i = 0; i < 20; i++) {
            browser.press("Tab");
            assertThat(browser.evaluate("(() => { let e = document.activeElement;"
                            + " if (e.matches('[name=kind]')) { e = e.nextElementSibling; }"
                            + " return getComputedStyle(e).outlineStyle + ' of ' + e.outerHTML.slice(0, 200); })()"))
                    .startsWith("solid");
        }
    }

    @Test
    void rolesAreThoseOfTabs() {
        assertThat(browser.evaluate("(() => { const panel = document.querySelector('#check-login-panel');"
                        + " const tabs = [...document.querySelectorAll('#check-login [role=tablist] [role=tab]')];"
                        + " return [panel.getAttribute('role'), panel.getAttribute('aria-labelledby'), tabs.length,"
                        + " tabs.every((t) => t.getAttribute('aria-controls') === panel.id),"
                        + " tabs.filter((t) => t.tabIndex === 0).length].join(' '); })()"))
                .isEqualTo("tabpanel check-login-diff 6 true 1");
    }

    @Test
    void lettersAreNoCommandsWhereTheyAreTypedOrNotWanted() {
        browser.press("/");
        browser.type("menu");
        assertThat(browser.evaluate("document.querySelector('#find').value")).isEqualTo("menu");
        assertThat(shownChecks()).isEqualTo("check-menu~20~bar");
        browser.click("#help");
        browser.click("#letters");
        browser.press("Escape");
        browser.press("n");
        assertThat(browser.evaluate("location.hash")).isEmpty();
    }

    @Test
    void filterIsByNameStatusAndServer() {
        browser.fill("#find", "never stable");
        assertThat(shownChecks()).isEqualTo("check-clock");
        browser.fill("#find", "kiosk");
        browser.click("[name=kind][value=passed]");
        assertThat(shownChecks()).isEqualTo("check-calm check-still");
        assertThat(browser.text("#shown")).isEqualTo("2 of 6 checks shown");
        browser.fill("#find", "nothing of this");
        assertThat(shownChecks()).isEmpty();
        browser.click("#clear");
        assertThat(browser.text("#shown")).isEqualTo("6 of 6 checks shown");
    }

    @Test
    void addressOfACheckThatPassedUnfoldsIt() throws IOException {
        String address =
                new SampleReport(folder.resolve("other")).addOneOfEach().write();
        browser.open(address + "#check-still");
        assertThat(browser.evaluate(FOCUSED)).isEqualTo("check-still");
        assertThat(browser.evaluate("document.querySelector('#check-still').checkVisibility()"))
                .isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void textStandsOutFromItsGround(String scheme) {
        browser.preferScheme(scheme);
        browser.evaluate("document.querySelector('details').open = true");
        assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo(scheme.equals("dark") ? "rgb(16, 21, 28)" : "rgb(243, 245, 248)");
        assertThat(browser.evaluate(CONTRAST)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"diff", "actual", "expected", "side", "slider", "blink"})
    void narrowWindowNeedsNoScrollingToTheSide(String view) {
        browser.resize(400, 800);
        browser.press("n");
        browser.evaluate("viewerOf(document.querySelector('#check-login')).show('" + view + "')");
        assertThat(browser.evaluate("document.documentElement.scrollWidth")).isEqualTo("400");
        browser.press("4");
        assertThat(browser.evaluate("document.documentElement.scrollWidth")).isEqualTo("400");
        assertThat(browser.evaluate("document.querySelector('#check-login .window').scrollWidth"))
                .isEqualTo("" + 4 * SampleReport.WIDTH);
    }

    @Test
    void scriptInANameIsNotRun() throws IOException {
        String name = "\"'><script>document.title = 'run'</script><img src=x onerror=\"document.title = 'run'\">";
        browser.open(new SampleReport(folder.resolve("other"))
                .add(name, CheckStatus.DIFFERS)
                .write());
        assertThat(browser.text("h3")).isEqualTo(name);
        assertThat(browser.evaluate("document.title")).isEqualTo("The check failed · vncshot");
    }

    @Test
    void policyForbidsAScriptThatIsNotOurs() {
        browser.evaluate("(() => { const s = document.createElement('script'); s.textContent = 'document.title = 1';"
                + " window.refused = 0; document.addEventListener('securitypolicyviolation', () => { window.refused++; });"
                + " document.body.append(s); })()");
        browser.until("window.refused === 1");
        assertThat(browser.evaluate("document.title")).startsWith("3 of 6");
        assertThat(browser.problems()).contains("Content Security Policy");
        browser.forgetProblems();
    }

    @Test
    void picturesOfAHundredsFailureAreMadeWhenItComesNear() throws IOException {
        SampleReport report = new SampleReport(folder.resolve("many"));
        for (int i = 0; i < 200; i++) {
            report.add("check " + i, CheckStatus.DIFFERS);
        }
        browser.open(report.write());
        assertThat(browser.text("h1")).isEqualTo("200 of 200 checks failed");
        assertThat(Integer.parseInt(browser.evaluate("document.querySelectorAll('img').length")))
                .isBetween(3, 60);
        browser.press("p");
        assertThat(browser.text("#step")).isEqualTo("200 / 200");
        browser.until("document.getElementById('check-check~20~199').querySelectorAll('img').length === 3");
    }

    @Test
    void printHasThePicturesAndNotTheTools() {
        browser.press("n");
        browser.press("4");
        browser.evaluate("window.dispatchEvent(new Event('beforeprint'))");
        browser.showAs("print");
        assertThat(browser.evaluate("document.querySelectorAll('img').length")).isEqualTo("9");
        assertThat(browser.evaluate("document.querySelector('#tools').checkVisibility()"))
                .isEqualTo("false");
        assertThat(browser.evaluate("document.querySelector('#check-login .canvas').clientWidth"))
                .isEqualTo(browser.evaluate("document.querySelector('#check-login').clientWidth - 36"));
        browser.showAs("screen");
    }

    private void assertSelected(String view) {
        assertThat(browser.evaluate("document.querySelector('#check-login [aria-selected=true]').dataset.view"))
                .isEqualTo(view);
    }

    private String shownChecks() {
        return browser.evaluate(
                "[...document.querySelectorAll('.check')].filter((c) => c.checkVisibility()).map((c) => c.id).join(' ')");
    }

    private void tabTo(String id) {
        tabUntil("document.activeElement.id === '" + id + "'");
    }

    private void tabToClass(String name) {
        tabUntil("document.activeElement.classList.contains('" + name + "')");
    }

    private void tabUntil(String condition) {
        for (int i = 0; i < 20 && browser.evaluate(condition).equals("false"); i++) {
            browser.press("Tab");
        }
        assertThat(browser.evaluate(condition)).isEqualTo("true");
    }
}
