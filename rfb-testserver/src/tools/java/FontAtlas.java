import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Renders the demo desktop's glyphs from the DejaVu fonts of Debian's fonts-dejavu-core. Only for developers:
 *
 * <pre>java rfb-testserver/src/tools/java/FontAtlas.java rfb-testserver/src/main/resources/io/vncshot/testserver/demo/fonts.bin</pre>
 *
 * The file: for each face U8 ascent, U8 line height, U16 glyph count, then for each glyph U16 code point, U8 advance,
 * S8 left, S8 top (from the baseline, down), U8 width, U8 height, width*height bytes of coverage.
 */
final class FontAtlas {
    private static final String FOLDER = "/usr/share/fonts/truetype/dejavu/";
    private static final String EXTRA = "\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u20ac\u2190\u2191\u2192\u2193\u2500\u2502\u2588\u2713\u00d7";

    private FontAtlas() {}

    public static void main(String[] args) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        writeFace(out, "DejaVuSansMono.ttf", 13, true);
        writeFace(out, "DejaVuSans.ttf", 13, false);
        writeFace(out, "DejaVuSans-Bold.ttf", 13, false);
        writeFace(out, "DejaVuSans-Bold.ttf", 22, false);
        Files.write(Path.of(args[0]), bytes.toByteArray());
    }

    private static void writeFace(DataOutputStream out, String file, int size, boolean latin1) throws Exception {
        Font font = Font.createFont(Font.TRUETYPE_FONT, new File(FOLDER + file)).deriveFont((float) size);
        List<Integer> codePoints = new ArrayList<>();
        for (int c = 32; c < 256; c++) {
            if (c < 127 || latin1 && c >= 160) {
                codePoints.add(c);
            }
        }
        EXTRA.chars().filter(c -> font.canDisplay(c) && !codePoints.contains(c)).forEach(codePoints::add);
        FontRenderContext context = new FontRenderContext(null, true, false);
        var metrics = font.getLineMetrics("Mg", context);
        out.writeByte(Math.round(metrics.getAscent()));
        out.writeByte(Math.round(metrics.getAscent() + metrics.getDescent()));
        out.writeShort(codePoints.size());
        for (int codePoint : codePoints) {
            writeGlyph(out, font, context, codePoint);
        }
    }

    private static void writeGlyph(DataOutputStream out, Font font, FontRenderContext context, int codePoint)
            throws Exception {
        int side = 64;
        int origin = 24;
        int baseline = 40;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setFont(font);
        graphics.setColor(Color.WHITE);
        String text = Character.toString(codePoint);
        graphics.drawString(text, origin, baseline);
        graphics.dispose();
        int left = side;
        int top = side;
        int right = 0;
        int bottom = 0;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                if (image.getRGB(x, y) >>> 24 != 0) {
                    left = Math.min(left, x);
                    top = Math.min(top, y);
                    right = Math.max(right, x + 1);
                    bottom = Math.max(bottom, y + 1);
                }
            }
        }
        if (right == 0) {
            left = top = right = bottom = origin;
            top = bottom = baseline;
        }
        GlyphVector vector = font.createGlyphVector(context, text);
        out.writeShort(codePoint);
        out.writeByte(Math.round(vector.getGlyphMetrics(0).getAdvanceX()));
        out.writeByte(left - origin);
        out.writeByte(top - baseline);
        out.writeByte(right - left);
        out.writeByte(bottom - top);
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                out.writeByte(image.getRGB(x, y) >>> 24);
            }
        }
    }
}
