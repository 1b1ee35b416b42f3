package io.vncshot.testserver;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a server was built to do; the same for all its connections. */
record ServerSettings(
        String name,
        String version,
        Security security,
        PixelFormat format,
        int[] colourMap,
        boolean honoursSetPixelFormat,
        Set<ServerEncoding> encodings,
        ZrleTile zrleTile,
        Set<UpdatePattern> patterns,
        int sliceHeight,
        List<Fault> faults,
        RawScript.Pace pace,
        @Nullable InputListener input) {

    /**
     * @param types the numbers to list, of which 1 and 2 can be chosen
     * @param refusal the reason for listing none at all
     */
    record Security(
            int[] types,
            @Nullable String password,
            @Nullable String refusal) {}

    boolean has(UpdatePattern pattern) {
        return patterns.contains(pattern);
    }
}
