package io.vncshot.testserver;

import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HandshakeTest {
    private static final String SERVER_INIT_64X48 = "0040 0030" + RawClient.BGRX_HEX + "00000002 4869";

    @Test
    void version38SendsTypeListAndResultForNone() throws IOException {
        try (RfbTestServer server = RfbTestServer.builder().name("Hi").start();
                RawClient client = new RawClient(server)) {
            client.expectText("RFB 003.008\n");
            client.sendText("RFB 003.008\n");
            client.expectHex("01 01");
            client.sendHex("01");
            client.expectHex("00000000");
            client.sendHex("01");
            client.expectHex(SERVER_INIT_64X48);
            assertThat(server.events().await(ClientEvent.ClientInit.class).shared())
                    .isTrue();
            assertThat(server.events().all())
                    .startsWith(
                            new ClientEvent.Connected(),
                            new ClientEvent.ProtocolVersion("003.008"),
                            new ClientEvent.SecurityChosen(1));
        }
    }

    @Test
    void version37SendsNoResultForNone() throws IOException {
        try (RfbTestServer server =
                        RfbTestServer.builder().name("Hi").version("003.007").start();
                RawClient client = new RawClient(server)) {
            client.expectText("RFB 003.007\n");
            client.sendText("RFB 003.007\n");
            client.expectHex("01 01");
            client.sendHex("01 00");
            client.expectHex(SERVER_INIT_64X48);
            assertThat(server.events().await(ClientEvent.ClientInit.class).shared())
                    .isFalse();
        }
    }

    @Test
    void version33LetsTheServerDecide() throws IOException {
        try (RfbTestServer server =
                        RfbTestServer.builder().name("Hi").version("003.003").start();
                RawClient client = new RawClient(server)) {
            client.expectText("RFB 003.003\n");
            client.sendText("RFB 003.003\n");
            client.expectHex("00000001");
            client.sendHex("01");
            client.expectHex(SERVER_INIT_64X48);
        }
    }

    @Test
    void clientMayChooseAnOlderVersion() throws IOException {
        try (RfbTestServer server = RfbTestServer.builder().name("Hi").start();
                RawClient client = new RawClient(server)) {
            client.expectText("RFB 003.008\n");
            client.sendText("RFB 003.003\n");
            client.expectHex("00000001");
            client.sendHex("01");
            client.expectHex(SERVER_INIT_64X48);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"003.889", "004.001", "005.000"})
    void newerVersionsGoOnAs38(String version) throws IOException {
        try (RfbTestServer server =
                        RfbTestServer.builder().name("Hi").version(version).start();
                RawClient client = new RawClient(server)) {
            client.expectText("RFB " + version + "\n");
            client.sendText("RFB 003.008\n");
            client.expectHex("01 01");
            client.sendHex("01");
            client.expectHex("00000000");
            client.sendHex("01");
            client.expectHex(SERVER_INIT_64X48);
        }
    }

    @Test
    void rightPasswordIsAccepted() throws IOException {
        try (RfbTestServer server = RfbTestServer.builder().password("secret").start();
                RawClient client = new RawClient(server)) {
            answerChallenge(client, "secret");
            client.expectHex("00000000");
            client.sendHex("01");
            client.expectHex("0040 0030" + RawClient.BGRX_HEX);
            assertThat(server.events().all(ClientEvent.Authenticated.class)).hasSize(1);
        }
    }

    @Test
    void wrongPasswordIsRefusedWithAReason() throws IOException {
        try (RfbTestServer server = RfbTestServer.builder().password("secret").start();
                RawClient client = new RawClient(server)) {
            answerChallenge(client, "Secret");
            client.expectHex("00000001 00000015");
            client.expectText("Authentication failed");
            client.expectEnd();
            assertThat(server.events().all(ClientEvent.AuthenticationFailed.class))
                    .hasSize(1);
        }
    }

    @Test
    void version37RefusesThePasswordWithoutAReason() throws IOException {
        try (RfbTestServer server = RfbTestServer.builder()
                        .version("003.007")
                        .password("secret")
                        .start();
                RawClient client = new RawClient(server)) {
            client.skip(12);
            client.sendText("RFB 003.007\n");
            client.expectHex("01 02");
            client.sendHex("02");
            client.skip(16);
            client.sendHex("00".repeat(16));
            client.expectHex("00000001");
            client.expectEnd();
        }
    }

    @Test
    void version33RefusesThePasswordWithoutAReason() throws IOException {
        try (RfbTestServer server = RfbTestServer.builder()
                        .version("003.003")
                        .password("secret")
                        .start();
                RawClient client = new RawClient(server)) {
            client.skip(12);
            client.sendText("RFB 003.003\n");
            client.expectHex("00000002");
            client.skip(16);
            client.sendHex("00".repeat(16));
            client.expectHex("00000001");
            client.expectEnd();
        }
    }

    @Test
    void unknownTypesAreListedButNotServed() throws IOException {
        try (RfbTestServer server =
                        RfbTestServer.builder().securityTypes(19, 1, 200).start();
                RawClient client = new RawClient(server)) {
            client.skip(12);
            client.sendText("RFB 003.008\n");
            client.expectHex("03 13 01 C8");
            client.sendHex("13");
            client.expectHex("00000001 00000021");
            client.expectText("security type 19 is not supported");
            client.expectEnd();
        }
    }

    @Test
    void noneIsNotServedWhenOnlyThePasswordIsListed() throws IOException {
        try (RfbTestServer server = RfbTestServer.builder().password("secret").start();
                RawClient client = new RawClient(server)) {
            client.skip(12);
            client.sendText("RFB 003.008\n");
            client.expectHex("01 02");
            client.sendHex("01");
            client.expectHex("00000001");
        }
    }

    @Test
    void refusalIsAnEmptyListAndAReason() throws IOException {
        try (RfbTestServer server = RfbTestServer.builder().refuse("go away").start();
                RawClient client = new RawClient(server)) {
            client.skip(12);
            client.sendText("RFB 003.008\n");
            client.expectHex("00 00000007");
            client.expectText("go away");
            client.expectEnd();
        }
    }

    @Test
    void refusalInVersion33IsTypeZeroAndAReason() throws IOException {
        try (RfbTestServer server = RfbTestServer.builder()
                        .version("003.003")
                        .refuse("go away")
                        .start();
                RawClient client = new RawClient(server)) {
            client.skip(12);
            client.sendText("RFB 003.003\n");
            client.expectHex("00000000 00000007");
            client.expectText("go away");
            client.expectEnd();
        }
    }

    @Test
    void somethingElseThanRfbIsSentAway() throws IOException {
        try (RfbTestServer server = RfbTestServer.builder().start();
                RawClient client = new RawClient(server)) {
            client.skip(12);
            client.sendText("GET / HTTP/1.1\r\n\r\n");
            server.events().await(ClientEvent.Disconnected.class);
            assertThat(server.events().all(ClientEvent.ProtocolVersion.class)).isEmpty();
        }
    }

    private static void answerChallenge(RawClient client, String password) throws IOException {
        client.skip(12);
        client.sendText("RFB 003.008\n");
        client.expectHex("01 02");
        client.sendHex("02");
        byte[] response = VncChallenge.response(password, client.read(16));
        client.sendHex(HexFormat.of().formatHex(response));
    }
}
