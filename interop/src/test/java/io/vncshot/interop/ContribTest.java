package io.vncshot.interop;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import static org.assertj.core.api.Assertions.assertThat;

/** The files of {@code contrib/}: by those who will read them, and run on the demo desktop. */
class ContribTest {
    private static final Path CONTRIB =
            Path.of("..", "contrib").toAbsolutePath().normalize();
    private static final String INSTALLED = "/opt/vncshot/vncshot";
    private static final String NAME = "\\d{8}T\\d{6}Z?\\.png";

    @TempDir
    private Path folder;

    private Path program;

    @BeforeEach
    void writeProgram() {
        program = Vncshot.script(folder, "vncshot");
    }

    @Test
    void systemdTakesTheUnits() throws IOException {
        Requirements.require(List.of("systemd-analyze"));
        Command.Result verified = verify(unit("vncshot-snap@.service"), unit("vncshot-snap@.timer"));
        assertThat(verified).isEqualTo(new Command.Result(0, "", ""));
        Command.Result security = Command.of(
                        "systemd-analyze",
                        "security",
                        "--offline=true",
                        "--threshold=20",
                        folder.resolve("vncshot-snap@.service").toString())
                .run();
        assertThat(security.exitStatus()).as(security.output()).isZero();
    }

    @Test
    void systemdsCheckFindsMistakes() throws IOException {
        Requirements.require(List.of("systemd-analyze"));
        String wrong = unit("vncshot-snap@.service").replace("ProtectHome=", "ProtectHouse=");
        assertThat(verify(wrong, unit("vncshot-snap@.timer")).errors()).contains("ProtectHouse");
    }

    private Command.Result verify(String service, String timer) throws IOException {
        Files.writeString(folder.resolve("vncshot-snap@.service"), service);
        Files.writeString(folder.resolve("vncshot-snap@.timer"), timer);
        return new Command(
                        List.of(
                                "systemd-analyze",
                                "verify",
                                "./vncshot-snap@front.service",
                                "./vncshot-snap@front.timer"),
                        folder,
                        Map.of())
                .run();
    }

    private String unit(String name) throws IOException {
        return Files.readString(CONTRIB.resolve("systemd").resolve(name)).replace(INSTALLED, program.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "kubernetes/cronjob.yaml",
        "kubernetes/indexed-job.yaml",
        "github/snapshots.yml",
        "github/snapshot/action.yml"
    })
    void filesFitTheirPublishedSchemas(String file) {
        assertThat(checkSchema(CONTRIB.resolve(file))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "kubernetes/cronjob.yaml,concurrencyPolicy,concurencyPolicy",
        "kubernetes/indexed-job.yaml,completions: 8,completions: eight",
        "github/snapshots.yml,timeout-minutes,timeout-minute",
        "github/snapshot/action.yml,using: composite,using: nothing"
    })
    void schemasFindMistakes(String file, String right, String wrong) throws IOException {
        String text = Files.readString(CONTRIB.resolve(file));
        assertThat(text).contains(right);
        Path copy = folder.resolve(file);
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, text.replace(right, wrong));
        assertThat(checkSchema(copy)).isNotEmpty();
    }

    private static String checkSchema(Path file) {
        return Command.of("node", NodeFolder.script("schemas.mjs").toString(), file.toString())
                .runSuccessfully()
                .output();
    }

    @Test
    void serviceTakesASnapshot() throws IOException {
        String start = value(unit("vncshot-snap@.service"), "ExecStart=")
                .replace("%i", "front")
                .replace("%%", "%");
        List<String> words = List.of(start.split(" "));
        run(words, Map.of("VNCSHOT_SERVER", "demo:"));
        assertThat(pictures("front")).hasSize(1);
        assertThat(folder.resolve("front/latest.png")).isSymbolicLink();
    }

    /** The part of the line after the times is what sh gets, without the backslashes that cron takes away. */
    @Test
    void lineOfTheCrontabTakesASnapshotAndIsCleanShell() throws IOException {
        String command = value(Files.readString(CONTRIB.resolve("crontab")), "*/5 * * * *  ")
                .replace("\\%", "%")
                .replace("cd /var/lib/vncshot", "cd " + folder)
                .replace(INSTALLED, program.toString());
        assertThat(command).contains(" -s kiosk-1:1 ");
        run(List.of("sh", "-c", command.replace("-s kiosk-1:1", "-s demo:")), Map.of());
        assertThat(pictures("shots")).hasSize(1);
        checkShell(command);
    }

    @Test
    void stepOfTheActionTakesASnapshotAndIsCleanShell() throws IOException {
        String script = text(documents("github/snapshot/action.yml"), "run");
        Path output = folder.resolve("output");
        run(
                List.of("sh", "-e", "-c", script),
                Map.of(
                        "VNCSHOT", folder.toString(),
                        "VNCSHOT_SERVER", "demo:",
                        "RUNNER_TEMP", folder.toString(),
                        "GITHUB_OUTPUT", output.toString()));
        List<Path> pictures = pictures("snapshots");
        assertThat(output).hasContent("picture=" + pictures.get(0));
        checkShell(script);
    }

    @Test
    void argumentsOfThePodTakeASnapshotOfEachDesktop() throws IOException {
        run(arguments("kubernetes/cronjob.yaml"), Map.of());
        assertThat(pictures("shots/front")).hasSize(1);
        assertThat(pictures("shots/back")).hasSize(1);
    }

    @Test
    void argumentsOfAShardSendItsPartToTheStore() throws IOException {
        List<String> requests = new CopyOnWriteArrayList<>();
        HttpServer store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        store.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        store.start();
        try {
            run(
                    arguments("kubernetes/indexed-job.yaml"),
                    Map.of(
                            "JOB_COMPLETION_INDEX", "1",
                            "AWS_ACCESS_KEY_ID", "id",
                            "AWS_SECRET_ACCESS_KEY", "secret",
                            "AWS_ENDPOINT_URL",
                                    "http://127.0.0.1:" + store.getAddress().getPort()));
        } finally {
            store.stop(0);
        }
        assertThat(requests).singleElement().asString().matches("PUT /snapshots/back/" + NAME);
    }

    /** The program and the container's arguments, with the list, whose desktops are the demo, and a folder for the volume. */
    private List<String> arguments(String file) throws IOException {
        String targets = text(documents("kubernetes/cronjob.yaml"), "targets");
        Files.writeString(folder.resolve("targets"), targets.replaceAll("10\\.0\\.0\\.\\d:5901", "demo:"));
        List<String> words = new ArrayList<>(List.of(program.toString()));
        for (Object argument : (List<?>) find(documents(file), "args").orElseThrow()) {
            words.add(argument.toString()
                    .replace("/etc/vncshot/targets/", folder + "/")
                    .replaceAll("^/shots/", folder + "/shots/"));
        }
        return words;
    }

    private static String text(Object node, String key) {
        return find(node, key).orElseThrow().toString();
    }

    /** What the first field of that name holds, wherever it is. */
    private static Optional<Object> find(Object node, String key) {
        Collection<?> children = List.of();
        if (node instanceof Map<?, ?> map) {
            Object value = map.get(key);
            if (value != null) {
                return Optional.of(value);
            }
            children = map.values();
        } else if (node instanceof List<?> list) {
            children = list;
        }
        return children.stream().flatMap(child -> find(child, key).stream()).findFirst();
    }

    private static List<Object> documents(String file) throws IOException {
        List<Object> documents = new ArrayList<>();
        new Load(LoadSettings.builder().build())
                .loadAllFromString(Files.readString(CONTRIB.resolve(file)))
                .forEach(documents::add);
        return documents;
    }

    private void run(List<String> words, Map<String, String> environment) {
        assertThat(new Command(words, folder, environment).run()).isEqualTo(new Command.Result(0, "", ""));
    }

    private void checkShell(String script) throws IOException {
        Requirements.require(List.of("shellcheck"));
        Path file = Files.writeString(folder.resolve("script"), script);
        assertThat(Command.of("shellcheck", "-s", "sh", file.toString()).run().output())
                .isEmpty();
    }

    private static String value(String text, String key) {
        return Arrays.stream(text.split("\n"))
                .filter(line -> line.startsWith(key))
                .findFirst()
                .orElseThrow()
                .substring(key.length());
    }

    private List<Path> pictures(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.filter(file -> file.getFileName().toString().matches(NAME))
                    .toList();
        }
    }
}
