package io.vncshot.testserver;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes FramebufferUpdate messages (RFC 6143 §7.6.1, §7.7, §7.8) in the client's pixel format. */
final class UpdateWriter implements Closeable {
    private static final int UNTOLD_COUNT = 0xFFFF;

    private final WireOutput out;
    private final ServerSettings settings;
    private final ByteSink sink = new ByteSink();
    private final ZrleEncoder zrle;
    private PixelFormat format;
    private PixelTranslator translator;
    private boolean colourMapDue;
    private boolean takesLastRect;
    private ServerEncoding pixelEncoding = ServerEncoding.RAW;

    UpdateWriter(WireOutput out, ServerSettings settings) {
        this.out = out;
        this.settings = settings;
        this.zrle = new ZrleEncoder(settings.zrleTile());
        this.format = settings.format();
        this.translator = new PixelTranslator(format, settings.colourMap());
        this.colourMapDue = !format.trueColour();
    }

    void use(PixelFormat newFormat) {
        format = newFormat;
        translator = new PixelTranslator(format, settings.colourMap());
        colourMapDue = !format.trueColour();
    }

    /** Encodes pixels so from now on: Raw or ZRLE. */
    void use(ServerEncoding encoding, boolean lastRect) {
        pixelEncoding = encoding;
        takesLastRect = lastRect;
    }

    void write(Update update) throws IOException {
        if (colourMapDue) {
            writeColourMap();
        }
        out.stage(Stage.FIRST_UPDATE);
        boolean untold = takesLastRect && settings.has(UpdatePattern.ENDED_BY_LAST_RECT);
        out.u16(0);
        out.u16(untold ? UNTOLD_COUNT : update.parts().size());
        for (Update.Part part : update.parts()) {
            write(part);
        }
        if (untold) {
            header(new Area(0, 0, 0, 0), ServerEncoding.LAST_RECT);
        }
        out.stage(Stage.AFTER_FIRST_UPDATE);
    }

    private void write(Update.Part part) throws IOException {
        if (part instanceof Update.Pixels pixels) {
            writePixels(pixels);
        } else if (part instanceof Update.Copy copy) {
            header(copy.target(), ServerEncoding.COPY_RECT);
            out.u16(copy.sourceX());
            out.u16(copy.sourceY());
        } else if (part instanceof Update.Cursor cursor) {
            writeCursor(cursor.shape());
        } else if (part instanceof Update.Name name) {
            writeName(name.name());
        } else if (part instanceof Update.DesktopSize size) {
            header(new Area(0, 0, size.width(), size.height()), ServerEncoding.DESKTOP_SIZE);
        } else if (part instanceof Update.ExtendedDesktopSize size) {
            writeLayout(size);
        }
    }

    private void header(Area area, ServerEncoding encoding) throws IOException {
        out.u16(area.x());
        out.u16(area.y());
        out.u16(area.width());
        out.u16(area.height());
        out.u32(encoding.number());
    }

    private void writePixels(Update.Pixels pixels) throws IOException {
        header(pixels.area(), pixelEncoding);
        if (pixelEncoding == ServerEncoding.ZRLE) {
            ByteSink data = zrle.encode(pixels.area(), pixels.pixels(), translator);
            out.u32(data.length());
            out.bytes(data.array(), data.length());
            return;
        }
        ByteOrder direct = translator.directOrder();
        if (direct != null) {
            out.integers(pixels.pixels(), direct);
        } else {
            writeTranslated(pixels.pixels());
        }
    }

    private void writeTranslated(int[] pixels) throws IOException {
        sink.clear();
        for (int pixel : pixels) {
            translator.pixel(pixel, sink);
        }
        out.bytes(sink.array(), sink.length());
    }

    private void writeCursor(CursorShape shape) throws IOException {
        header(new Area(shape.hotspotX(), shape.hotspotY(), shape.width(), shape.height()), ServerEncoding.CURSOR);
        writeTranslated(shape.pixels());
        int rowBytes = (shape.width() + 7) / 8;
        byte[] mask = new byte[rowBytes * shape.height()];
        for (int i = 0; i < shape.pixels().length; i++) {
            int x = i % shape.width();
            if (shape.pixels()[i] != 0) {
                mask[i / shape.width() * rowBytes + x / 8] |= (byte) (0x80 >> x % 8);
            }
        }
        out.bytes(mask);
    }

    private void writeName(String name) throws IOException {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        header(new Area(0, 0, 0, 0), ServerEncoding.DESKTOP_NAME);
        out.u32(utf8.length);
        out.bytes(utf8);
    }

    /** One screen of the whole size. */
    private void writeLayout(Update.ExtendedDesktopSize size) throws IOException {
        Area area = new Area(size.reason(), size.status(), size.width(), size.height());
        header(area, ServerEncoding.EXTENDED_DESKTOP_SIZE);
        out.u32(1 << 24);
        out.u32(0);
        out.u32(0);
        out.u16(size.width());
        out.u16(size.height());
        out.u32(0);
    }

    private void writeColourMap() throws IOException {
        colourMapDue = false;
        int[] colours = settings.colourMap();
        out.u16(0x0100);
        out.u16(0);
        out.u16(colours.length);
        for (int colour : colours) {
            out.u16((colour >> 16 & 0xFF) * 0x101);
            out.u16((colour >> 8 & 0xFF) * 0x101);
            out.u16((colour & 0xFF) * 0x101);
        }
    }

    @Override
    public void close() {
        zrle.close();
    }
}
