package io.vncshot.rfb;

import io.vncshot.rfb.fixture.FakeServer;
import io.vncshot.rfb.handshake.Handshake;
import io.vncshot.rfb.handshake.ServerInit;
import io.vncshot.rfb.io.Wire;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.Encoding.Kind;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.SecurityType;
import io.vncshot.rfb.transport.Deadline;
import io.vncshot.rfb.transport.Transport;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SessionSetupTest {
    private final ClientOptions options = ClientOptions.defaults();

    @Test
    void onThisMachinePixelsComeRaw() {
        assertThat(painting(SessionSetup.encodings(options, Link.LOCAL))).containsExactly(Encoding.RAW);
    }

    @Test
    void overANetworkPixelsComeCompressed() {
        assertThat(painting(SessionSetup.encodings(options, Link.WAN)))
                .containsExactly(
                        Encoding.ZRLE,
                        Encoding.TIGHT,
                        Encoding.ZLIB,
                        Encoding.HEXTILE,
                        Encoding.TRLE,
                        Encoding.RRE,
                        Encoding.CORRE,
                        Encoding.RAW,
                        Encoding.COPY_RECT);
    }

    /** TigerVNC sends ZRLE and Tight wherever they stand in the list. */
    @Test
    void overANearNetworkPixelsComeHalfCompressed() {
        assertThat(painting(SessionSetup.encodings(options, Link.LAN)))
                .containsExactly(Encoding.HEXTILE, Encoding.RRE, Encoding.RAW, Encoding.COPY_RECT);
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, 900, LOCAL",
        "false, true, 0, LAN",
        "false, true, 1, LAN",
        "false, true, 2, WAN",
        "false, false, 0, WAN"
    })
    void theLinkIsJudgedByWhatCarriesTheBytesAndHowSoonTheyAreAnswered(
            boolean local, boolean plain, long roundTripMillis, Link link) {
        FakeServer server = FakeServer.silent();
        Wire wire = new Wire(
                new Carrier(server, local, plain),
                server.wire().in(),
                server.wire().out());
        ServerInit init = new ServerInit(1, 1, null, "");
        assertThat(Link.of(new Handshake.Result(wire, "3.8", SecurityType.NONE, init, roundTripMillis)))
                .isEqualTo(link);
    }

    private record Carrier(
            Transport inner,
            @Override boolean isLocal,
            @Override boolean isPlain) implements Transport {
        @Override
        public int read(ByteBuffer target, Deadline deadline) throws RfbException {
            return inner.read(target, deadline);
        }

        @Override
        public boolean awaitReadable(Deadline deadline) throws RfbException {
            return inner.awaitReadable(deadline);
        }

        @Override
        public void write(ByteBuffer source, Deadline deadline) throws RfbException {
            inner.write(source, deadline);
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    @Test
    void aCompressionLevelIsAlwaysNamed() {
        assertThat(SessionSetup.encodings(options, Link.LOCAL)).contains(Encoding.COMPRESSION_LEVEL_2);
        assertThat(SessionSetup.encodings(options, Link.WAN)).contains(Encoding.COMPRESSION_LEVEL_2);
    }

    @Test
    void anUpdateMayEndEarlyUnlessThatIsOnlyOfUseToOtherEncodingsThanThoseNamed() {
        assertThat(SessionSetup.encodings(options, Link.LOCAL)).doesNotContain(Encoding.LAST_RECT);
        assertThat(SessionSetup.encodings(options, Link.LAN)).contains(Encoding.LAST_RECT);
        assertThat(SessionSetup.encodings(options, Link.WAN)).contains(Encoding.LAST_RECT);
    }

    @Test
    void encodingsThatAreGivenComeFirstAndOnce() {
        List<Encoding> given = List.of(Encoding.CURSOR, Encoding.COPY_RECT, Encoding.RAW);
        List<Encoding> chosen = SessionSetup.encodings(options.withEncodings(given), Link.WAN);
        assertThat(chosen)
                .startsWith(Encoding.CURSOR, Encoding.COPY_RECT, Encoding.RAW)
                .doesNotHaveDuplicates()
                .contains(Encoding.LAST_RECT, Encoding.DESKTOP_SIZE)
                .doesNotContain(Encoding.ZRLE);
    }

    @Test
    void aPointerDrawnByTheServerIsNotAskedForAsAShape() {
        assertThat(SessionSetup.encodings(options, Link.WAN)).contains(Encoding.CURSOR);
        assertThat(SessionSetup.encodings(options.withCursor(CursorMode.DRAWN_BY_SERVER), Link.WAN))
                .doesNotContain(Encoding.CURSOR);
        assertThat(SessionSetup.encodings(options.withCursor(CursorMode.DRAWN_BY_CLIENT), Link.WAN))
                .contains(Encoding.CURSOR, Encoding.X_CURSOR, Encoding.CURSOR_WITH_ALPHA);
    }

    /** Servers take the announcement of these as a promise to answer, or to draw with loss. */
    @Test
    void whatCostsExactnessOrAnswersIsNeverAnnouncedUnasked() {
        for (CursorMode cursor : CursorMode.values()) {
            assertThat(SessionSetup.encodings(options.withCursor(cursor), Link.WAN))
                    .doesNotContain(
                            Encoding.JPEG,
                            Encoding.TIGHT_PNG,
                            Encoding.FENCE,
                            Encoding.CONTINUOUS_UPDATES,
                            Encoding.QEMU_AUDIO,
                            Encoding.VMWARE_DISPLAY_MODE);
        }
    }

    @Test
    void aDependableFormatIsKept() {
        assertThat(SessionSetup.pixelFormatToSet(options, PixelFormat.RGB565)).isNull();
        PixelFormat deep = new PixelFormat(32, 32, false, true, 255, 255, 255, 16, 8, 0);
        assertThat(SessionSetup.pixelFormatToSet(options, deep)).isEqualTo(PixelFormat.BGRX8888);
        assertThat(SessionSetup.pixelFormatToSet(options.withPixelFormat(PixelFormat.BGR233), PixelFormat.BGRX8888))
                .isEqualTo(PixelFormat.BGR233);
    }

    @Test
    void atLeastOnePixelIsAllowed() {
        assertThat(options.withMaxPixels(1).maxPixels()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withMaxPixels(0))
                .withMessage("maxPixels 0: must be at least 1");
    }

    private static List<Encoding> painting(List<Encoding> encodings) {
        return encodings.stream()
                .filter(encoding -> encoding.kind() == Kind.PIXELS)
                .toList();
    }
}
