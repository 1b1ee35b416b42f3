package io.vncshot.cli.option;

import io.vncshot.cli.message.UsageException;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.transport.ServerAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class VncsnapshotOptionsTest {
    @ParameterizedTest
    @CsvSource({
        ":1,127.0.0.1,5901",
        "kiosk:2,kiosk,5902",
        "kiosk,kiosk,5900",
        "kiosk::5999,kiosk,5999",
        "kiosk:5999,kiosk,5999",
        "[::1]:1,::1,5901"
    })
    void serverIsADisplayOrAPort(String server, String host, int port) throws UsageException {
        assertThat(server(settings(server, "a.jpg"))).isEqualTo(new ServerAddress.Tcp(host, port));
    }

    @Test
    void listenersPortIs5500AndTheDisplay() throws UsageException {
        assertThat(settings("-listen", "3", "a.jpg").find(Options.LISTEN)).contains(new ServerAddress.Listen("", 5503));
    }

    @Test
    void tunnelLeadsToTheHostItself() throws UsageException {
        Settings settings = settings("-tunnel", "me@kiosk:1", "a.jpg");
        assertThat(settings.find(Options.VIA)).contains("me@kiosk");
        assertThat(server(settings)).isEqualTo(new ServerAddress.Tcp("127.0.0.1", 5901));
    }

    @Test
    void viaLeadsToAnother() throws UsageException {
        Settings settings = settings("-via", "gate", "kiosk:1", "a.jpg");
        assertThat(settings.find(Options.VIA)).contains("gate");
        assertThat(server(settings)).isEqualTo(new ServerAddress.Tcp("kiosk", 5901));
    }

    @Test
    void encodingsOfNoUseHereArePassedOver() throws UsageException {
        assertThat(settings("-encodings", "copyrect Tight bogus raw", ":1", "a.jpg")
                        .find(Options.ENCODINGS)
                        .orElseThrow())
                .contains(Encoding.TIGHT, Encoding.RAW);
        assertThat(settings("-encodings", "bogus", ":1", "a.jpg").isSet(Options.ENCODINGS))
                .isFalse();
    }

    @Test
    void jpegFromTheServerIsTakenWhereItIsAskedFor() throws UsageException {
        assertThat(settings(":1", "a.jpg").isSet(Options.QUALITY)).isFalse();
        assertThat(settings("-jpeg", ":1", "a.jpg").find(Options.QUALITY)).contains(9);
        assertThat(settings("-vncQuality", "3", ":1", "a.jpg").find(Options.QUALITY))
                .contains(3);
    }

    @ParameterizedTest
    @CsvSource({
        "1,a.jpg,a.jpg",
        "0,a.jpg,a.jpg",
        "2,a.b.jpg,a.b00007.jpg",
        "2,plain,plain00007.jpg",
        "2,a.d/plain,a.d/plain00007.jpg",
        "2,a.d/b.png,a.d/b00007.png"
    })
    void numberComesBeforeTheExtension(String count, String file, String name) throws UsageException {
        assertThat(VncsnapshotOptions.parse(List.of("-count", count, ":1", file))
                        .file(7))
                .isEqualTo(name);
    }

    private static ServerAddress server(Settings settings) {
        return ((Target.Server) settings.get(Options.SERVER)).address();
    }

    private static Settings settings(String... words) throws UsageException {
        return Settings.of(
                Options.TABLE, VncsnapshotOptions.parse(List.of(words)).connection());
    }
}
