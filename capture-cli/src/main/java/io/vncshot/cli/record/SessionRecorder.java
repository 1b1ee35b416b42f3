package io.vncshot.cli.record;

import io.vncshot.cli.message.JsonObject;
import io.vncshot.cli.message.Messages;
import io.vncshot.cli.message.Timestamp;
import io.vncshot.cli.message.Version;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Relays one viewer's session and records it. */
public final class SessionRecorder {
    private final Setup setup;
    private final ScriptFile script;
    private final ScriptWriter writer;

    /**
     * What to record, and how.
     *
     * @param server as the recording names it
     * @param script where the script goes
     * @param wire the zip file for the bytes, if they are wanted
     * @param hotKey the keysym that takes a picture
     */
    public record Setup(
            String server,
            OutputStream script,
            Optional<Path> wire,
            Keeping keeping,
            Pictures pictures,
            int hotKey,
            Clock clock,
            Messages messages) {}

    public SessionRecorder(Setup setup) {
        this.setup = setup;
        script = new ScriptFile(setup.script);
        writer = new ScriptWriter(script);
    }

    /**
     * Relays until one of the two ends it, and finishes the files.
     *
     * @return how many actions the script has
     * @throws IOException when a file cannot be written
     */
    public int run(Side viewer, ServerLink link) throws IOException {
        String time = time();
        script.add("# a session on " + setup.server + ", recorded by vncshot on " + time);
        try (WireRecording wire = setup.wire.isEmpty() ? null : WireRecording.create(setup.wire.get())) {
            SessionObserver observer = observer(wire);
            observer.start();
            try {
                relay(viewer, link, observer);
            } finally {
                observer.finish();
            }
            if (wire != null) {
                wire.finish(script.text(), facts(observer.followed(), time));
            }
        }
        return writer.actions();
    }

    private SessionObserver observer(@Nullable WireRecording wire) {
        RecordedInput.WireSink sink = new RecordedInput.WireSink() {
            @Override
            public void addPicture(String name, byte[] png) {
                if (wire != null) {
                    wire.addPicture(name, png);
                }
            }
        };
        RecordedInput input = new RecordedInput(writer, setup.pictures, sink, setup.hotKey, setup.messages);
        return new SessionObserver(input, wire, setup.keeping, setup.messages);
    }

    private static void relay(Side viewer, ServerLink link, Relay.Tap tap) throws IOException {
        try (viewer;
                Side server = link.side()) {
            if (link.isLoggedIn()) {
                new OpenHandshake(viewer, tap).serve(link.serverInit());
            }
            new Relay(viewer, server, tap).run();
        }
    }

    private String time() {
        return Timestamp.ofEpochSecond(Math.floorDiv(setup.clock.millis(), 1000L));
    }

    private JsonObject facts(@Nullable Followed followed, String time) {
        JsonObject facts = new JsonObject()
                .put("server", setup.server)
                .put("program", "vncshot " + Version.NUMBER)
                .put("capture_timestamp", time)
                .put("auth", setup.keeping == Keeping.EVERYTHING ? "preserved" : "stripped");
        if (followed != null) {
            facts.put("outcome", followed.outcome().name().toLowerCase(java.util.Locale.ROOT))
                    .put("security", followed.securityType())
                    .put("security_type", followed.number());
        }
        return facts;
    }
}
