package io.vncshot.testserver;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** One client, from its banner to its end, on a thread of its own. */
final class Connection implements Runnable {
    private final RfbTestServer server;
    private final ServerSettings settings;
    private final ClientLink link;
    private final Viewer viewer;
    private final Thread thread;
    private final Deque<byte[]> messages = new ArrayDeque<>();
    private String name;
    private boolean inSession;

    Connection(RfbTestServer server, ServerSettings settings, ClientLink link, String name) {
        this.server = server;
        this.settings = settings;
        this.link = link;
        this.name = name;
        this.viewer = new Viewer(server.scene(), settings, link);
        this.thread = new Thread(this, "rfb-testserver-client");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Sends bytes between two messages once the session has begun; before, they are dropped. Any thread. */
    synchronized void send(byte[] message) {
        if (inSession) {
            messages.add(message);
            link.wake();
        }
    }

    /** Any thread. */
    void rename(String newName) {
        synchronized (this) {
            name = newName;
        }
        viewer.reply(ServerEncoding.DESKTOP_NAME, new Update.Name(newName));
    }

    /** Cuts the connection. Any thread. */
    void end() {
        link.end();
    }

    Thread thread() {
        return thread;
    }

    @Override
    public void run() {
        server.events().add(new ClientEvent.Connected());
        WireOutput out = new WireOutput(link, settings.faults(), settings.pace());
        try (link;
                UpdateWriter writer = new UpdateWriter(out, settings)) {
            serve(out, writer);
        } catch (IOException e) {
            // However a client goes, the server goes on.
        } finally {
            viewer.detach();
            server.forget(this);
            server.events().add(new ClientEvent.Disconnected());
        }
    }

    private void serve(WireOutput out, UpdateWriter writer) throws IOException {
        new Handshake(link, out, settings, server.events()).perform(viewer.attach(), currentName());
        enterSession();
        if (settings.has(UpdatePattern.PUSHED_AFTER_INIT)) {
            writer.write(viewer.whole());
        }
        ClientMessages clientMessages = new ClientMessages(link, settings, server.events(), viewer, writer);
        while (true) {
            if (link.hasInput()) {
                clientMessages.readOne();
            } else if (!sendMessage(out) && !sendUpdate(writer)) {
                link.awaitInput();
            }
        }
    }

    private boolean sendMessage(WireOutput out) throws IOException {
        byte[] message = nextMessage();
        if (message == null) {
            return false;
        }
        out.bytes(message);
        out.flush();
        return true;
    }

    private boolean sendUpdate(UpdateWriter writer) throws IOException {
        Update update = viewer.next();
        if (update == null) {
            return false;
        }
        writer.write(update);
        return true;
    }

    private synchronized String currentName() {
        return name;
    }

    private synchronized void enterSession() {
        inSession = true;
    }

    private synchronized byte @Nullable [] nextMessage() {
        return messages.poll();
    }
}
