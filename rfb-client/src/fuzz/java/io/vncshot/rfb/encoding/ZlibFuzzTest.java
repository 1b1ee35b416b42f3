package io.vncshot.rfb.encoding;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vncshot.rfb.protocol.Encoding;

class ZlibFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void whatComesIsDecodedOrRefused(byte[] data) {
        FuzzedRectangles.decodeCompressed(Encoding.ZLIB, data);
    }
}
