package io.vncshot.cli.picture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program that writes half of a file and waits for a signal. */
public final class HalfWrittenPicture {
    private HalfWrittenPicture() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        PartFiles parts = new PartFiles();
        AtomicFile file = AtomicFile.create(Path.of(args[0]), parts);
        file.out().write(1);
        System.out.println("half");
        new CountDownLatch(1).await();
    }
}
