package io.vncshot.interop;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/** What tests of the report begin and end with: a browser that shows a sample of it. */
@Execution(ExecutionMode.SAME_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ShownReport {
    Browser browser;
    /** Of the sample; another for each test. */
    Path folder;

    @BeforeAll
    void startBrowser(@TempDir Path profile) {
        browser = Browser.start(profile);
    }

    @AfterAll
    void endBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void showReport(@TempDir Path ownFolder) throws IOException {
        folder = ownFolder;
        browser.preferScheme("light");
        browser.preferMotion("no-preference");
        browser.resize(1200, 900);
        browser.open(new SampleReport(folder).addOneOfEach().write());
        browser.until("document.querySelector('#check-login [aria-selected=true]') !== null");
    }

    @AfterEach
    void nothingWasAskedForAndNothingWentWrong() {
        assertThat(browser.requests()).isEmpty();
        assertThat(browser.problems()).isEmpty();
    }
}
