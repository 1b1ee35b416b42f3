package io.vncshot.testserver.demo;

import io.vncshot.testserver.Area;

/** Draws into pixels 0xRRGGBB, with smooth edges, never outside of its clip. */
final class Canvas {
    private final int[] pixels;
    private final int stride;
    private final Area clip;

    /** Draws into the caller's pixels, row-major, {@code stride} a row. */
    Canvas(int[] pixels, int stride, Area clip) {
        this.pixels = pixels;
        this.stride = stride;
        this.clip = clip;
    }

    Canvas clippedTo(Area area) {
        return new Canvas(pixels, stride, clip.intersection(area));
    }

    Area clip() {
        return clip;
    }

    boolean shows(Area area) {
        return clip.intersects(area);
    }

    void fill(Area area, int colour) {
        Area part = area.intersection(clip);
        if (part.isEmpty()) {
            return;
        }
        int start = part.y() * stride + part.x();
        fillRow(start, part.width(), colour);
        for (int row = 1; row < part.height(); row++) {
            System.arraycopy(pixels, start, pixels, start + row * stride, part.width());
        }
    }

    /** Doubles a copied beginning: in a cold JVM that is ten times as fast as a loop. */
    private void fillRow(int start, int length, int colour) {
        int done = Math.min(length, 8);
        for (int i = 0; i < done; i++) {
            pixels[start + i] = colour;
        }
        while (done < length) {
            int count = Math.min(done, length - done);
            System.arraycopy(pixels, start, pixels, start + done, count);
            done += count;
        }
    }

    /** Lays a translucent colour over an area. */
    void tint(Area area, int colour, int alpha) {
        Area part = area.intersection(clip);
        for (int y = part.y(); y < part.bottom(); y++) {
            for (int i = y * stride + part.x(); i < y * stride + part.right(); i++) {
                pixels[i] = Colour.over(pixels[i], colour, alpha);
            }
        }
    }

    /** Lays a colour over part of a row, with an alpha for each column that goes from 0 to 256 and scales this one. */
    void shade(int x, int y, int[] profile, int from, int to, int alpha, int colour) {
        if (y < clip.y() || y >= clip.bottom()) {
            return;
        }
        int start = Math.max(from, clip.x() - x);
        int end = Math.min(to, clip.right() - x);
        for (int i = start; i < end; i++) {
            int pixel = y * stride + x + i;
            pixels[pixel] = Colour.over(pixels[pixel], colour, (profile[i] * alpha) >> 8);
        }
    }

    /** Copies a picture that is as large as the area. */
    void picture(Area area, int[] source) {
        Area part = area.intersection(clip);
        for (int y = part.y(); y < part.bottom(); y++) {
            int from = (y - area.y()) * area.width() + part.x() - area.x();
            System.arraycopy(source, from, pixels, y * stride + part.x(), part.width());
        }
    }

    /** One pixel, covered by so much of 0 to 1. */
    void dot(int x, int y, int colour, float coverage) {
        if (coverage > 0 && clip.contains(x, y)) {
            int i = y * stride + x;
            pixels[i] = coverage >= 1 ? colour : Colour.over(pixels[i], colour, (int) (coverage * 255));
        }
    }

    /** Part of a row, with fractional ends. */
    void span(int y, float left, float right, int colour) {
        int first = (int) Math.floor(left);
        int last = (int) Math.floor(right);
        if (first == last) {
            dot(first, y, colour, right - left);
            return;
        }
        dot(first, y, colour, first + 1 - left);
        fill(new Area(first + 1, y, Math.max(0, last - first - 1), 1), colour);
        dot(last, y, colour, right - last);
    }

    /** A rectangle with round corners. */
    void roundRectangle(Area area, int radius, int colour) {
        int inner = Math.max(0, area.height() - 2 * radius);
        fill(new Area(area.x(), area.y() + radius, area.width(), inner), colour);
        int between = Math.max(0, area.width() - 2 * radius);
        fill(new Area(area.x() + radius, area.y(), between, radius), colour);
        fill(new Area(area.x() + radius, area.bottom() - radius, between, radius), colour);
        corner(new Area(area.x(), area.y(), radius, radius), area.x() + radius, area.y() + radius, colour);
        corner(
                new Area(area.right() - radius, area.y(), radius, radius),
                area.right() - radius,
                area.y() + radius,
                colour);
        int bottom = area.bottom() - radius;
        corner(new Area(area.x(), bottom, radius, radius), area.x() + radius, bottom, colour);
        corner(new Area(area.right() - radius, bottom, radius, radius), area.right() - radius, bottom, colour);
    }

    private void corner(Area area, int centreX, int centreY, int colour) {
        Area part = area.intersection(clip);
        for (int y = part.y(); y < part.bottom(); y++) {
            for (int x = part.x(); x < part.right(); x++) {
                dot(x, y, colour, area.width() + 0.5f - distance(x + 0.5f - centreX, y + 0.5f - centreY));
            }
        }
    }

    void disc(float centreX, float centreY, float radius, int colour) {
        int top = Math.max(clip.y(), (int) (centreY - radius) - 1);
        int bottom = Math.min(clip.bottom(), (int) (centreY + radius) + 2);
        for (int y = top; y < bottom; y++) {
            float deltaY = y + 0.5f - centreY;
            float outer = chord(radius + 0.5f, deltaY);
            float inner = chord(radius - 0.5f, deltaY);
            int left = (int) Math.floor(centreX - outer);
            int right = (int) Math.ceil(centreX + outer);
            int innerLeft = (int) Math.ceil(centreX - inner);
            int innerRight = Math.max(innerLeft, (int) Math.floor(centreX + inner));
            for (int x = left; x < innerLeft; x++) {
                dot(x, y, colour, radius + 0.5f - distance(x + 0.5f - centreX, deltaY));
            }
            fill(new Area(innerLeft, y, innerRight - innerLeft, 1), colour);
            for (int x = innerRight; x < right; x++) {
                dot(x, y, colour, radius + 0.5f - distance(x + 0.5f - centreX, deltaY));
            }
        }
    }

    /** A straight line with round ends. */
    void line(float fromX, float fromY, float toX, float toY, float thickness, int colour) {
        float radius = thickness / 2;
        int left = Math.max(clip.x(), (int) (Math.min(fromX, toX) - radius) - 1);
        int right = Math.min(clip.right(), (int) (Math.max(fromX, toX) + radius) + 2);
        int top = Math.max(clip.y(), (int) (Math.min(fromY, toY) - radius) - 1);
        int bottom = Math.min(clip.bottom(), (int) (Math.max(fromY, toY) + radius) + 2);
        float deltaX = toX - fromX;
        float deltaY = toY - fromY;
        float square = Math.max(0.0001f, deltaX * deltaX + deltaY * deltaY);
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                float pointX = x + 0.5f - fromX;
                float pointY = y + 0.5f - fromY;
                float along = Math.max(0, Math.min(1, (pointX * deltaX + pointY * deltaY) / square));
                dot(x, y, colour, radius + 0.5f - distance(pointX - along * deltaX, pointY - along * deltaY));
            }
        }
    }

    /** Draws one line of text; returns where the next character would begin. */
    int text(Font font, int x, int baseline, String text, int colour) {
        int pen = x;
        for (int i = 0; i < text.length(); i++) {
            pen = character(font, pen, baseline, text.charAt(i), colour);
        }
        return pen;
    }

    int character(Font font, int x, int baseline, char character, int colour) {
        Font.Glyph glyph = font.glyph(character);
        Area area = new Area(x + glyph.left(), baseline + glyph.top(), glyph.width(), glyph.height());
        Area part = area.intersection(clip);
        for (int row = part.y(); row < part.bottom(); row++) {
            int from = glyph.start() + (row - area.y()) * area.width() + part.x() - area.x();
            int to = row * stride + part.x();
            for (int column = 0; column < part.width(); column++) {
                int coverage = font.coverage(from + column);
                pixels[to + column] = Colour.over(pixels[to + column], colour, coverage);
            }
        }
        return x + glyph.advance();
    }

    private static float chord(float radius, float height) {
        float square = radius * radius - height * height;
        return square <= 0 ? 0 : (float) Math.sqrt(square);
    }

    private static float distance(float deltaX, float deltaY) {
        return (float) Math.sqrt(deltaX * deltaX + deltaY * deltaY);
    }
}
