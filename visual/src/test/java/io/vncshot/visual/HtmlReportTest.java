package io.vncshot.visual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is written; what a browser makes of it is tested in one. */
class HtmlReportTest {
    private static final long NO_LIMIT = Long.MAX_VALUE;

    @TempDir
    private Path folder;

    @Test
    void failuresAreBeforeWhatIsNewAndWhatPassed() throws IOException {
        String html = report(
                Samples.result("calm", CheckStatus.PASSED, ""),
                Samples.result("fresh", CheckStatus.CREATED, ""),
                Samples.result("login", CheckStatus.DIFFERS, "7 pixels differ"),
                Samples.result("broken", CheckStatus.ERROR, "x"));
        assertThat(found(html, "<article class=\"check (\\w+)\" id=\"check-(\\w+)\""))
                .containsExactly("failed login", "failed broken", "changed fresh", "passed calm");
        assertThat(html).contains("<h1>2 of 4 checks failed</h1>");
    }

    @Test
    void whatPassedAloneIsSaid() throws IOException {
        assertThat(report(Samples.result("calm", CheckStatus.PASSED, ""))).contains("<h1>The check passed</h1>");
        assertThat(report()).contains("<h1>No checks</h1>");
    }

    @Test
    void textFromTheResultsIsEscaped() throws IOException {
        String name = "\"><script>alert(1)</script>'&\u202E";
        String html = report(Samples.result(name, CheckStatus.DIFFERS, name));
        assertThat(html).doesNotContain("alert(1)</script>").doesNotContain("\u202E");
        assertThat(html).contains(">&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#39;&amp;\uFFFD</a>");
    }

    @Test
    void letterOfTwoCharactersIsKept() throws IOException {
        assertThat(report(Samples.result("grün \uD83D\uDE42", CheckStatus.PASSED, "")))
                .contains("id=\"check-gr~fc~n~20~~d83d~~de42~\"", ">grün \uD83D\uDE42</a>");
    }

    @Test
    void namesThatDifferHaveAddressesThatDiffer() {
        assertThat(ReportCheck.id("login")).isEqualTo("check-login");
        assertThat(ReportCheck.id("a b")).isEqualTo("check-a~20~b");
        assertThat(ReportCheck.id("a~20~b")).isNotEqualTo(ReportCheck.id("a b"));
    }

    @Test
    void policyNamesTheStyleAndTheScriptByTheirHashes() throws Exception {
        String html = report();
        String policy =
                found(html, "Content-Security-Policy\" content=\"([^\"]+)\"").get(0);
        String style = html.substring(html.indexOf("<style>") + "<style>".length(), html.indexOf("</style>"));
        String script = html.substring(html.indexOf("<script>") + "<script>".length(), html.indexOf("</script>"));
        assertThat(policy)
                .isEqualTo("default-src &#39;none&#39;; img-src data:; style-src " + hash(style) + "; script-src "
                        + hash(script) + "; base-uri &#39;none&#39;; form-action &#39;none&#39;");
    }

    @Test
    void picturesArePartOfTheFile() throws IOException {
        byte[] png = savePicture("login-actual.png");
        String html = report(Samples.result("login", CheckStatus.DIFFERS, ""));
        assertThat(found(html, "<img src=\"([^\"]*)\" data-picture=\"(\\w+)\" width=\"(\\d+)\" height=\"(\\d+)\""))
                .containsExactly("data:image/png;base64," + Base64.getEncoder().encodeToString(png) + " actual 40 30");
    }

    @Test
    void picturesBeyondTheRoomAreLinked() throws IOException {
        long length = savePicture("login-actual.png").length;
        savePicture("menu-actual.png");
        CheckResult login = Samples.result("login", CheckStatus.DIFFERS, "");
        CheckResult menu = Samples.result("menu", CheckStatus.UPDATED, "");
        String html = report(length, menu, login);
        assertThat(found(html, "<img src=\"(.{10})[^\"]*\" data-picture")).containsExactly("data:image", "./menu-act");
        assertThat(html).contains("img-src data: &#39;self&#39; file:;");
        assertThat(report(2 * length, menu, login)).contains("img-src data:;").doesNotContain("<img src=\"./");
    }

    @Test
    void linksLeadFromTheReportToTheResults() throws IOException {
        savePicture("results/a #1%-actual.png");
        Path file = folder.resolve("pages/report.html");
        HtmlReport.write(found(folder.resolve("results"), Samples.result("a #1%", CheckStatus.DIFFERS, "")), file);
        assertThat(Files.readString(file)).contains("href=\"./../results/a%20%231%25-actual.png\"");
    }

    @Test
    void pictureThatIsMissingIsSaid() throws IOException {
        assertThat(report(Samples.result("login", CheckStatus.DIFFERS, "")))
                .contains("login-diff.png is missing")
                .doesNotContain("<img");
    }

    @Test
    void fileThatIsNoPictureIsNotShown() throws IOException {
        Files.writeString(folder.resolve("login-diff.png"), "a secret that is longer than the header of a PNG");
        assertThat(report(Samples.result("login", CheckStatus.DIFFERS, "")))
                .contains("login-diff.png is not a PNG picture")
                .doesNotContain("<img");
    }

    @Test
    void pictureOutsideTheFolderIsRefused() throws IOException {
        savePicture("outside.png");
        CheckResult check = Samples.result("../outside", CheckStatus.DIFFERS, "");
        Path inner = Files.createDirectory(folder.resolve("inner"));
        assertThatThrownBy(() -> HtmlReport.write(found(inner, check), inner.resolve("report.html")))
                .isInstanceOf(CheckException.class)
                .hasMessage("check \"../outside\": the diff file \"../outside-diff.png\" leaves the results folder;"
                        + " take it out of results.json");
        assertThat(inner).isEmptyDirectory();
    }

    @Test
    void linkThatLeadsOutOfTheFolderIsRefused() throws IOException {
        savePicture("outside.png");
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Files.createSymbolicLink(inner.resolve("login-diff.png"), folder.resolve("outside.png"));
        CheckResult check = Samples.result("login", CheckStatus.DIFFERS, "");
        assertThatThrownBy(() -> HtmlReport.write(found(inner, check), inner.resolve("report.html")))
                .isInstanceOf(CheckException.class)
                .hasMessageContaining("the diff file \"login-diff.png\" leaves the results folder");
    }

    @Test
    void resultsOfSeveralFoldersAreOneReport() throws IOException {
        Files.createDirectories(folder.resolve("one"));
        Files.createDirectories(folder.resolve("two"));
        savePicture("one/login-diff.png");
        savePicture("two/menu-diff.png");
        Results first = new Results(
                "vncshot 1", "yiq 1", "baselines", List.of(Samples.result("login", CheckStatus.DIFFERS, "")));
        Results second = new Results(
                "vncshot 2",
                "yiq 1",
                "baselines",
                List.of(Samples.result("ok", CheckStatus.PASSED, ""), Samples.result("menu", CheckStatus.DIFFERS, "")));
        Path file = folder.resolve("report.html");
        HtmlReport.write(
                List.of(
                        new FoundResults("one", folder.resolve("one"), first),
                        new FoundResults("two", folder.resolve("two"), second)),
                file);
        String html = Files.readString(file);
        assertThat(html).contains("<h1>2 of 3 checks failed</h1>", "<span>vncshot 1, vncshot 2</span>");
        assertThat(html).contains("<span>comparator yiq 1</span>");
        assertThat(found(html, "<article class=\"check [a-z]+\" id=\"(\\S+)\""))
                .containsExactly("check-login", "check-menu", "check-ok");
        assertThat(found(html, "<img src=\"data:image/png[^\"]*\" data-picture=\"(\\w+)\""))
                .containsExactly("diff", "diff");
        assertThat(html).contains("href=\"./one/login-diff.png\"", "href=\"./two/menu-diff.png\"");
    }

    @Test
    void checkOfTwoFoldersIsRefused() {
        List<FoundResults> both = new ArrayList<>(found(folder, Samples.result("login", CheckStatus.PASSED, "")));
        both.add(new FoundResults("others", folder, both.get(0).results()));
        assertThatThrownBy(() -> HtmlReport.write(both, folder.resolve("report.html")))
                .isInstanceOf(CheckException.class)
                .hasMessage("check \"login\" is in results and in others, and a report has room for one of that name;"
                        + " leave out one of the folders");
    }

    private String report(CheckResult... checks) throws IOException {
        return report(NO_LIMIT, checks);
    }

    private String report(long room, CheckResult... checks) throws IOException {
        Path file = folder.resolve("report.html");
        HtmlReport.write(found(folder, checks), file, room);
        return Files.readString(file);
    }

    private static List<FoundResults> found(Path folder, CheckResult... checks) {
        Results results = new Results("vncshot 1", "yiq 1", "baselines", List.of(checks));
        return List.of(new FoundResults("results", folder, results));
    }

    private byte[] savePicture(String name) throws IOException {
        Path file = folder.resolve(name);
        WholeFile.write(file, Samples.white(40, 30));
        return Files.readAllBytes(file);
    }

    private static String hash(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        return "&#39;sha256-" + Base64.getEncoder().encodeToString(digest) + "&#39;";
    }

    /** The groups of all that fits, joined by spaces. */
    private static List<String> found(String html, String pattern) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(html);
        while (matcher.find()) {
            List<String> groups = new ArrayList<>();
            for (int i = 1; i <= matcher.groupCount(); i++) {
                groups.add(matcher.group(i));
            }
            found.add(String.join(" ", groups));
        }
        return found;
    }
}
