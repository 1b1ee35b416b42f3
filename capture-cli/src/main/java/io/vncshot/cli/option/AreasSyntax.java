package io.vncshot.cli.option;

import io.vncshot.imaging.Area;
import java.util.ArrayList;
import java.util.List;

/** Rectangles of a screen, {@code X,Y,W,H}, one each time the option is given; with blanks between them in a variable. */
final class AreasSyntax implements ValueSyntax<List<Area>> {
    private static final String RULE = "must be X,Y,W,H, whole numbers, with W and H from 1 on";
    private static final int MAX = 65_535;

    @Override
    public String metavar() {
        return "X,Y,W,H";
    }

    @Override
    public List<Area> parse(String text) {
        List<Area> areas = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int blank = text.indexOf(' ', start);
            int end = blank < 0 ? text.length() : blank;
            if (end > start) {
                areas.add(area(text.substring(start, end)));
            }
            start = end + 1;
        }
        if (areas.isEmpty()) {
            throw new IllegalArgumentException(RULE);
        }
        return areas;
    }

    private static Area area(String text) {
        int[] numbers = new int[4];
        int start = 0;
        for (int i = 0; i < numbers.length; i++) {
            int comma = text.indexOf(',', start);
            boolean last = i == numbers.length - 1;
            if (comma >= 0 == last) {
                throw new IllegalArgumentException(RULE);
            }
            numbers[i] = Numbers.whole(text.substring(start, last ? text.length() : comma), MAX);
            if (numbers[i] < (i < 2 ? 0 : 1)) {
                throw new IllegalArgumentException(RULE);
            }
            start = comma + 1;
        }
        return new Area(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    @Override
    public String joined(String before, String text) {
        return before + " " + text;
    }
}
