package io.vncshot.testserver.demo;

/** Arithmetic with colours 0xRRGGBB. */
final class Colour {
    static final int WHITE = 0xFFFFFF;

    private Colour() {}

    /** The one colour laid over the other, with an alpha of 0 to 255. */
    static int over(int under, int colour, int alpha) {
        int weight = alpha + (alpha >> 7);
        int redBlue = (under & 0xFF00FF) * (256 - weight) + (colour & 0xFF00FF) * weight;
        int green = (under & 0x00FF00) * (256 - weight) + (colour & 0x00FF00) * weight;
        return ((redBlue >>> 8) & 0xFF00FF) | ((green >>> 8) & 0x00FF00);
    }

    /** A colour of a gradient that has its stops at equal distances; the position goes from 0 to 1. */
    static int gradient(int[] stops, float position) {
        float place = Math.max(0, Math.min(1, position)) * (stops.length - 1);
        int index = Math.min(stops.length - 2, (int) place);
        return over(stops[index], stops[index + 1], (int) ((place - index) * 255));
    }
}
