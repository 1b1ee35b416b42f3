package io.vncshot.cli;

import io.vncshot.testserver.Area;
import io.vncshot.testserver.RawScript;
import io.vncshot.testserver.RfbTestServer;
import io.vncshot.testserver.Scene;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SnapFleetTest {
    private static final String TEMPLATE = "shots/{name}.png";

    @TempDir
    private Path folder;

    private final List<AutoCloseable> servers = new ArrayList<>();
    private final List<String> list = new ArrayList<>();
    private ProgramHarness program;

    @BeforeEach
    void start() {
        program = new ProgramHarness(folder);
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable server : servers) {
            server.close();
        }
    }

    /** Good desktops among dead, silent, black and hostile ones. */
    @Test
    void everyGoodDesktopIsCapturedWhateverTheOthersDo() throws IOException {
        for (int i = 0; i < 40; i++) {
            Scene scene = new Scene(64, 48);
            scene.fill(new Area(0, 0, 1 + i, 1), 0xFF8800);
            add("good-" + i, RfbTestServer.builder().scene(scene).start());
        }
        for (int i = 0; i < 5; i++) {
            add("black-" + i, RfbTestServer.builder().scene(new Scene(64, 48)).start());
            add("hostile-" + i, RfbTestServer.playing(RawScript.script().sendForever((byte) 0x52)));
            add("silent-" + i, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            addDead("dead-" + i);
        }

        int status = snap("--parallel", "8", "--blank", "fail", "-t", "3", "--json", TEMPLATE);

        assertThat(status).isEqualTo(61);
        assertThat(shots()).hasSize(40).allMatch(name -> name.startsWith("good-"));
        assertThat(program.out())
                .endsWith("{\"result\":\"fleet\",\"desktops\":60,\"saved\":40,\"passed\":0,\"failed\":20}\n");
        assertThat(program.err().lines())
                .hasSize(20)
                .allMatch(line -> line.matches("vncshot: snap: (black|hostile|silent|dead)-[0-4]: .*"));
    }

    @Test
    void aFleetOfGoodDesktopsSaysWhatItDid() throws IOException {
        add("a", server());
        add("b", server());
        assertThat(snap(TEMPLATE)).as(program.err()).isZero();
        assertThat(program.out())
                .contains("shots/a.png\n", "shots/b.png\n")
                .endsWith("2 desktops: 2 saved, 0 passed over, 0 failed\n");
    }

    @Test
    void shardsTogetherAreTheFleet() throws IOException {
        for (int i = 0; i < 5; i++) {
            add("d" + i, server());
        }
        assertThat(snap("--shard", "0/2", TEMPLATE)).isZero();
        assertThat(shots()).containsExactly("d0.png", "d2.png", "d4.png");
        program.environment.put("JOB_COMPLETION_INDEX", "1");
        assertThat(snap("--shard", "/2", TEMPLATE)).isZero();
        assertThat(shots()).hasSize(5);
    }

    @Test
    void retentionIsEachDesktopsOwn() throws IOException {
        add("a", server());
        add("a-b", server());
        Files.createDirectory(folder.resolve("shots"));
        for (String name : List.of("a-100.png", "a-200.png", "a-b-100.png", "c-100.png")) {
            Files.writeString(folder.resolve("shots").resolve(name), "old");
        }
        assertThat(snap("--keep-last", "2", "shots/{name}-%s.png"))
                .as(program.err())
                .isZero();
        assertThat(shots())
                .hasSize(5)
                .contains("a-200.png", "a-b-100.png", "c-100.png")
                .doesNotContain("a-100.png");
    }

    @ParameterizedTest
    @CsvSource({
        "'a: x\na: y',{name}.png,in line 1 already",
        "'a: x extra',{name}.png,options follow the address",
        "'a: x --nonsense',{name}.png,unknown option",
        "'a: host:99999',{name}.png,line 1",
        "'a: x',fixed.png,tell the desktops apart"
    })
    void listsThatAreWrongAreRefusedBeforeConnecting(String text, String template, String rule) throws IOException {
        Files.writeString(folder.resolve("targets"), text);
        assertThat(program.run("snap", "--targets", "targets", template)).isEqualTo(2);
        assertThat(program.err()).hasLineCount(1).contains(rule);
    }

    private static RfbTestServer server() throws IOException {
        Scene scene = new Scene(32, 24);
        scene.fill(new Area(0, 0, 5, 5), 0x336699);
        return RfbTestServer.builder().scene(scene).start();
    }

    private void add(String name, RfbTestServer server) {
        servers.add(server);
        list.add(name + ": 127.0.0.1::" + server.port());
    }

    private void add(String name, ServerSocket silent) {
        servers.add(silent);
        list.add(name + ": 127.0.0.1::" + silent.getLocalPort());
    }

    private void addDead(String name) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            list.add(name + ": 127.0.0.1::" + socket.getLocalPort());
        }
    }

    private int snap(String... words) throws IOException {
        Files.writeString(folder.resolve("targets"), String.join("\n", list));
        List<String> all = new ArrayList<>(List.of("snap", "--targets", "targets"));
        all.addAll(List.of(words));
        return program.run(all.toArray(String[]::new));
    }

    private List<String> shots() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("shots"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
