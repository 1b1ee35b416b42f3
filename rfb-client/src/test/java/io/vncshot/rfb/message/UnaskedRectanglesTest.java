package io.vncshot.rfb.message;

import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.fixture.Messages;
import io.vncshot.rfb.protocol.RfbException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.vncshot.rfb.fixture.Failures.assertProtocolFailure;
import static org.assertj.core.api.Assertions.assertThat;

class UnaskedRectanglesTest {
    /** What a rectangle of 3x2 holds. */
    @ParameterizedTest
    @CsvSource({"-314, 28", "-240, 10", "-232, 0", "-261, 1", "0x574D5668, 4", "-316, 0"})
    void rectangleForAnotherViewerIsPassedOver(String encoding, int bytes) throws RfbException {
        MessageBench bench = new MessageBench(1, 1);
        bench.read(
                Messages.update(
                        Hex.join(Messages.header(0, 0, 3, 2, Integer.decode(encoding)), new byte[bytes]),
                        Messages.filled(0, 0, 1, 1, 0x010203)),
                Messages.bell());

        assertThat(bench.screen.pixels()).containsExactly(0xFF010203);
        assertThat(bench.heard).containsExactly("painted 0,0 1x1", "bell");
    }

    @Test
    void hiddenCursorHasNoColours() throws RfbException {
        MessageBench bench = new MessageBench(1, 1);
        bench.read(Messages.update(Messages.header(0, 0, 0, 0, -240)), Messages.bell());

        assertThat(bench.heard).containsExactly("bell");
    }

    @ParameterizedTest
    @ValueSource(ints = {-314, -240})
    void cursorOfAnySizeIsNotPassedOver(int encoding) {
        assertProtocolFailure(() -> new MessageBench(1, 1)
                        .read(Messages.update(Messages.header(0, 0, 1025, 1, encoding)), new byte[100]))
                .withMessage("cursor of 1025x1: each side must be at most 1024");
    }

    @Test
    void cursorWithAlphaInAnotherEncodingIsRefused() {
        assertProtocolFailure(() -> new MessageBench(1, 1)
                        .read(Messages.update(Messages.header(0, 0, 3, 2, -314)), Messages.s32(7), new byte[100]))
                .withMessage("cursor with alpha in encoding 7: only Raw is passed over");
    }
}
