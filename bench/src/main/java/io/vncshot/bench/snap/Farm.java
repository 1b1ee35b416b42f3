package io.vncshot.bench.snap;

import io.vncshot.bench.picture.Desktop;
import io.vncshot.testserver.RfbTestServer;
import io.vncshot.testserver.Scene;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Many desktops in a process of their own, until this is closed. */
final class Farm implements AutoCloseable {
    private final Process process;
    private final List<Integer> ports;

    private Farm(Process process, List<Integer> ports) {
        this.process = process;
        this.ports = List.copyOf(ports);
    }

    static Farm start(int desktops, int width, int height) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        Process process = new ProcessBuilder(
                        java, "-Xmx1g", "-cp", classPath, Farm.class.getName(), "" + desktops, "" + width, "" + height)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        List<Integer> ports = new ArrayList<>();
        while (ports.size() < desktops) {
            String line = reader.readLine();
            if (line == null) {
                throw new IOException("the farm of desktops has not started");
            }
            ports.add(Integer.valueOf(line));
        }
        return new Farm(process, ports);
    }

    List<Integer> ports() {
        return ports;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Serves one scene on as many ports as the first argument says, prints them, and waits for the end of its input. */
    public static void main(String[] args) throws IOException {
        int width = Integer.parseInt(args[1]);
        int height = Integer.parseInt(args[2]);
        Scene scene = Scene.of(Desktop.pixels(width, height), width, height);
        List<RfbTestServer> servers = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(args[0]); i++) {
            servers.add(RfbTestServer.builder().scene(scene).recordAtMost(0).start());
        }
        for (RfbTestServer server : servers) {
            System.out.println(server.port());
        }
        System.out.flush();
        while (System.in.read() >= 0) {}
        for (RfbTestServer server : servers) {
            server.close();
        }
    }
}
