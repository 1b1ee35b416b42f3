package io.vncshot.cli;

import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PngReader;
import io.vncshot.testserver.Area;
import io.vncshot.testserver.RfbTestServer;
import io.vncshot.testserver.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Pictures that are sent away. That signatures are right is tested with a store that checks them. */
class SnapSinkTest {
    private static final List<String> SECRETS =
            List.of("KEY-OF-ACCOUNT", "very+secret", "token-of-session", "joe", "pa55", "Bearer");

    @TempDir
    private Path folder;

    private ProgramHarness program;
    private RfbTestServer server;
    private Scene scene;
    private StandInStore store;

    @BeforeEach
    void start() throws IOException {
        program = new ProgramHarness(folder);
        scene = new Scene(40, 30);
        scene.fill(new Area(0, 0, 10, 10), 0xFF8800);
        server = RfbTestServer.builder().scene(scene).start();
        answer("200");
        program.environment.put("AWS_ACCESS_KEY_ID", "KEY-OF-ACCOUNT");
        program.environment.put("AWS_SECRET_ACCESS_KEY", "very+secret");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        store.close();
        assertThat(program.out() + program.err()).doesNotContain(SECRETS);
        assertThat(program.fileNames()).isEmpty();
    }

    @Test
    void pictureIsPutWhereTheTemplateSaysAndReplacesNothing() throws IOException {
        assertThat(snap("--utc", store.origin() + "/kiosk one/%Y+%m{port}.png"))
                .as(program.err())
                .isZero();
        StandInStore.Request request = store.requests().get(0);
        assertThat(request.line()).isEqualTo("PUT /kiosk%20one/2026%2B11" + server.port() + ".png HTTP/1.1");
        assertThat(request.header("if-none-match")).isEqualTo("*");
        assertThat(request.header("content-type")).isEqualTo("image/png");
        assertThat(request.header("authorization")).isEmpty();
        Picture picture = PngReader.read(request.body());
        assertThat(picture.argb()).isEqualTo(scene.snapshot());
        assertThat(program.out()).isEqualTo(store.origin() + "/kiosk one/2026+11" + server.port() + ".png\n");
    }

    @Test
    void jsonHasTheAddressAndTheBytes() {
        assertThat(snap("--json", store.origin() + "/a.png")).isZero();
        assertThat(program.out())
                .isEqualTo("{\"result\":\"saved\",\"url\":\"" + store.origin()
                        + "/a.png\",\"width\":40,\"height\":30,\"bytes\":"
                        + store.requests().get(0).body().length + ",\"removed\":0}\n");
    }

    @Test
    void loginAndHeadersAreSentAndNotShown() {
        String address = store.origin().replace("http://", "http://joe:pa55@") + "/a.png";
        assertThat(snap("--sink-header", "X-Acl: private", "--latest", address.replace("a.png", "latest.png"), address))
                .as(program.err())
                .isZero();
        for (StandInStore.Request request : store.requests()) {
            assertThat(request.header("authorization")).isEqualTo("Basic am9lOnBhNTU=");
            assertThat(request.header("x-acl")).isEqualTo("private");
        }
        assertThat(store.requests()).hasSize(2);
        assertThat(store.requests().get(1).line()).isEqualTo("PUT /latest.png HTTP/1.1");
        assertThat(store.requests().get(1).header("if-none-match")).isEmpty();
        assertThat(store.requests().get(1).body())
                .isEqualTo(store.requests().get(0).body());
    }

    @Test
    void objectsAreSignedWithTheirHeaders() {
        program.environment.put("AWS_ENDPOINT_URL", store.origin());
        program.environment.put("AWS_SESSION_TOKEN", "token-of-session");
        assertThat(snap("s3://shots/kiosk/a.png")).as(program.err()).isZero();
        StandInStore.Request request = store.requests().get(0);
        assertThat(request.line()).isEqualTo("PUT /shots/kiosk/a.png HTTP/1.1");
        assertThat(request.header("x-amz-security-token")).isEqualTo("token-of-session");
        assertThat(request.header("authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=KEY-OF-ACCOUNT/20261122/us-east-1/s3/aws4_request,"
                        + " SignedHeaders=content-type;host;if-none-match;user-agent;x-amz-content-sha256;x-amz-date;"
                        + "x-amz-security-token, Signature=");
        assertThat(program.out()).isEqualTo("s3://shots/kiosk/a.png\n");
    }

    @Test
    void refusalOfAStoreThatHangsUpBeforeItHasReadThePictureIsHeard() throws IOException {
        Random random = new Random(1);
        scene.resize(1000, 1000);
        scene.draw(new Area(0, 0, 1000, 1000), random.ints(1_000_000).toArray());
        answer(StandInStore.EARLY + "403 <Code>InvalidAccessKeyId</Code>");
        program.environment.put("AWS_ENDPOINT_URL", store.origin());
        assertThat(snap("s3://shots/a.png")).as(program.err()).isEqualTo(3);
        assertThat(program.err()).contains("403 InvalidAccessKeyId");
    }

    @ParameterizedTest
    @CsvSource({
        "412,30,is there already",
        "403 <Error><Code>SignatureDoesNotMatch</Code><Message>very+secret</Message></Error>,3,403 SignatureDoesNotMatch",
        "401,3,answered 401",
        "404 <Code>NoSuchBucket</Code>,30,404 NoSuchBucket",
        "503,12,answered 503",
        "507,12,answered 507",
        "429,12,answered 429",
        "301 Location: http://127.0.0.1:1/joe,30,not sent on",
        "200 X: 1,0,''",
        "cut,11,was lost",
        "silence,40,did not answer within 1.5 s"
    })
    void refusalsAreOneLineAndTheirStatus(String answer, int status, String words) {
        answer(answer);
        assertThat(snap("-t", "1.5", store.origin() + "/a.png")).isEqualTo(status);
        assertThat(store.requests()).hasSize(1);
        if (status != 0) {
            assertThat(program.err()).hasLineCount(1).contains(store.origin() + "/a.png: ", words);
        }
    }

    @Test
    void bucketOfAnotherRegionIsSaid() {
        answer("301 x-amz-bucket-region: eu-west-1");
        program.environment.put("AWS_ENDPOINT_URL", store.origin());
        assertThat(snap("s3://shots/a.png")).isEqualTo(30);
        assertThat(program.err()).contains("in another region than us-east-1? Set AWS_REGION");
    }

    @Test
    void storeThatIsBusyIsTriedAgain() {
        answer("503", "200");
        assertThat(snap("--retries", "2", store.origin() + "/a.png"))
                .as(program.err())
                .isZero();
        assertThat(store.requests()).hasSize(2);
    }

    @Test
    void storeThatRefusesIsNotTriedAgain() {
        answer("403", "200");
        assertThat(snap("--retries", "2", store.origin() + "/a.png")).isEqualTo(3);
        assertThat(store.requests()).hasSize(1);
    }

    @Test
    void pictureThatArrivedWithoutAnAnswerIsNoFailure() {
        answer(StandInStore.CUT, "412");
        assertThat(snap("--retries", "1", store.origin() + "/a.png"))
                .as(program.err())
                .isZero();
        assertThat(store.requests()).hasSize(2);
    }

    @Test
    void nobodyListeningIsNoConnection() throws IOException {
        store.close();
        assertThat(snap(store.origin() + "/a.png")).isEqualTo(10);
        assertThat(program.err()).hasLineCount(1).contains("cannot connect to 127.0.0.1:");
    }

    @Test
    void unchangedScreensAreNotSentAgainInOneRun() {
        program.clock = Clock.systemUTC();
        assertThat(snap("--if-changed", "--every", "0.05s", "--count", "3", store.origin() + "/{seq}.png"))
                .isZero();
        assertThat(program.out().lines()).hasSize(3).endsWith("unchanged", "unchanged");
        assertThat(store.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "s3://shots/%s.png --keep-last=3,rules of life cycle",
        "s3://shots/%s.png --max-bytes=3G,rules of life cycle",
        "s3://shots/%s.png --lock=fail,is for pictures in a folder",
        "s3://shots/%s.png --if-changed,nothing to compare with",
        "s3://shots/%s.png --latest=latest.png,must be in the place",
        "s3://shots/%s.png --latest=s3://others/latest.png,must be in the place",
        "shots/%s.png --latest=https://joe:pa55@host/latest.png,while the pictures are files",
        "s3://shots/a.jpg,must end in .png",
        "s3://shots/%20.png,has %2",
        "s3://Shots/a.png,the bucket must",
        "https://joe:pa55@host//a.png,two slashes",
        "http://joe:pa55@far.example/a.png,--sink-http",
        "https://far.example/a.png --sink-header=Host:x,leave it out",
        "https://far.example/a.png --sink-ca=none.pem,no such file",
        "s3://shots/a.png --sink-header=Authorization:Bearer,leave it out",
        "s3://shots/a.png,AWS_REGION is not set"
    })
    void whatDoesNotFitTogetherIsRefusedBeforeConnecting(String words, String rule) {
        assertThat(snap(words.split(" "))).as(program.err()).isEqualTo(2);
        assertThat(program.err()).hasLineCount(1).contains(rule);
        assertThat(server.events().all()).isEmpty();
    }

    @Test
    void endpointsOfOtherMachinesMustBeEncrypted() {
        program.environment.put("AWS_ENDPOINT_URL", "http://store.example");
        assertThat(snap("s3://shots/a.png")).isEqualTo(2);
        assertThat(program.err()).contains("http:// to store.example", "--sink-http");
    }

    @Test
    void listOfDesktopsIsSentEachUnderItsName() throws IOException {
        Files.writeString(folder.resolve("list"), "a: " + address() + "\nb: " + address() + "\n");
        int status = program.run("snap", "--targets", "list", store.origin() + "/{name}.png");
        Files.delete(folder.resolve("list"));
        assertThat(status).as(program.err()).isZero();
        assertThat(store.requests())
                .extracting(StandInStore.Request::line)
                .containsExactlyInAnyOrder("PUT /a.png HTTP/1.1", "PUT /b.png HTTP/1.1");
    }

    private void answer(String... answers) {
        try {
            if (store != null) {
                store.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        store = new StandInStore(answers);
    }

    private String address() {
        return "127.0.0.1::" + server.port();
    }

    private int snap(String... words) {
        List<String> all = new ArrayList<>(List.of("-s", address(), "snap"));
        all.addAll(List.of(words));
        return program.run(all.toArray(String[]::new));
    }
}
