package io.vncshot.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An S3-compatible store that checks signatures: s3proxy, whose buckets are folders. */
final class ObjectStore implements AutoCloseable {
    static final String KEY = "the-key-of-the-store";
    static final String SECRET = "the+secret/of=the-store";

    private static final Path PROGRAM = Path.of("target", "store", "s3proxy.jar");

    private final Daemon daemon;
    private final String endpoint;
    private final Path folder;

    private ObjectStore(Daemon daemon, String endpoint, Path folder) {
        this.daemon = daemon;
        this.endpoint = endpoint;
        this.folder = folder;
    }

    /** Starts one with a bucket, and waits until it can be reached. */
    static ObjectStore start(Path folder, String bucket) {
        try {
            Files.createDirectories(folder.resolve("data").resolve(bucket));
            String endpoint = "http://127.0.0.1:" + freePort();
            Path properties = folder.resolve("store.properties");
            Files.write(
                    properties,
                    List.of(
                            "s3proxy.endpoint=" + endpoint,
                            "s3proxy.authorization=aws-v4",
                            "s3proxy.identity=" + KEY,
                            "s3proxy.credential=" + SECRET,
                            "jclouds.provider=filesystem-nio2",
                            "jclouds.filesystem.basedir=" + folder.resolve("data"),
                            "jclouds.identity=none",
                            "jclouds.credential=none"));
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            Daemon daemon = Daemon.start(
                    List.of(
                            java,
                            "-XX:TieredStopAtLevel=1",
                            "-jar",
                            PROGRAM.toAbsolutePath().toString(),
                            "--properties",
                            properties.toString()),
                    Map.of());
            while (!daemon.log().contains("Started ogsoejs.Server@")) {
                daemon.pauseWhileAlive();
            }
            return new ObjectStore(daemon, endpoint, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String endpoint() {
        return endpoint;
    }

    /** An object of a bucket. */
    Path object(String bucket, String key) {
        return folder.resolve("data").resolve(bucket).resolve(key);
    }

    @Override
    public void close() {
        daemon.close();
    }
}
