package io.vncshot.interop;

import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PngReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Snapshots of the demo desktop in a store that checks what they are signed with. */
@Execution(ExecutionMode.SAME_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SnapToStoreTest {
    private static final String BUCKET = "shots";

    private ObjectStore store;

    @TempDir
    private Path folder;

    @BeforeAll
    void startStore(@TempDir Path ownFolder) {
        store = ObjectStore.start(ownFolder, BUCKET);
    }

    @AfterAll
    void endStore() {
        if (store != null) {
            store.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"plain.png", "a b/c+d.png", "kiosk \u00fc\u20ac/\u5c4f.png", "~(1)!*'$&=;:@,.png", "%%41.png"})
    void objectsOfAllNamesArrive(String name) throws IOException {
        Command.Result result = snap(Map.of(), "s3://" + BUCKET + "/" + name);
        assertThat(result.exitStatus()).as(result.errors()).isZero();
        Picture picture = PngReader.read(Files.readAllBytes(store.object(BUCKET, name.replace("%%", "%"))));
        assertThat(picture.width()).isGreaterThan(100);
    }

    @Test
    void objectThatIsThereIsKeptAndTheLatestIsReplaced() throws IOException {
        String latest = "s3://" + BUCKET + "/latest.png";
        assertThat(snap(Map.of(), "--latest", latest, "s3://" + BUCKET + "/1.png")
                        .exitStatus())
                .isZero();
        assertThat(snap(Map.of(), "--latest", latest, "s3://" + BUCKET + "/2.png")
                        .exitStatus())
                .isZero();
        assertThat(store.object(BUCKET, "latest.png")).hasSameBinaryContentAs(store.object(BUCKET, "2.png"));
        byte[] before = Files.readAllBytes(store.object(BUCKET, "1.png"));
        Command.Result again = snap(Map.of(), "s3://" + BUCKET + "/1.png");
        assertThat(again.exitStatus()).isEqualTo(30);
        assertThat(again.errors()).contains("is there already").hasLineCount(1);
        assertThat(store.object(BUCKET, "1.png")).hasBinaryContent(before);
    }

    @Test
    void wrongSecretIsRefusedAndNotShown() {
        Command.Result result =
                snap(Map.of("AWS_SECRET_ACCESS_KEY", "wrong-secret"), "--retries", "3", "s3://" + BUCKET + "/x.png");
        assertThat(result.exitStatus()).isEqualTo(3);
        assertThat(result.errors())
                .hasLineCount(1)
                .contains("403 SignatureDoesNotMatch")
                .doesNotContain("wrong-secret");
        assertThat(store.object(BUCKET, "x.png")).doesNotExist();
    }

    @Test
    void unknownKeyAndUnknownBucketAreSaid() {
        assertThat(snap(Map.of("AWS_ACCESS_KEY_ID", "nobody"), "s3://" + BUCKET + "/x.png"))
                .satisfies(result -> assertThat(result.exitStatus()).isEqualTo(3))
                .satisfies(result -> assertThat(result.errors()).contains("403 InvalidAccessKeyId"));
        assertThat(snap(Map.of(), "s3://nowhere/x.png"))
                .satisfies(result -> assertThat(result.exitStatus()).isEqualTo(30))
                .satisfies(result -> assertThat(result.errors()).contains("404 NoSuchBucket"));
    }

    private Command.Result snap(Map<String, String> otherwise, String... words) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "AWS_ACCESS_KEY_ID",
                ObjectStore.KEY,
                "AWS_SECRET_ACCESS_KEY",
                ObjectStore.SECRET,
                "AWS_ENDPOINT_URL",
                store.endpoint(),
                "LC_ALL",
                "C.UTF-8"));
        environment.putAll(otherwise);
        Vncshot vncshot = Vncshot.in(folder, "demo:");
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            vncshot = vncshot.withVariable(variable.getKey(), variable.getValue());
        }
        String[] all = new String[words.length + 1];
        all[0] = "snap";
        System.arraycopy(words, 0, all, 1, words.length);
        return vncshot.run(all);
    }
}
