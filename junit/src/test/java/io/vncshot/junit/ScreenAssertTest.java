package io.vncshot.junit;

import io.vncshot.rfb.ClientOptions;
import io.vncshot.rfb.RfbClient;
import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.transport.Deadline;
import io.vncshot.rfb.transport.ServerAddress;
import io.vncshot.testserver.Area;
import io.vncshot.testserver.RfbTestServer;
import io.vncshot.testserver.Scene;
import io.vncshot.visual.UpdateMode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ScreenAssertTest {
    @TempDir
    private Path folder;

    private Scene scene;
    private RfbTestServer server;
    private RfbSession screen;

    @BeforeEach
    void connect() throws IOException {
        scene = new Scene(40, 30);
        scene.fill(new Area(0, 0, 40, 30), 0xFF808080);
        server = RfbTestServer.builder().scene(scene).start();
        screen = RfbClient.connect(
                new ServerAddress.Tcp("127.0.0.1", server.port()),
                ClientOptions.defaults(),
                Deadline.after(Duration.ofSeconds(10)));
    }

    @AfterEach
    void disconnect() {
        screen.close();
        server.close();
    }

    @Test
    void firstRunMakesTheBaselineBesideTheTest() {
        screenIn(UpdateMode.MISSING).matches("login");
        assertThat(folder.resolve("src/io/vncshot/junit/ScreenAssertTest-login-40x30.png"))
                .exists();
        screenIn(UpdateMode.NONE).matches("login");
        assertThat(folder.resolve("out/results.json")).content().contains("\"status\": \"passed\"");
        assertThat(folder.resolve("out/junit.xml")).exists();
    }

    @Test
    void differenceIsAnAssertionErrorWithTheWholeStory() {
        screenIn(UpdateMode.MISSING).matches("login");
        scene.fill(new Area(3, 4, 8, 5), 0xFFFFFFFF);
        assertThatThrownBy(() -> screenIn(UpdateMode.MISSING).matches("login"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("check ScreenAssertTest-login: 40 of 1200 pixels differ (3.33 %, allowed 0); largest area"
                        + " 3,4 8x5; see " + folder.resolve("out") + "/ScreenAssertTest-login-diff.png");
        screenIn(UpdateMode.NONE).masked(3, 4, 8, 5).matches("login");
        screenIn(UpdateMode.NONE).region(11, 0, 20, 30).matches("login");
        screenIn(UpdateMode.NONE).maxDiffPixels(40).matches("login");
        assertThatThrownBy(() -> screenIn(UpdateMode.NONE)
                        .maxDiffPixels(40)
                        .maxDiffRatio(0.03)
                        .matches("login"))
                .isInstanceOf(AssertionError.class);
        screenIn(UpdateMode.CHANGED).matches("login");
        screenIn(UpdateMode.NONE).matches("login");
    }

    @Test
    void missingBaselineInCiIsAnAssertionError() {
        assertThatThrownBy(() -> screenIn(UpdateMode.NONE).matches("login"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("there is no baseline");
        assertThat(folder.resolve("src")).doesNotExist();
    }

    @Test
    void maskOutsideTheScreenIsAnAssertionErrorThatNamesIt() {
        assertThatThrownBy(() -> screenIn(UpdateMode.ALL).masked(39, 0, 2, 1).matches("login"))
                .hasMessage("check ScreenAssertTest-login: mask 39,0 2x1 leaves the picture of 40x30");
    }

    @Test
    void limitsOutOfRangeAreRejected() {
        assertThatThrownBy(() -> screenIn(UpdateMode.ALL).pixelThreshold(2).matches("login"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("threshold 2.0: must be from 0 to 1");
        assertThatThrownBy(() -> screenIn(UpdateMode.ALL).matches("../login"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void updatePropertyIsOneOfFourWords() {
        assertThat(TestSettings.update("changed", "true")).isEqualTo(UpdateMode.CHANGED);
        assertThat(TestSettings.update("", "true")).isEqualTo(UpdateMode.NONE);
        assertThat(TestSettings.update("", "")).isEqualTo(UpdateMode.MISSING);
        assertThatThrownBy(() -> TestSettings.update("yes", ""))
                .hasMessage("-Dvncshot.update=yes: must be one of missing, changed, all, none");
    }

    @Test
    void callingClassIsTheTest() {
        System.setProperty("vncshot.baselines", folder.resolve("b").toString());
        System.setProperty("vncshot.results", folder.resolve("r").toString());
        System.setProperty("vncshot.update", "missing");
        try {
            ScreenAssertions.assertThat(screen).stableFor(Duration.ofMillis(50)).matches("own");
        } finally {
            System.clearProperty("vncshot.baselines");
            System.clearProperty("vncshot.results");
            System.clearProperty("vncshot.update");
        }
        assertThat(folder.resolve("b/io/vncshot/junit/ScreenAssertTest-own-40x30.png"))
                .exists();
    }

    private ScreenAssert screenIn(UpdateMode mode) {
        TestSettings settings = new TestSettings(
                folder.resolve("src").toString(), folder.resolve("out").toString(), mode, "2026-11-22T10:11:12Z");
        return new ScreenAssert(screen, ScreenAssertTest.class, settings)
                .stableFor(Duration.ofMillis(50))
                .within(Duration.ofSeconds(10));
    }
}
