package io.vncshot.imaging;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The palette of a frame, and its pixels as numbers of it. Where there are too many colours the most frequent ones stay as they
 * are, since a desktop's flat areas are of them, and the others are dithered by what {@link MedianCut} chooses.
 */
final class GifColours {
    private static final int LIMIT = 256;
    private static final int EXACT = 96;
    private static final int CACHE_BITS = 5;

    private final Picture frame;
    private final FrameMemory memory;
    private final Area area;
    private final int[] colours;
    private final Map<Integer, Integer> exact = new HashMap<>();
    private final short[] nearest = new short[1 << (3 * CACHE_BITS)];

    /** For those pixels of an area that have changed. */
    GifColours(Picture frame, FrameMemory memory, Area area) {
        this.frame = frame;
        this.memory = memory;
        this.area = area;
        ColourCounts counts = new ColourCounts();
        for (int y = area.y(); y < area.y() + area.height(); y++) {
            for (int x = area.x(); x < area.x() + area.width(); x++) {
                if (memory.differs(frame, x, y)) {
                    counts.add(frame.argb()[frame.rowStart(y) + x]);
                }
            }
        }
        int[] all = counts.byFrequency();
        int limit = memory.isEmpty() ? LIMIT : LIMIT - 1;
        int kept = all.length <= limit ? all.length : EXACT;
        colours = all.length <= limit ? all : chosen(all, counts, limit);
        for (int i = 0; i < kept; i++) {
            exact.put(colours[i], i);
        }
        Arrays.fill(nearest, (short) -1);
    }

    private static int[] chosen(int[] all, ColourCounts counts, int limit) {
        int[] others = MedianCut.of(Arrays.copyOfRange(all, EXACT, all.length), counts, limit - EXACT);
        int[] chosen = Arrays.copyOf(all, EXACT + others.length);
        System.arraycopy(others, 0, chosen, EXACT, others.length);
        return chosen;
    }

    /** The number that stands for what has not changed. */
    int transparent() {
        return colours.length;
    }

    /** Bits of a number, 1 to 8, that of {@link #transparent} among them after the first frame. */
    int bits() {
        int largest = memory.isEmpty() ? colours.length - 1 : colours.length;
        return Math.max(1, 32 - Integer.numberOfLeadingZeros(largest));
    }

    /** The palette: red, green and blue of each number. */
    byte[] table() {
        byte[] table = new byte[3 << bits()];
        for (int i = 0; i < colours.length; i++) {
            table[3 * i] = (byte) (colours[i] >> 16);
            table[3 * i + 1] = (byte) (colours[i] >> 8);
            table[3 * i + 2] = (byte) colours[i];
        }
        return table;
    }

    /** The area, a byte for each pixel. */
    byte[] numbers() {
        byte[] numbers = new byte[area.width() * area.height()];
        int[] errors = new int[3 * (area.width() + 2)];
        int next = 0;
        for (int y = 0; y < area.height(); y++) {
            int[] below = new int[errors.length];
            int[] right = new int[3];
            for (int x = 0; x < area.width(); x++) {
                numbers[next++] = (byte) number(x, y, errors, below, right);
            }
            errors = below;
        }
        return numbers;
    }

    private int number(int x, int y, int[] errors, int[] below, int[] right) {
        int pixel = frame.argb()[frame.rowStart(area.y() + y) + area.x() + x] | 0xFF000000;
        Integer own = exact.get(pixel);
        boolean changed = memory.differs(frame, area.x() + x, area.y() + y);
        if (!changed || own != null) {
            Arrays.fill(right, 0);
            return changed && own != null ? own : transparent();
        }
        int wanted = 0;
        int[] exactly = new int[3];
        for (int channel = 0; channel < 3; channel++) {
            int error = errors[3 * (x + 1) + channel] + right[channel];
            exactly[channel] = Math.min(255, Math.max(0, (pixel >> (8 * channel) & 0xFF) + ((error + 8) >> 4)));
            wanted |= exactly[channel] << (8 * channel);
        }
        int number = nearest(wanted);
        for (int channel = 0; channel < 3; channel++) {
            int error = exactly[channel] - (colours[number] >> (8 * channel) & 0xFF);
            right[channel] = 7 * error;
            below[3 * x + channel] += 3 * error;
            below[3 * (x + 1) + channel] += 5 * error;
            below[3 * (x + 2) + channel] += error;
        }
        return number;
    }

    private int nearest(int rgb) {
        int shift = 8 - CACHE_BITS;
        int key = (rgb >> 16 & 0xFF) >> shift << (2 * CACHE_BITS)
                | (rgb >> 8 & 0xFF) >> shift << CACHE_BITS
                | (rgb & 0xFF) >> shift;
        if (nearest[key] < 0) {
            nearest[key] = (short) search(rgb);
        }
        return nearest[key];
    }

    private int search(int rgb) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < colours.length; i++) {
            int red = (rgb >> 16 & 0xFF) - (colours[i] >> 16 & 0xFF);
            int green = (rgb >> 8 & 0xFF) - (colours[i] >> 8 & 0xFF);
            int blue = (rgb & 0xFF) - (colours[i] & 0xFF);
            int distance = 3 * red * red + 6 * green * green + blue * blue;
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }
}
