package io.vncshot.testserver;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

import static io.vncshot.testserver.RawScript.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The scripted faults, as a client meets them. */
class WireOutputTest {
    @Test
    void dropAtAByteSendsExactlyTheBytesBefore() throws IOException {
        try (RfbTestServer server =
                        RfbTestServer.builder().atByte(5, script().drop()).start();
                RawClient client = new RawClient(server)) {
            client.expectText("RFB 0");
            client.expectEnd();
        }
    }

    @Test
    void resetCutsTheConnection() throws IOException {
        try (RfbTestServer server =
                        RfbTestServer.builder().atByte(0, script().reset()).start();
                RawClient client = new RawClient(server)) {
            assertThatThrownBy(() -> client.read(1)).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void stallKeepsTheConnectionUntilTheClientLeaves() throws IOException {
        try (RfbTestServer server =
                RfbTestServer.builder().atByte(12, script().stall()).start()) {
            try (RawClient client = new RawClient(server)) {
                client.expectText("RFB 003.008\n");
                client.sendText("RFB 003.008\nand more");
                assertThat(server.events().all(ClientEvent.Disconnected.class)).isEmpty();
            }
            server.events().await(ClientEvent.Disconnected.class);
            assertThat(server.events().all(ClientEvent.ProtocolVersion.class)).isEmpty();
        }
    }

    @Test
    void scriptMayGiveWayToTheUsualConduct() throws IOException {
        try (RfbTestServer server = RfbTestServer.builder()
                        .at(Stage.SECURITY_TYPES, script().send((byte) 0xAA).expect(2))
                        .start();
                RawClient client = new RawClient(server)) {
            client.expectText("RFB 003.008\n");
            client.sendText("RFB 003.008\n");
            client.expectHex("AA");
            client.sendHex("0102");
            client.expectHex("01 01");
        }
    }

    @Test
    void stageCanBeReplaced() throws IOException {
        try (RfbTestServer server = RfbTestServer.builder()
                        .insteadOf(Stage.SECURITY_RESULT, script().sendHex("00000007"))
                        .name("x")
                        .start();
                RawClient client = new RawClient(server)) {
            client.skip(12);
            client.sendText("RFB 003.008\n");
            client.expectHex("01 01");
            client.sendHex("01");
            client.expectHex("00000007");
            client.sendHex("01");
            client.expectHex("0040 0030" + RawClient.BGRX_HEX + "00000001 78");
        }
    }

    @Test
    void offsetCountsFromTheBeginningOfTheStage() throws IOException {
        try (RfbTestServer server = RfbTestServer.builder()
                        .picture(new int[16], 4, 4)
                        .at(Stage.FIRST_UPDATE, 20, script().drop())
                        .start();
                RawClient client = RawClient.inSession(server)) {
            client.request(0, 0, 4, 4);
            client.expectHex("00 00 0001 0000 0000 0004 0004 00000000 00000000");
            client.expectEnd();
        }
    }

    @Test
    void completeUpdateCanBeTheLastThing() throws IOException {
        try (RfbTestServer server = RfbTestServer.builder()
                        .picture(new int[1], 1, 1)
                        .at(Stage.AFTER_FIRST_UPDATE, script().drop())
                        .start();
                RawClient client = RawClient.inSession(server)) {
            client.request(0, 0, 1, 1);
            client.expectHex("00 00 0001 0000 0000 0001 0001 00000000 00000000");
            client.expectEnd();
        }
    }

    @Test
    void scriptsAtSeveralPlacesAddUp() throws IOException {
        try (RfbTestServer server = RfbTestServer.builder()
                        .atByte(3, script().send((byte) '1'))
                        .atByte(3, script().send((byte) '2'))
                        .atByte(12, script().send((byte) '3').drop())
                        .start();
                RawClient client = new RawClient(server)) {
            client.expectText("RFB12 003.008\n3");
            client.expectEnd();
        }
    }

    @Test
    void bytesCanGoForever() throws IOException {
        try (RfbTestServer server = RfbTestServer.playing(script().sendForever((byte) 'a', (byte) 'b'))) {
            try (RawClient client = new RawClient(server)) {
                client.expectText("ab".repeat(100_000));
            }
            server.events().await(ClientEvent.Disconnected.class);
        }
    }

    @Test
    void slowServerSendsTheSameBytes() throws IOException {
        try (RfbTestServer server = RfbTestServer.builder()
                        .picture(new int[] {0x010203, 0x040506}, 2, 1)
                        .pace(3, Duration.ofMillis(1))
                        .start();
                RawClient client = RawClient.inSession(server)) {
            client.request(0, 0, 2, 1);
            client.expectHex("00 00 0001 0000 0000 0002 0001 00000000 03020100 06050400");
        }
    }

    @Test
    void wholeConnectionCanBeAScript() throws IOException {
        try (RfbTestServer server = RfbTestServer.playing(
                        script().sendHex("48 54 54 50").expect(3).sendHex("0A"));
                RawClient client = new RawClient(server)) {
            client.expectText("HTTP");
            client.sendText("abc");
            client.expectText("\n");
            client.expectEnd();
        }
    }
}
