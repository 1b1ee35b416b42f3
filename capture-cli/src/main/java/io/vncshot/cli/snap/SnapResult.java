package io.vncshot.cli.snap;

import io.vncshot.cli.message.JsonObject;
import io.vncshot.snap.web.SinkAddress;

/** What became of a snapshot that could be taken. */
public sealed interface SnapResult {
    /** For {@code --json}. */
    JsonObject facts();

    /** For stdout: the name of the file, where there is one. */
    String inWords();

    /**
     * It was kept.
     *
     * @param file its name, or the address that it was sent to
     */
    record Saved(String file, int width, int height, long bytes, int removed) implements SnapResult {
        @Override
        public JsonObject facts() {
            return new JsonObject()
                    .put("result", "saved")
                    .put(SinkAddress.isOne(file) ? "url" : "file", file)
                    .put("width", width)
                    .put("height", height)
                    .put("bytes", bytes)
                    .put("removed", removed);
        }

        @Override
        public String inWords() {
            return file;
        }
    }

    /** It was not needed. */
    record Passed(String why) implements SnapResult {
        @Override
        public JsonObject facts() {
            return new JsonObject().put("result", why);
        }

        @Override
        public String inWords() {
            return why;
        }
    }
}
