package io.vncshot.bench.proxy;

import io.vncshot.interop.Command;
import java.nio.file.Path;

/** A certificate and its key in one file. */
final class Certificate {
    private Certificate() {}

    /** Makes one for a few days, of the kind that servers have now. */
    static Path create(Path folder) {
        Path file = folder.resolve("certificate.pem");
        Command.of(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "ec",
                        "-pkeyopt",
                        "ec_paramgen_curve:P-256",
                        "-nodes",
                        "-days",
                        "9",
                        "-subj",
                        "/CN=localhost",
                        "-keyout",
                        file.toString(),
                        "-out",
                        folder.resolve("chain.pem").toString())
                .runSuccessfully();
        Command.of("sh", "-c", "cat \"$0/chain.pem\" >>\"$0/certificate.pem\"", folder.toString())
                .runSuccessfully();
        return file;
    }
}
