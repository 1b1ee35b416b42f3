package io.vncshot.cli;

import io.vncshot.testserver.Area;
import io.vncshot.testserver.RfbTestServer;
import io.vncshot.testserver.Scene;
import io.vncshot.visual.CheckResult;
import io.vncshot.visual.CheckStatus;
import io.vncshot.visual.Results;
import io.vncshot.visual.ResultsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SuiteCommandTest {
    @TempDir
    private Path folder;

    private ProgramHarness program;
    private Scene first;
    private Scene second;
    private RfbTestServer firstServer;
    private RfbTestServer secondServer;

    @BeforeEach
    void start() throws IOException {
        program = new ProgramHarness(folder);
        first = new Scene(40, 30);
        second = new Scene(50, 20);
        firstServer = server(first);
        secondServer = server(second);
    }

    private static RfbTestServer server(Scene scene) throws IOException {
        scene.fill(new Area(0, 0, scene.width(), scene.height()), 0xFF808080);
        return RfbTestServer.builder()
                .scene(scene)
                .input(new ScreenFiller(scene))
                .start();
    }

    @AfterEach
    void stop() {
        firstServer.close();
        secondServer.close();
    }

    @Test
    void stepsOnTwoServersMakeOneReport() throws IOException {
        suite("""
                options: {stable: 0.05}
                servers:
                  kiosk: 127.0.0.1::FIRST
                  vm:
                    server: 127.0.0.1::SECOND
                steps:
                  - {server: kiosk, check: before}
                  - server: kiosk
                    do: |
                      # fills the screen
                      key a
                      pause 0
                    check: [after, again]
                  - {server: vm, check: vm}
                """);
        assertThat(program.run("run", "suite.yml")).as(program.err()).isZero();
        assertThat(results().checks()).extracting(CheckResult::name).containsExactly("before", "after", "again", "vm");
        assertThat(results().checks())
                .extracting(check -> check.actual().toString())
                .containsExactly("40x30", "40x30", "40x30", "50x20");
        assertThat(Files.readAllBytes(folder.resolve("baselines/after-40x30.png")))
                .isEqualTo(Files.readAllBytes(folder.resolve("baselines/again-40x30.png")))
                .isNotEqualTo(Files.readAllBytes(folder.resolve("baselines/before-40x30.png")));
    }

    @Test
    void failureStopsTheSuiteUnlessItGoesOn() throws IOException {
        String text = """
                options: {stable: 0.05}
                servers: {kiosk: '127.0.0.1::FIRST'}
                steps:
                  - check: one
                  - check: two
                """;
        suite(text);
        assertThat(program.run("run", "suite.yml")).isZero();
        first.fill(new Area(0, 0, 2, 1), 0xFFFFFFFF);
        assertThat(program.run("run", "suite.yml")).isEqualTo(50);
        assertThat(results().checks()).extracting(CheckResult::name).containsExactly("one");
        assertThat(program.err())
                .isEqualTo("vncshot: check one: 2 of 1200 pixels differ (0.17 %, allowed 0); largest area"
                        + " 0,0 2x1; see vncshot-results/one-diff.png\n"
                        + "vncshot: 1 of 2 steps failed; see vncshot-results/report.html\n");

        assertThat(program.run("run", "--continue-on-error", "suite.yml")).isEqualTo(50);
        assertThat(results().failures()).extracting(CheckResult::name).containsExactly("one", "two");
        suite(text.replace("- check: one", "- {check: one, continue-on-error: true}"));
        assertThat(program.run("run", "suite.yml")).isEqualTo(50);
        assertThat(results().failures()).hasSize(2);
    }

    @Test
    void optionsOfAStepWinOverThoseOfTheCommandLineOverThoseOfTheSuite() throws IOException {
        suite("""
                options: {stable: 0.05, max-diff-pixels: 0, results: out}
                servers: {kiosk: '127.0.0.1::FIRST'}
                continue-on-error: true
                steps:
                  - {check: strict, options: {max-diff-pixels: 1}}
                  - {check: lax}
                  - {check: masked, options: {mask: ['0,0,1,1', '1,0,1,1']}}
                """);
        assertThat(program.run("run", "suite.yml")).isZero();
        first.fill(new Area(0, 0, 2, 1), 0xFFFFFFFF);
        assertThat(program.run("run", "--max-diff-pixels=2", "suite.yml")).isEqualTo(50);
        Results results = ResultsFile.read(folder.resolve("out/results.json"));
        assertThat(results.checks())
                .extracting(CheckResult::status)
                .containsExactly(CheckStatus.DIFFERS, CheckStatus.PASSED, CheckStatus.PASSED);
        assertThat(results.checks().get(2).counts().compared()).isEqualTo(1198);
    }

    @Test
    void shardsDivideTheCases() throws IOException {
        suite("""
                servers: {kiosk: '127.0.0.1::FIRST'}
                cases:
                  - {name: a, steps: [{check: a1}, {check: a2}]}
                  - {name: b, steps: [{check: b1}]}
                  - {name: c, steps: [{check: c1}]}
                """);
        assertThat(program.run("run", "--dry-run", "--shard", "1/2", "suite.yml"))
                .isZero();
        assertThat(program.out()).isEqualTo("kiosk: check a1\nkiosk: check a2\nkiosk: check c1\n");
        assertThat(program.run("run", "--dry-run", "--shard=2/2", "suite.yml")).isZero();
        assertThat(program.out()).isEqualTo("kiosk: check b1\n");
        assertThat(program.run("run", "--shard=3/2", "suite.yml")).isEqualTo(2);
        assertThat(program.err()).isEqualTo("vncshot: --shard=3/2: must be I/N with I from 1 to N, as in 1/4\n");
    }

    @Test
    void serverThatIsGoneFailsItsStepsAlone() throws IOException {
        suite("""
                options: {stable: 0.05}
                continue-on-error: true
                servers: {gone: '127.0.0.1::1', kiosk: '127.0.0.1::FIRST'}
                steps:
                  - {server: gone, check: one}
                  - {server: kiosk, check: two}
                """);
        assertThat(program.run("run", "suite.yml")).isEqualTo(10);
        assertThat(results().checks()).extracting(CheckResult::name).containsExactly("two");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "steps: [{chek: a}]#suite.yml: steps[1]: has \"chek\", which is unknown; did you mean \"check\"?",
                "steps: [{}]#suite.yml: steps[1]: has neither \"do\" nor \"check\"",
                "steps: []#suite.yml: has no steps; write them below \"steps\", or below the \"steps\" of \"cases\"",
                "steps: [{check: a}, {check: a}]#check a: there are two checks of this name, which baselines and results go by; rename one",
                "steps: [{check: a/b}]#suite.yml: steps[1].check: is used as the name of a file, and must not have control characters or any of /\\:*?\"<>|",
                "steps: [{do: kez enter}]#suite.yml: steps[1].do:1:1: unknown action \"kez\"; did you mean \"key\"?",
                "steps: [{check: a, server: x}]#suite.yml: steps[1].server: no such server in \"servers\": x",
                "steps: [{check: a, options: {baselines: x}}]#suite.yml: steps[1].options.baselines: no such option may stand here",
                "steps: [{check: a, options: {mask: 1}}]#suite.yml: steps[1].options.mask=1: must be X,Y,W,H, whole numbers, with W and H from 1 on",
                "options: {insecure: true}#suite.yml: has no steps; write them below \"steps\", or below the \"steps\" of \"cases\"",
                "[1#suite.yml:2:1: not YAML: expected ',' or ']', but got <stream end>"
            })
    void badSuiteIsOneLineAndNothingIsSent(String text, String message) throws IOException {
        suite(text);
        assertThat(program.run("run", "suite.yml")).isEqualTo(2);
        assertThat(program.err()).isEqualTo("vncshot: " + message + "\n");
    }

    @Test
    void optionThatIsTheUsersAloneIsRefused() throws IOException {
        suite("options: {insecure: true}\nsteps: [{check: a}]");
        assertThat(program.run("run", "suite.yml")).isEqualTo(2);
        assertThat(program.err()).startsWith("vncshot: suite.yml: options.insecure: no such option may stand here");
    }

    @Test
    void missingSuiteIsOneLine() {
        assertThat(program.run("run", "gone.yml")).isEqualTo(2);
        assertThat(program.err()).isEqualTo("vncshot: gone.yml: no such file or folder\n");
        assertThat(program.run("run")).isEqualTo(2);
        assertThat(program.err()).isEqualTo("vncshot: run: one suite is needed, not 0, as in: vncshot run suite.yml\n");
    }

    private Results results() throws IOException {
        return ResultsFile.read(folder.resolve("vncshot-results/results.json"));
    }

    private void suite(String text) throws IOException {
        Files.write(
                folder.resolve("suite.yml"),
                List.of(text.replace("FIRST", Integer.toString(firstServer.port()))
                        .replace("SECOND", Integer.toString(secondServer.port()))));
    }
}
