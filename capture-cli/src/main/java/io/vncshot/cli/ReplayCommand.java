package io.vncshot.cli;

import io.vncshot.cli.action.Action;
import io.vncshot.cli.action.ActionParser;
import io.vncshot.cli.help.HelpPages;
import io.vncshot.cli.message.ExitStatus;
import io.vncshot.cli.message.FileFailure;
import io.vncshot.cli.message.Messages;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.option.FileSyntax;
import io.vncshot.cli.option.Given;
import io.vncshot.cli.option.OptionParser;
import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.ReplayOptions;
import io.vncshot.cli.option.Settings;
import io.vncshot.cli.option.Subcommand;
import io.vncshot.cli.record.ReplayServer;
import io.vncshot.cli.record.Side;
import io.vncshot.cli.record.WireFile;
import io.vncshot.rfb.transport.ServerAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code vncshot replay}: runs the script of a recording, or serves its bytes. */
final class ReplayCommand {
    private static final String SCRIPT = "session.vdo";

    private final Invocation invocation;

    ReplayCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    ExitStatus run(List<String> words) throws UsageException, IOException {
        Given given = new Given();
        int options = OptionParser.parse(ReplayOptions.TABLE, words, given);
        if (given.isOn(Options.HELP)) {
            invocation.stdout().write(HelpPages.of(Subcommand.REPLAY).getBytes(StandardCharsets.UTF_8));
            invocation.stdout().flush();
            return ExitStatus.DONE;
        }
        if (options == words.size()) {
            throw new UsageException("replay: OUT.zip is missing, as in: vncshot replay --server OUT.zip");
        }
        String name = words.get(options);
        List<String> rest = words.subList(options + 1, words.size());
        List<String> actions = rest.subList(OptionParser.parse(ReplayOptions.TABLE, rest, given), rest.size());
        WireFile file = read(name);
        if (!given.isOn(ReplayOptions.SERVE)) {
            return runScript(name, file, given, actions);
        }
        if (!actions.isEmpty()) {
            throw new UsageException("replay: \"" + actions.get(0) + "\" is too much; --server takes no actions");
        }
        return serve(name, file, Settings.of(ReplayOptions.TABLE, given));
    }

    private WireFile read(String name) throws UsageException {
        try {
            return WireFile.read(FileSyntax.path(name, invocation.workingDirectory()));
        } catch (IOException e) {
            throw new UsageException("replay: " + name + ": " + FileFailure.reason(e));
        } catch (IllegalArgumentException e) {
            throw new UsageException("replay: " + name + ": " + e.getMessage());
        }
    }

    private ExitStatus runScript(String name, WireFile file, Given given, List<String> actions)
            throws UsageException, IOException {
        if (file.script().isBlank()) {
            throw new UsageException(
                    "replay: " + name + ": there is no " + SCRIPT + " in it to run; --server serves its bytes");
        }
        Path folder = Files.createTempDirectory("vncshot-replay");
        try {
            for (Map.Entry<String, byte[]> picture : file.pictures().entrySet()) {
                Files.write(folder.resolve(picture.getKey()), picture.getValue());
            }
            Path script = folder.resolve(SCRIPT);
            Files.writeString(script, file.script());
            refuseWhatNobodyRecords(name, script);
            List<String> words = new ArrayList<>(List.of(script.toString()));
            words.addAll(actions);
            Given renamed = given.renamed(Options.TABLE, Options.SERVER, ReplayOptions.CONNECT);
            return new DoCommand(invocation).run(renamed, words);
        } finally {
            delete(folder);
        }
    }

    /** A recording comes from others, and what a viewer does has nothing to do with files. */
    private void refuseWhatNobodyRecords(String name, Path script) throws UsageException {
        for (Action action :
                ActionParser.parse(List.of(script.toString()), invocation.workingDirectory(), invocation.stdin())) {
            boolean recorded = switch (action.name()) {
                case CAPTURE, REGION_CAPTURE, TYPE_FILE, PASTE_FILE, COPY -> false;
                default -> true;
            };
            if (!recorded) {
                throw new UsageException("replay: " + name + ": its script has the action "
                        + action.name().word() + ", which no recording has; take it out of the zip to run it");
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (java.nio.file.DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private ExitStatus serve(String name, WireFile file, Settings settings) throws IOException {
        Messages messages = Messages.to(invocation.stderr(), DoCommand.verbosity(settings));
        ReplayServer server;
        try {
            server = new ReplayServer(file, messages);
        } catch (IOException e) {
            messages.error("replay: " + name + ": " + e.getMessage());
            return ExitStatus.ACTION_FAILED;
        }
        String bind = settings.get(ReplayOptions.BIND);
        int port = settings.get(ReplayOptions.LISTEN);
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            listener.bind(new InetSocketAddress(bind, port));
            announce(listener);
            do {
                serveNext(listener, server, messages);
            } while (settings.get(ReplayOptions.FOREVER));
            return ExitStatus.DONE;
        } catch (ClosedByInterruptException interrupted) {
            return ExitStatus.INTERRUPTED;
        } catch (IOException | UnresolvedAddressException e) {
            messages.error("replay: cannot listen on port " + port + " of " + bind + ": " + e.getMessage()
                    + "; --listen chooses another");
            return ExitStatus.ACTION_FAILED;
        }
    }

    private void announce(ServerSocketChannel listener) throws IOException {
        InetSocketAddress own = (InetSocketAddress) listener.getLocalAddress();
        String host = own.getAddress().isAnyLocalAddress()
                ? "127.0.0.1"
                : own.getAddress().getHostAddress();
        String here = new ServerAddress.Tcp(host, own.getPort()).display();
        invocation.stdout().write(("the recording is served on " + here + "\n").getBytes(StandardCharsets.UTF_8));
        invocation.stdout().flush();
    }

    private static void serveNext(ServerSocketChannel listener, ReplayServer server, Messages messages)
            throws IOException {
        try (SocketChannel viewer = listener.accept()) {
            viewer.setOption(StandardSocketOptions.TCP_NODELAY, true);
            try {
                server.serve(Side.of(viewer));
            } catch (IOException e) {
                messages.warning("the viewer's session ended: " + e.getMessage());
            }
        }
    }
}
