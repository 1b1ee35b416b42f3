package io.vncshot.rfb.encoding;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vncshot.rfb.protocol.Encoding;

class CopyRectFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void whatComesIsDecodedOrRefused(byte[] data) {
        FuzzedRectangles.decode(Encoding.COPY_RECT, data);
    }
}
