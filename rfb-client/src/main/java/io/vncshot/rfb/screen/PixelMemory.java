package io.vncshot.rfb.screen;

/** Memory for pixels, taken on a thread of its own: clearing it costs as much time as a server takes to begin its answer. */
final class PixelMemory extends Thread {
    private final int size;
    private int[] pixels = {};

    /** Begins to take memory for so many pixels. */
    static PixelMemory begin(int size) {
        PixelMemory memory = new PixelMemory(size);
        memory.start();
        return memory;
    }

    private PixelMemory(int size) {
        super("pixel-memory");
        setDaemon(true);
        this.size = size;
    }

    @Override
    public void run() {
        try {
            pixels = new int[size];
        } catch (OutOfMemoryError e) {
            // For the one who needs the pixels to find out.
        }
    }

    /** The pixels, all of them 0. For one caller, once. */
    int[] await() {
        boolean interrupted = false;
        while (isAlive()) {
            try {
                join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return pixels.length == size ? pixels : new int[size];
    }
}
