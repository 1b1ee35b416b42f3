package io.vncshot.rfb;

import io.vncshot.rfb.fixture.FakeServer;
import io.vncshot.rfb.handshake.Handshake;
import io.vncshot.rfb.handshake.ServerInit;
import io.vncshot.rfb.pixel.PixelFormat;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.protocol.SecurityType;

/** Sessions with servers in memory, as they are after the handshake. */
final class Sessions {
    /** What a session asks for when nobody says otherwise. */
    static final String ENCODINGS = "encodings 0 -223 -308 -307 -239 -254";

    private Sessions() {}

    static RfbSession begin(FakeServer server, int width, int height) throws RfbException {
        return begin(server, new ServerInit(width, height, PixelFormat.BGRX8888, "test"), ClientOptions.defaults());
    }

    static RfbSession begin(FakeServer server, ServerInit init, ClientOptions options) throws RfbException {
        Handshake.Result result = new Handshake.Result(server.wire(), "3.8", SecurityType.NONE, init, 0);
        return RfbSession.begin(result, options, server.clock().seconds(30));
    }
}
