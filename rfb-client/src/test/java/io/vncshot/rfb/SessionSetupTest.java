package io.vncshot.rfb;

import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.Encoding;
import io.vncshot.rfb.protocol.Encoding.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SessionSetupTest {
    private final ClientOptions options = ClientOptions.defaults();

    @Test
    void onThisMachinePixelsComeRaw() {
        assertThat(painting(SessionSetup.encodings(options, true))).containsExactly(Encoding.RAW);
    }

    @Test
    void overANetworkPixelsComeCompressed() {
        assertThat(painting(SessionSetup.encodings(options, false)))
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

    @Test
    void aCompressionLevelIsAlwaysNamed() {
        assertThat(SessionSetup.encodings(options, true)).contains(Encoding.COMPRESSION_LEVEL_2);
        assertThat(SessionSetup.encodings(options, false)).contains(Encoding.COMPRESSION_LEVEL_2);
    }

    @Test
    void encodingsThatAreGivenComeFirstAndOnce() {
        List<Encoding> given = List.of(Encoding.CURSOR, Encoding.COPY_RECT, Encoding.RAW);
        List<Encoding> chosen = SessionSetup.encodings(options.withEncodings(given), false);
        assertThat(chosen)
                .startsWith(Encoding.CURSOR, Encoding.COPY_RECT, Encoding.RAW)
                .doesNotHaveDuplicates()
                .contains(Encoding.LAST_RECT, Encoding.DESKTOP_SIZE)
                .doesNotContain(Encoding.ZRLE);
    }

    @Test
    void aPointerDrawnByTheServerIsNotAskedForAsAShape() {
        assertThat(SessionSetup.encodings(options, false)).contains(Encoding.CURSOR);
        assertThat(SessionSetup.encodings(options.withCursor(CursorMode.DRAWN_BY_SERVER), false))
                .doesNotContain(Encoding.CURSOR);
        assertThat(SessionSetup.encodings(options.withCursor(CursorMode.DRAWN_BY_CLIENT), false))
                .contains(Encoding.CURSOR, Encoding.X_CURSOR, Encoding.CURSOR_WITH_ALPHA);
    }

    /** Servers take the announcement of these as a promise to answer, or to draw with loss. */
    @Test
    void whatCostsExactnessOrAnswersIsNeverAnnouncedUnasked() {
        for (CursorMode cursor : CursorMode.values()) {
            assertThat(SessionSetup.encodings(options.withCursor(cursor), false))
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
