package io.vncshot.cli;

import io.vncshot.cli.credential.PasswordPrompt;
import io.vncshot.cli.message.ExitStatus;
import io.vncshot.cli.message.FileFailure;
import io.vncshot.cli.message.Messages;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.RecordOptions;
import io.vncshot.cli.option.Settings;
import io.vncshot.cli.option.Target;
import io.vncshot.cli.record.Keeping;
import io.vncshot.cli.record.ServerLink;
import io.vncshot.cli.record.SessionRecorder;
import io.vncshot.cli.record.Side;
import io.vncshot.cli.time.Stoppable;
import io.vncshot.cli.time.TimeBudget;
import io.vncshot.rfb.Admission;
import io.vncshot.rfb.ClientOptions;
import io.vncshot.rfb.RfbClient;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.Route;
import io.vncshot.rfb.transport.ServerAddress;
import io.vncshot.rfb.transport.Transport;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Waits for viewers and records their sessions, until it is to stop. */
final class RecordRun implements Stoppable {
    private final Invocation invocation;
    private final Settings settings;
    private final RecordOutput output;
    private final Messages messages;
    private final Set<SocketChannel> viewers = ConcurrentHashMap.newKeySet();
    private final Set<Thread> sessions = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;
    private volatile @Nullable Process viewerProcess;
    private volatile ExitStatus status = ExitStatus.DONE;
    private final ServerSocketChannel listener;

    RecordRun(Invocation invocation, Settings settings, RecordOutput output, Messages messages) throws IOException {
        this.invocation = invocation;
        this.settings = settings;
        this.output = output;
        this.messages = messages;
        listener = ServerSocketChannel.open();
    }

    ExitStatus run() throws UsageException {
        ServerAddress address = address();
        try (ServerSocketChannel open = listener;
                OrderlyEnd end = new OrderlyEnd()) {
            open.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            open.bind(new InetSocketAddress(settings.get(RecordOptions.BIND), port()));
            end.stopAtSignal(this);
            serve(address);
        } catch (IOException | java.nio.channels.UnresolvedAddressException e) {
            messages.error("record: cannot listen on port " + port() + " of " + settings.get(RecordOptions.BIND) + ": "
                    + e.getMessage() + "; --listen chooses another");
            return ExitStatus.ACTION_FAILED;
        }
        return stopped ? ExitStatus.INTERRUPTED : status;
    }

    @Override
    public void stop() {
        stopped = true;
        close(listener);
        for (SocketChannel viewer : viewers) {
            close(viewer);
        }
        Process process = viewerProcess;
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private int port() {
        boolean any = settings.find(RecordOptions.VIEWER).isPresent() && !settings.isSet(RecordOptions.LISTEN);
        return any ? 0 : settings.get(RecordOptions.LISTEN);
    }

    private ServerAddress address() throws UsageException {
        Target target = settings.get(Options.SERVER);
        if (target instanceof Target.Server server) {
            return server.address();
        }
        if (target instanceof Target.Rebound rebound) {
            try {
                return ReboundServers.find(rebound, invocation.environment().get("XDG_RUNTIME_DIR"));
            } catch (IOException e) {
                throw new UsageException(rebound + ": " + e.getMessage());
            }
        }
        throw new UsageException("-s demo:: runs within one command; serve it with vncshot demo --port 5901, and record"
                + " -s 127.0.0.1::5901");
    }

    private void serve(ServerAddress address) throws IOException {
        InetSocketAddress own = (InetSocketAddress) listener.getLocalAddress();
        String host = own.getAddress().isAnyLocalAddress()
                ? "127.0.0.1"
                : own.getAddress().getHostAddress();
        String here = new ServerAddress.Tcp(host, own.getPort()).display();
        messages.news("recording " + address.display() + "; connect the viewer to " + here);
        boolean hasViewer = settings.find(RecordOptions.VIEWER).isPresent();
        if (hasViewer) {
            runViewer(settings.find(RecordOptions.VIEWER).orElseThrow(), here);
        }
        boolean once = settings.get(RecordOptions.ONE_SHOT) || (output.wire().isPresent() && !hasViewer);
        Path script = output.script(invocation.clock());
        try (OutputStream out = output.kind() == RecordOutput.Kind.FOLDER
                ? OutputStream.nullOutputStream()
                : output.open(script, invocation.stdout())) {
            do {
                accept(address, script, out);
            } while (!once);
        } catch (ClosedChannelException stoppedListening) {
            // By a signal, or by the end of the viewer.
        }
        for (Thread session : sessions) {
            join(session);
        }
    }

    private void accept(ServerAddress address, Path script, OutputStream out) throws IOException {
        SocketChannel viewer = listener.accept();
        viewer.setOption(StandardSocketOptions.TCP_NODELAY, true);
        viewers.add(viewer);
        if (output.kind() != RecordOutput.Kind.FOLDER) {
            record(viewer, address, script, out);
            return;
        }
        Path own = output.script(invocation.clock());
        OutputStream ownOut = output.open(own, invocation.stdout());
        Thread session = new Thread("session " + own) {
            @Override
            public void run() {
                try (ownOut) {
                    record(viewer, address, own, ownOut);
                } catch (IOException e) {
                    messages.error(own + ": " + FileFailure.reason(e));
                }
            }
        };
        sessions.add(session);
        session.start();
    }

    private void record(SocketChannel viewer, ServerAddress address, Path script, OutputStream out) {
        String server = address.display();
        try (viewer) {
            ServerLink link = connect(address);
            int actions = new SessionRecorder(setup(address, script, out)).run(Side.of(viewer), link);
            String place = output.kind() == RecordOutput.Kind.NOTHING
                    ? output.wire().orElseThrow().toString()
                    : script.toString();
            messages.news(
                    actions + " actions in " + (output.kind() == RecordOutput.Kind.STDOUT ? "the script" : place));
            status = ExitStatus.DONE;
        } catch (RfbException e) {
            messages.error(server + ": " + e.getMessage());
            status = ExitStatus.of(e.reason());
        } catch (IOException e) {
            messages.error("record: " + FileFailure.reason(e));
            status = ExitStatus.ACTION_FAILED;
        } finally {
            viewers.remove(viewer);
        }
    }

    private ServerLink connect(ServerAddress address) throws RfbException {
        TimeBudget time = TimeBudget.start(settings, invocation.nanoClock());
        ClientOptions options = options(invocation, address);
        if (settings.get(RecordOptions.LOG_IN)) {
            Admission admission = RfbClient.admit(address, options, time.deadline());
            messages.note("logged in with " + admission.securityType().title());
            return new ServerLink(Side.inTurns(admission.transport()), admission.serverInit());
        }
        Transport transport = RfbClient.open(address, options, time.deadline());
        boolean socket = address instanceof ServerAddress.Tcp || address instanceof ServerAddress.Unix;
        boolean bare = socket && options.route() instanceof Route.Direct;
        return new ServerLink(bare ? Side.of(transport) : Side.inTurns(transport), new byte[0]);
    }

    private ClientOptions options(Invocation surroundings, ServerAddress address) throws RfbException {
        TimeBudget time = TimeBudget.start(settings, invocation.nanoClock());
        Destination destination = new Destination(address, address.identity(), null);
        try {
            return Connection.options(surroundings, settings, destination, messages, time);
        } catch (UsageException e) {
            throw new RfbException(RfbException.Reason.CONNECT, String.valueOf(e.getMessage()), e);
        }
    }

    private SessionRecorder.Setup setup(ServerAddress address, Path script, OutputStream out) throws RfbException {
        Invocation unattended = new Invocation(
                invocation.environment(),
                invocation.workingDirectory(),
                invocation.stdin(),
                invocation.stdout(),
                invocation.stderr(),
                invocation.clock(),
                invocation.nanoClock(),
                PasswordPrompt.NONE);
        ClientOptions options = options(unattended, address);
        return new SessionRecorder.Setup(
                address.display(),
                out,
                output.wire(),
                settings.get(RecordOptions.WIRE_UNSAFE) ? Keeping.EVERYTHING : Keeping.STRIPPED,
                new ScreenPictures(address, options, output, script),
                settings.get(RecordOptions.HOT_KEY),
                invocation.clock(),
                messages);
    }

    /** Its output would be in the way of a script on stdout. */
    private void runViewer(String command, String here) throws IOException {
        Process process = new ProcessBuilder("sh", "-c", "exec " + command + " \"$0\" >&2", here)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        viewerProcess = process;
        Thread watch = new Thread("viewer") {
            @Override
            public void run() {
                try {
                    process.waitFor();
                } catch (InterruptedException e) {
                    interrupt();
                }
                close(listener);
            }
        };
        watch.setDaemon(true);
        watch.start();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(java.io.Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException closed) {
            // It is of no use any more.
        }
    }
}
