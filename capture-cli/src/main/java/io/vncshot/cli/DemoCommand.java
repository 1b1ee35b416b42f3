package io.vncshot.cli;

import io.vncshot.cli.help.HelpPages;
import io.vncshot.cli.message.ExitStatus;
import io.vncshot.cli.message.Messages;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.message.Verbosity;
import io.vncshot.cli.option.DemoOptions;
import io.vncshot.cli.option.Given;
import io.vncshot.cli.option.OptionParser;
import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.Settings;
import io.vncshot.cli.option.Subcommand;
import io.vncshot.rfb.transport.ServerAddress;
import io.vncshot.testserver.demo.DemoServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** {@code vncshot demo}: serves the demo desktop until a signal ends the process, or an interrupt the thread. */
final class DemoCommand {
    private final Invocation invocation;

    DemoCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    ExitStatus run(List<String> words) throws UsageException, IOException {
        Given given = new Given();
        int options = OptionParser.parse(DemoOptions.TABLE, words, given);
        if (given.isOn(Options.HELP)) {
            print(HelpPages.of(Subcommand.DEMO));
            return ExitStatus.DONE;
        }
        if (options < words.size()) {
            throw new UsageException("demo: \"" + words.get(options) + "\" is too much; it takes options only");
        }
        Settings settings = Settings.of(DemoOptions.TABLE, given);
        return serve(address(settings.get(DemoOptions.BIND)), settings.get(DemoOptions.PORT));
    }

    private static InetAddress address(String text) throws UsageException {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new UsageException("--bind " + text + ": no such address");
        }
    }

    private ExitStatus serve(InetAddress address, int port) throws IOException {
        DemoServer server;
        try {
            server = DemoServer.start(address, port, invocation.clock());
        } catch (IOException e) {
            Messages.to(invocation.stderr(), Verbosity.NORMAL)
                    .error("demo: cannot listen on port " + port + " of " + address.getHostAddress() + ": "
                            + e.getMessage() + "; --port chooses another");
            return ExitStatus.ACTION_FAILED;
        }
        try (server) {
            announce(address, server.port());
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitStatus.INTERRUPTED;
    }

    private void announce(InetAddress address, int port) throws IOException {
        String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
        String listening = new ServerAddress.Tcp(address.getHostAddress(), port).display();
        String reachable = new ServerAddress.Tcp(host, port).display();
        print("demo desktop on " + listening + "; to capture it: vncshot -s " + reachable + " capture demo.png\n");
    }

    private void print(String text) throws IOException {
        invocation.stdout().write(text.getBytes(StandardCharsets.UTF_8));
        invocation.stdout().flush();
    }
}
