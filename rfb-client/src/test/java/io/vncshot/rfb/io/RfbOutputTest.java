package io.vncshot.rfb.io;

import io.vncshot.rfb.fixture.BytesTransport;
import io.vncshot.rfb.fixture.FakeServer;
import io.vncshot.rfb.fixture.Hex;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.RfbException.Reason;
import org.junit.jupiter.api.Test;

import static io.vncshot.rfb.fixture.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

class RfbOutputTest {
    private final BytesTransport transport = BytesTransport.of();
    private final RfbOutput out = transport.wire().out();

    @Test
    void numbersAreBigEndian() throws RfbException {
        out.writeU8(255);
        out.writeU16(0x8001);
        out.writeS32(-2);
        out.writeBytes(Hex.bytes("61 62"));
        out.flush();
        assertThat(Hex.spaced(transport.written())).isEqualTo("ff 80 01 ff ff ff fe 61 62");
    }

    @Test
    void nothingIsSentUntilFlushed() throws RfbException {
        out.writeU8(1);
        assertThat(transport.written()).isEmpty();
        out.flush();
        out.flush();
        assertThat(transport.written()).containsExactly(1);
    }

    @Test
    void theBufferGrowsAndKeepsTheOrder() throws RfbException {
        for (int i = 0; i < 600; i++) {
            out.writeU16(i);
        }
        out.writeBytes(new byte[5000]);
        out.writeU8(7);
        out.flush();
        byte[] written = transport.written();
        assertThat(written).hasSize(1200 + 5000 + 1).endsWith(7);
        for (int i = 0; i < 600; i++) {
            assertThat((written[2 * i] & 0xFF) << 8 | (written[2 * i + 1] & 0xFF))
                    .isEqualTo(i);
        }
        out.writeU8(8);
        out.flush();
        assertThat(transport.written()).hasSize(6202).endsWith(7, 8);
    }

    @Test
    void whatCouldNotBeSentIsNotSentLater() throws RfbException {
        FakeServer server = FakeServer.silent();
        RfbOutput toServer = server.wire().out();
        server.hangUp();
        toServer.writeU8(1);
        assertFailure(Reason.CONNECTION_LOST, toServer::flush);
        toServer.flush();
        assertThat(server.received()).isEmpty();
    }

    @Test
    void closingTheWireClosesItsTransport() {
        transport.wire().close();
        assertThat(transport.isClosed()).isTrue();
    }
}
