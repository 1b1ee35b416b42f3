package io.vncshot.imaging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Chooses colours that stand for many: boxes of colours are cut in two where half of their pixels are, the widest first. */
final class MedianCut {
    private final int[] colours;
    private final ColourCounts counts;

    /** A part of the colours. */
    private record Box(int from, int to, int shift, long weight) {}

    private MedianCut(int[] colours, ColourCounts counts) {
        this.colours = colours;
        this.counts = counts;
    }

    /**
     * Up to {@code limit} colours.
     *
     * @param colours to be stood for; their order changes
     */
    static int[] of(int[] colours, ColourCounts counts, int limit) {
        MedianCut cut = new MedianCut(colours, counts);
        List<Box> boxes = new ArrayList<>();
        boxes.add(cut.box(0, colours.length));
        while (boxes.size() < limit) {
            int widest = widest(boxes);
            Box box = boxes.get(widest);
            if (box.weight == 0) {
                break;
            }
            int middle = cut.middle(box);
            boxes.set(widest, cut.box(box.from, middle));
            boxes.add(cut.box(middle, box.to));
        }
        int[] chosen = new int[boxes.size()];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = cut.average(boxes.get(i));
        }
        return chosen;
    }

    private static int widest(List<Box> boxes) {
        int widest = 0;
        for (int i = 1; i < boxes.size(); i++) {
            if (boxes.get(i).weight > boxes.get(widest).weight) {
                widest = i;
            }
        }
        return widest;
    }

    /** A box, with the channel in which it is widest; its weight is that width, times the root of its pixels. */
    private Box box(int from, int to) {
        int widest = 0;
        int width = -1;
        for (int shift = 0; shift <= 16; shift += 8) {
            int low = 255;
            int high = 0;
            for (int i = from; i < to; i++) {
                int value = colours[i] >> shift & 0xFF;
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
            if (high - low > width) {
                width = high - low;
                widest = shift;
            }
        }
        return new Box(from, to, widest, (long) (width * Math.sqrt((double) pixels(from, to))));
    }

    private long pixels(int from, int to) {
        long pixels = 0;
        for (int i = from; i < to; i++) {
            pixels += counts.count(colours[i]);
        }
        return pixels;
    }

    /** Sorts the box by its channel, and finds where its second half begins: neither half is empty. */
    private int middle(Box box) {
        long[] order = new long[box.to - box.from];
        for (int i = 0; i < order.length; i++) {
            int colour = colours[box.from + i];
            order[i] = (long) (colour >> box.shift & 0xFF) << 32 | (colour & 0xFFFFFFFFL);
        }
        Arrays.sort(order);
        long half = pixels(box.from, box.to) / 2;
        int middle = box.from + 1;
        long before = 0;
        for (int i = 0; i < order.length; i++) {
            colours[box.from + i] = (int) order[i];
            before += counts.count((int) order[i]);
            if (before <= half) {
                middle = box.from + i + 1;
            }
        }
        return Math.min(middle, box.to - 1);
    }

    private int average(Box box) {
        long red = 0;
        long green = 0;
        long blue = 0;
        long pixels = 0;
        for (int i = box.from; i < box.to; i++) {
            int count = counts.count(colours[i]);
            red += (long) count * (colours[i] >> 16 & 0xFF);
            green += (long) count * (colours[i] >> 8 & 0xFF);
            blue += (long) count * (colours[i] & 0xFF);
            pixels += count;
        }
        long half = pixels / 2;
        return 0xFF000000
                | (int) ((red + half) / pixels) << 16
                | (int) ((green + half) / pixels) << 8
                | (int) ((blue + half) / pixels);
    }
}
