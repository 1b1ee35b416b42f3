package io.vncshot.rfb;

import io.vncshot.rfb.handshake.Handshake;
import io.vncshot.rfb.transport.Transport;

/** What lies between a server and this client, which decides what of compressing and sending costs more. */
enum Link {
    /** This machine. */
    LOCAL,
    /** A network so near that bytes are cheap: answers come within {@link #NEAR_MILLIS}, and nothing is encrypted. */
    LAN,
    /** Anything else, and whatever is encrypted: that costs time for each byte. */
    WAN;

    private static final long NEAR_MILLIS = 1;

    /** Judged by how long the server took to answer in the handshake; one that is slow for other reasons counts as far. */
    static Link of(Handshake.Result result) {
        Transport transport = result.wire().transport();
        if (transport.isLocal()) {
            return LOCAL;
        }
        return transport.isPlain() && result.roundTripMillis() <= NEAR_MILLIS ? LAN : WAN;
    }
}
