package io.vncshot.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A virtual machine with a VNC server of QEMU's, whose truth is the monitor's {@code screendump}. */
public final class QemuMachine implements VncServer {
    private static final int BASE_PORT = 5900;
    private static final int REST_SECONDS = 20;
    private static final int TEXT_COLUMNS = 80;
    private static final int BLACK = 0xFF000000;
    private static final Pattern MEMORY_BYTE = Pattern.compile(" 0x([0-9a-f]{2})\\b");

    private final Path folder;
    private final Daemon daemon;
    private final QemuMonitor monitor;
    private final int port;

    private QemuMachine(Path folder, Daemon daemon, QemuMonitor monitor, int port) {
        this.folder = folder;
        this.daemon = daemon;
        this.monitor = monitor;
        this.port = port;
    }

    /** One that shows a picture in that mode. */
    static QemuMachine start(ServerSetup setup) {
        return start(setup, "", Map.of());
    }

    /**
     * The same.
     *
     * @param vncOptions for its VNC server, each with a comma before it: {@code ,sasl=on}
     */
    static QemuMachine start(ServerSetup setup, String vncOptions, Map<String, String> environment) {
        QemuMachine machine = boot(setup, BootSector.graphics(setup.mode()), vncOptions, environment);
        machine.awaitPicture(setup.mode());
        // QEMU's VNC side takes over the guest's new size only while somebody is connected.
        VncPort.awaitBanner(machine.port, machine.daemon);
        return machine;
    }

    /** One without anything to boot from: it shows the BIOS's text, with a blinking cursor. */
    public static QemuMachine blank() {
        return boot(ServerSetup.of(ServerKind.QEMU), new byte[0]);
    }

    /** One without a graphics card. */
    public static QemuMachine withoutDisplay() {
        return boot(ServerSetup.of(ServerKind.QEMU).withArguments("-vga", "none"), new byte[0]);
    }

    /** One in text mode that shows what is typed. */
    public static QemuMachine echo() {
        return boot(ServerSetup.of(ServerKind.QEMU), BootSector.echo());
    }

    /** A line of the text screen, from the guest's memory. */
    public String textLine(int line) {
        String dump = monitor.command("xp /" + 2 * TEXT_COLUMNS + "xb " + (0xB8000 + 2 * TEXT_COLUMNS * line));
        StringBuilder text = new StringBuilder();
        List<String> bytes = MEMORY_BYTE
                .matcher(dump)
                .results()
                .map(byteFound -> byteFound.group(1))
                .toList();
        for (int i = 0; i < bytes.size(); i += 2) {
            text.append((char) Integer.parseInt(bytes.get(i), 16));
        }
        return text.toString().stripTrailing();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Daemon daemon() {
        return daemon;
    }

    @Override
    public Picture truth() {
        return monitor.screenDump();
    }

    @Override
    public void close() {
        monitor.close();
        daemon.close();
        delete(folder);
    }

    private static QemuMachine boot(ServerSetup setup, byte[] disk) {
        return boot(setup, disk, "", Map.of());
    }

    private static QemuMachine boot(
            ServerSetup setup, byte[] disk, String vncOptions, Map<String, String> environment) {
        Requirements.require(setup.kind().programs());
        int port = VncPort.free();
        Path folder = folderWith(disk);
        Daemon daemon = Daemon.start(commandLine(setup, folder, port, vncOptions), environment);
        try {
            QemuMonitor monitor = QemuMonitor.open(folder.resolve("monitor"), daemon);
            setup.password().ifPresent(password -> monitor.command("set_password vnc " + password));
            VncPort.awaitBanner(port, daemon);
            return new QemuMachine(folder, daemon, monitor, port);
        } catch (IllegalStateException e) {
            daemon.close();
            delete(folder);
            throw e;
        }
    }

    private static List<String> commandLine(ServerSetup setup, Path folder, int port, String vncOptions) {
        String options = (setup.password().isPresent() ? ",password=on" : "") + vncOptions;
        List<String> line =
                setup.commandLine("qemu-system-x86_64 -nodefaults -vga std -m 32 -accel tcg".split(" ", -1));
        line.addAll(List.of("-display", "vnc=127.0.0.1:" + (port - BASE_PORT) + options));
        line.addAll(List.of("-monitor", "unix:" + folder.resolve("monitor") + ",server=on,wait=off"));
        if (Files.exists(folder.resolve("disk"))) {
            line.addAll(List.of("-drive", "format=raw,if=ide,file=" + folder.resolve("disk")));
        }
        return line;
    }

    private static Path folderWith(byte[] disk) {
        try {
            Path folder = Files.createTempDirectory("interop-qemu");
            if (disk.length > 0) {
                Files.write(folder.resolve("disk"), disk);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitPicture(ServerSetup.ScreenMode mode) {
        TimeLimit limit = TimeLimit.seconds(REST_SECONDS);
        Picture earlier = truth();
        while (true) {
            limit.check("QEMU's picture");
            Picture now = truth();
            boolean complete = now.width() == mode.width() && now.rgb()[now.rgb().length - 1] != BLACK;
            if (complete && now.same(earlier)) {
                return;
            }
            earlier = now;
        }
    }

    private static void delete(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve("disk"));
            Files.deleteIfExists(folder.resolve("monitor"));
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
