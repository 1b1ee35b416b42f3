package io.vncshot.proxy.web;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;

/** A file of the program's own, which is stored compressed by both codings. */
final class EmbeddedFile {
    private final byte[] brotli;
    private final byte[] gzip;
    private final byte[] plain;
    private final String hash;

    private EmbeddedFile(byte[] brotli, byte[] gzip) throws IOException {
        this.brotli = brotli;
        this.gzip = gzip;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            this.plain = in.readAllBytes();
        }
        CRC32 sum = new CRC32();
        sum.update(plain);
        this.hash = Integer.toHexString(plain.length) + "-" + Long.toHexString(sum.getValue());
    }

    static EmbeddedFile read(String name) throws IOException {
        return new EmbeddedFile(load(name + ".br"), load(name + ".gz"));
    }

    private static byte[] load(String name) throws IOException {
        try (InputStream in = EmbeddedFile.class.getResourceAsStream("/page/" + name)) {
            if (in == null) {
                throw new FileNotFoundException("page/" + name);
            }
            return in.readAllBytes();
        }
    }

    /** Each coding is a representation of its own (RFC 9110 §8.8.3.3). */
    String tag(ContentCoding coding) {
        return "\"" + hash + "-" + coding.token() + "\"";
    }

    /** Not a copy: nobody may write to it. */
    byte[] bytes(ContentCoding coding) {
        return switch (coding) {
            case BROTLI -> brotli;
            case GZIP -> gzip;
            case IDENTITY -> plain;
        };
    }
}
