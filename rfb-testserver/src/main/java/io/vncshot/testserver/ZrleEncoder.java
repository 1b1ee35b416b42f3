package io.vncshot.testserver;

import java.io.Closeable;
import java.util.zip.Deflater;

/** ZRLE (RFC 6143 §7.7.6), with one zlib stream over the life of the connection. */
final class ZrleEncoder implements Closeable {
    private static final int TILE = 64;

    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private final ByteSink plain = new ByteSink();
    private final ByteSink deflated = new ByteSink();
    private final ZrleTileWriter tiles;

    ZrleEncoder(ZrleTile forced) {
        this.tiles = new ZrleTileWriter(forced);
    }

    /** The rectangle's data without its length; valid until the next call. */
    ByteSink encode(Area area, int[] pixels, PixelTranslator translator) {
        plain.clear();
        for (int y = 0; y < area.height(); y += TILE) {
            for (int x = 0; x < area.width(); x += TILE) {
                Area tile = new Area(x, y, Math.min(TILE, area.width() - x), Math.min(TILE, area.height() - y));
                tiles.write(cut(pixels, area.width(), tile), tile.width(), translator, plain);
            }
        }
        deflate();
        return deflated;
    }

    private static int[] cut(int[] pixels, int stride, Area tile) {
        int[] cut = new int[tile.width() * tile.height()];
        for (int row = 0; row < tile.height(); row++) {
            System.arraycopy(pixels, (tile.y() + row) * stride + tile.x(), cut, row * tile.width(), tile.width());
        }
        return cut;
    }

    private void deflate() {
        deflated.clear();
        deflater.setInput(plain.array(), 0, plain.length());
        int space = Math.max(1024, plain.length() / 2);
        int count = space;
        while (count == space) {
            int start = deflated.skip(space);
            count = deflater.deflate(deflated.array(), start, space, Deflater.SYNC_FLUSH);
            deflated.truncate(start + count);
        }
    }

    @Override
    public void close() {
        deflater.end();
    }
}
