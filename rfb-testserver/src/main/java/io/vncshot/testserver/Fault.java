package io.vncshot.testserver;

import org.jspecify.annotations.Nullable;

/**
 * A script and the place where it runs.
 *
 * @param stage what the offset counts from; null: from the first byte of the connection
 * @param offset bytes sent before the script starts
 */
record Fault(@Nullable Stage stage, long offset, Mode mode, RawScript script) {

    enum Mode {
        IN_BETWEEN,
        /** What the server would have sent in this stage is dropped. */
        INSTEAD
    }
}
