package io.vncshot.cli;

import io.vncshot.cli.message.ExitStatus;
import io.vncshot.cli.message.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The stdout of {@code --json}: an object a line for each action that was done, and one for the result. */
record JsonLines(OutputStream out) {
    void action(JsonObject facts) throws IOException {
        print(facts);
    }

    /** @param error what went wrong; empty if nothing did */
    void result(ExitStatus status, String error, long milliseconds) throws IOException {
        JsonObject result = new JsonObject().put("result", status.word()).put("status", status.code());
        if (!error.isEmpty()) {
            result.put("error", error);
        }
        print(result.put("milliseconds", milliseconds));
    }

    private void print(JsonObject object) throws IOException {
        out.write((object + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
