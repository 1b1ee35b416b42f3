package io.vncshot.interop;

import io.vncshot.interop.Account.User;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The proxy's wrap mode on real servers: who listens where, who is served, and what is left in the end. */
class WrapTest {
    private static final String GREETING = "RFB 003.008\n";
    private static final String IPV4 = "127.0.0.1";

    @ParameterizedTest
    @CsvSource({
        "OWN, Xtightvnc, 127.0.0.1",
        "NOBODY, Xtightvnc, 127.0.0.1",
        "OWN, tightvncserver, 127.0.0.1",
        "NOBODY, tightvncserver, 127.0.0.1",
        "OWN, Xtigervnc, 127.0.0.1 [::1]",
        "NOBODY, Xtigervnc, 127.0.0.1 [::1]",
        "OWN, Xtigervnc -UseIPv6=0, 127.0.0.1",
        "OWN, tigervncserver, 127.0.0.1 [::1]",
        "NOBODY, tigervncserver, 127.0.0.1 [::1]"
    })
    void serverIsReachedOnlyThroughTheProxyAndOnLoopback(User user, String server, String addresses) {
        try (Account account = Account.of(user);
                DisplayNumber display = DisplayNumber.reserve();
                WrappingProxy proxy = start(account, display, xServer(server, display))) {
            assertServes(account, proxy, List.of(addresses.split(" ")));
            assertEndsWhole(proxy, "TERM");
        }
    }

    @ParameterizedTest
    @CsvSource({"OWN, -forever", "NOBODY, -forever", "OWN, -forever -localhost -bg"})
    void x11vncIsReachedOnlyThroughTheProxyAndOnLoopback(User user, String options) {
        Requirements.require(List.of("x11vnc", "Xvfb"));
        try (Account account = Account.of(user);
                DisplayNumber display = DisplayNumber.reserve();
                XScreen screen = XScreen.start(
                        number -> List.of("Xvfb", ":" + number, "-screen", "0", "320x200x24", "-nolisten", "tcp"))) {
            String line = "x11vnc -display " + screen.name() + " -rfbport " + display.port() + " -nopw -noshm -quiet "
                    + options;
            try (WrappingProxy proxy = start(account, display, List.of(line.split(" ")))) {
                assertServes(account, proxy, List.of(IPV4, "[::1]"));
                assertEndsWhole(proxy, "TERM");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"OWN, server.c", "NOBODY, server.c", "OWN, server.go", "NOBODY, server.go"})
    void staticallyLinkedProgramIsMovedAtTheSystemCall(User user, String source) {
        try (Account account = Account.of(user);
                DisplayNumber display = DisplayNumber.reserve();
                WrappingProxy proxy = start(account, display, List.of(compile(source, account), "" + display.port()))) {
            int rebound = proxy.awaitReboundPort();

            assertThat(proxy.daemon().log()).contains("is statically linked");
            assertThat(Listeners.of(display.port())).containsExactly("*");
            assertThat(Listeners.of(rebound)).hasSize(1);
            assertThat(WebSocketBanner.read(IPV4, display.port())).isEqualTo(GREETING);
            assertEndsWhole(proxy, "TERM");
        }
    }

    @Test
    void staticallyLinkedProgramThatThePreloadedLibraryCannotMoveIsNotServed() {
        try (Account account = Account.of(User.OWN);
                DisplayNumber display = DisplayNumber.reserve()) {
            String program = compile("server.c", account);

            Command.Result result = account.runWebsockify(
                    IPV4 + ":" + display.port(), "--rebind=preload", "--", program, "" + display.port(), "6");

            assertThat(result.exitStatus()).isEqualTo(1);
            assertThat(result.errors())
                    .contains("nothing is served: server listens on [::]:" + display.port() + ", past this proxy");
            assertThat(Listeners.of(display.port())).isEmpty();
        }
    }

    @Test
    void clientsThatComeBeforeTheServerWaitForIt() {
        try (Account account = Account.of(User.OWN);
                DisplayNumber display = DisplayNumber.reserve()) {
            String late = "sleep 2; exec " + String.join(" ", xServer("Xtigervnc", display));
            try (WrappingProxy proxy = start(account, display, List.of("sh", "-c", late))) {
                assertThat(proxy.hasStateFile()).isFalse();
                assertThat(WebSocketBanner.read("[::1]", display.port())).isEqualTo(GREETING);
                assertThat(proxy.hasStateFile()).isTrue();
            }
        }
    }

    @Test
    void twoWrappedServersAreToldApart() {
        try (Account account = Account.of(User.OWN);
                DisplayNumber first = DisplayNumber.reserve();
                DisplayNumber second = DisplayNumber.reserve();
                WrappingProxy one = start(account, first, xServer("Xtigervnc", first));
                WrappingProxy two = start(account, second, xServer("Xtightvnc", second))) {
            assertThat(one.awaitReboundPort()).isNotEqualTo(two.awaitReboundPort());
            assertThat(WebSocketBanner.read(IPV4, first.port())).isEqualTo(GREETING);
            assertThat(WebSocketBanner.read(IPV4, second.port())).isEqualTo(GREETING);

            assertThat(account.runVncshot("-s", "rebound:", "capture", "a.png").errors())
                    .contains("there is more than one; choose: rebound:" + first.port() + " rebound:" + second.port());
            assertThat(account.runVncshot("-s", "rebound:" + second.port(), "capture", "a.png"))
                    .isEqualTo(new Command.Result(0, "", ""));
        }
    }

    /** The script tightvncserver takes a display for occupied whose server could not remove its lock. */
    @ParameterizedTest
    @CsvSource({
        "OWN, Xtigervnc, Xtigervnc, KILL",
        "NOBODY, Xtigervnc, Xtigervnc, KILL",
        "OWN, tightvncserver, Xtightvnc, TERM",
        "NOBODY, tightvncserver, Xtightvnc, TERM"
    })
    void serverThatWasKilledIsStartedAgain(User user, String command, String program, String signal) {
        try (Account account = Account.of(user);
                DisplayNumber display = DisplayNumber.reserve();
                WrappingProxy proxy = WrappingProxy.start(
                        account, display.port(), List.of("--wrap-mode=respawn"), xServer(command, display))) {
            proxy.awaitReboundPort();
            ProcessHandle server = process(proxy, program);
            Command.of("kill", "-" + signal, "" + server.pid()).runSuccessfully();
            proxy.awaitLog("is ready on", 2);

            assertThat(server.isAlive()).isFalse();
            assertThat(WebSocketBanner.read(IPV4, display.port())).isEqualTo(GREETING);
            assertThat(account.runVncshot("-s", "rebound:" + display.port(), "capture", "a.png"))
                    .isEqualTo(new Command.Result(0, "", ""));
            assertEndsWhole(proxy, "TERM");
        }
    }

    @Test
    void proxyThatIgnoresTheEndOfItsCommandRefusesClients() {
        try (Account account = Account.of(User.OWN);
                DisplayNumber display = DisplayNumber.reserve();
                WrappingProxy proxy =
                        WrappingProxy.start(account, display.port(), List.of("--wrap-mode=ignore"), List.of("true"))) {
            proxy.awaitLog("true has ended with status 0", 1);

            assertThat(WebSocketBanner.read(IPV4, display.port())).isEqualTo("HTTP 503");
        }
    }

    @Test
    void otherPortThanTheServersIsSaidWithBothPorts() {
        try (Account account = Account.of(User.OWN);
                DisplayNumber display = DisplayNumber.reserve();
                DisplayNumber other = DisplayNumber.reserve()) {
            String[] line = "%d -- Xtigervnc %s -rfbport %d -SecurityTypes None"
                    .formatted(display.port(), other.name(), other.port())
                    .split(" ");

            Command.Result result = account.runWebsockify(line);

            assertThat(result.exitStatus()).isEqualTo(1);
            assertThat(result.errors())
                    .contains("nothing is served: Xtigervnc listens on port " + other.port() + " (display "
                            + other.name() + "), not on port " + display.port() + " (display " + display.name()
                            + "), so it was not moved; write `websockify " + other.port() + " ... -- Xtigervnc ...`");
            assertThat(Listeners.of(other.port())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(User.class)
    void serverEndsWithAProxyThatIsKilled(User user) {
        try (Account account = Account.of(user);
                DisplayNumber display = DisplayNumber.reserve();
                WrappingProxy proxy = start(account, display, xServer("tightvncserver", display))) {
            proxy.awaitReboundPort();
            assertEndsWhole(proxy, "KILL");

            assertThat(proxy.hasStateFile()).isTrue();
            assertThat(account.runVncshot("-s", "rebound:" + display.port(), "capture", "a.png")
                            .errors())
                    .contains("no websockify of this user with port " + display.port());
        }
    }

    @Test
    void daemonReturnsWhenItsServerIsReady() {
        try (Account account = Account.of(User.OWN);
                DisplayNumber display = DisplayNumber.reserve()) {
            List<String> line = new ArrayList<>(List.of("" + display.port(), "-D", "--wrap-mode=ignore", "--"));
            line.addAll(xServer("tightvncserver", display));

            assertThat(account.runWebsockify(line.toArray(String[]::new)).exitStatus())
                    .isZero();
            assertThat(account.runVncshot("-s", "rebound:" + display.port(), "capture", "a.png"))
                    .isEqualTo(new Command.Result(0, "", ""));

            account.endDaemon(display.port());
            await().atMost(20, TimeUnit.SECONDS)
                    .untilAsserted(
                            () -> assertThat(Listeners.of(display.port())).isEmpty());
        }
    }

    private static WrappingProxy start(Account account, DisplayNumber display, List<String> command) {
        return WrappingProxy.start(account, display.port(), List.of(), command);
    }

    private static List<String> xServer(String server, DisplayNumber display) {
        String program = server.split(" ")[0];
        Requirements.require(List.of(program));
        String rest = switch (program) {
            case "Xtightvnc" -> "-nolisten tcp -rfbport " + display.port();
            case "tightvncserver" -> "-nolisten tcp";
            case "Xtigervnc" -> "-SecurityTypes None -rfbport " + display.port();
            case "tigervncserver" -> "-localhost no -SecurityTypes None --I-KNOW-THIS-IS-INSECURE";
            default -> throw new IllegalArgumentException(server);
        };
        String options = server.substring(program.length());
        return List.of((program + " " + display.name() + " -geometry 320x240 " + rest + options).split(" "));
    }

    private static void assertServes(Account account, WrappingProxy proxy, List<String> addresses) {
        int rebound = proxy.awaitReboundPort();
        assertThat(proxy.state())
                .matches("(127[.]0[.]0[.]1|::1) " + rebound + " "
                        + proxy.daemon().process().pid() + " [0-9]+\n");
        await().untilAsserted(() -> assertThat(Listeners.of(rebound)).containsExactlyElementsOf(addresses));
        assertThat(Listeners.of(proxy.port())).containsExactly("*");
        assertThat(WebSocketBanner.read(IPV4, proxy.port())).isEqualTo(GREETING);
        assertThat(WebSocketBanner.read("[::1]", proxy.port())).isEqualTo(GREETING);
        for (String address : List.of("rebound:" + proxy.port(), "rebound:", "127.0.0.1:" + rebound)) {
            assertThat(account.runVncshot("-s", address, "capture", "a.png")).isEqualTo(new Command.Result(0, "", ""));
        }
    }

    private static void assertEndsWhole(WrappingProxy proxy, String signal) {
        List<ProcessHandle> all = proxy.descendants();
        assertThat(all).isNotEmpty();
        proxy.daemon().signal(signal);
        await().atMost(20, TimeUnit.SECONDS).untilAsserted(() -> {
            assertThat(all).noneMatch(ProcessHandle::isAlive);
            assertThat(proxy.daemon().isAlive()).isFalse();
        });
        assertThat(Listeners.of(proxy.port())).isEmpty();
        assertThat(proxy.hasStateFile()).isEqualTo(signal.equals("KILL"));
    }

    private static ProcessHandle process(WrappingProxy proxy, String name) {
        return proxy.descendants().stream()
                .filter(process -> process.info().command().orElse("").endsWith("/" + name))
                .findFirst()
                .orElseThrow();
    }

    /** The program, statically linked, in the account's folder. */
    private static String compile(String source, Account account) {
        Path file = Path.of("src", "test", "resources", "wrapped", source).toAbsolutePath();
        String program = account.folder().resolve("server").toString();
        if (source.endsWith(".go")) {
            Requirements.require(List.of("go"));
            Map<String, String> environment = Map.of("CGO_ENABLED", "0", "GO111MODULE", "off");
            new Command(List.of("go", "build", "-o", program, file.toString()), Path.of("."), environment)
                    .runSuccessfully();
        } else {
            Requirements.require(List.of("musl-gcc"));
            Command.of("musl-gcc", "-static", "-o", program, file.toString()).runSuccessfully();
        }
        return program;
    }
}
