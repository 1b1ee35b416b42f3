package io.vncshot.cli.option;

import io.vncshot.rfb.protocol.Rectangle;

/**
 * A part of a screen as vncsnapshot names it, {@code WxH+X+Y}.
 *
 * @param width 0 for all from x on
 * @param height 0 for all from y on
 */
public record ScreenPart(int width, int height, Place x, Place y) {
    private static final String RULE = "must be like 640x480+10+20, or -10-20 for places from the right and the bottom";
    private static final int MAX = 65535;

    /** Where it begins. */
    public record Place(int distance, From from) {
        /** Where it starts for a part of that size. */
        int on(int screen, int size) {
            int start = from == From.START ? distance : screen - size - distance;
            return start < 0 || start >= screen ? 0 : start;
        }
    }

    /** What a place is counted from. */
    public enum From {
        START,
        END
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException whose message is the rule that the text breaks
     */
    public static ScreenPart parse(String text) {
        int times = text.indexOf('x');
        int x = sign(text, times + 1);
        int y = sign(text, x + 1);
        if (times < 1 || x < 0 || y < 0) {
            throw new IllegalArgumentException(RULE);
        }
        return new ScreenPart(
                number(text.substring(0, times)),
                number(text.substring(times + 1, x)),
                place(text, x, y),
                place(text, y, text.length()));
    }

    /** Where the next plus or minus is; -1 where there is none. */
    private static int sign(String text, int from) {
        for (int i = Math.max(0, from); i < text.length(); i++) {
            if (text.charAt(i) == '+' || text.charAt(i) == '-') {
                return i;
            }
        }
        return -1;
    }

    private static Place place(String text, int sign, int end) {
        return new Place(number(text.substring(sign + 1, end)), text.charAt(sign) == '+' ? From.START : From.END);
    }

    private static int number(String digits) {
        int number = Numbers.whole(digits, MAX);
        if (number < 0) {
            throw new IllegalArgumentException(RULE);
        }
        return number;
    }

    /** What it is of a screen: places outside are 0, and what leaves the screen is cut off. */
    public Rectangle on(int screenWidth, int screenHeight) {
        int left = x.on(screenWidth, width);
        int top = y.on(screenHeight, height);
        int restWidth = screenWidth - left;
        int restHeight = screenHeight - top;
        return new Rectangle(
                left,
                top,
                width == 0 ? restWidth : Math.min(width, restWidth),
                height == 0 ? restHeight : Math.min(height, restHeight));
    }
}
