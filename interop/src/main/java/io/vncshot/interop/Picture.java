package io.vncshot.interop;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** What a screen shows. {@code rgb} is row-major, {@code width * height}, {@code 0xFFRRGGBB}; not to be changed. */
@SuppressWarnings("ArrayRecordComponent")
public record Picture(int width, int height, int[] rgb) {
    public Picture {
        if (rgb.length != width * height) {
            throw new IllegalArgumentException(rgb.length + " pixels: must be " + width + " x " + height);
        }
    }

    /** Reads a file by ImageIO, which is not what vncshot writes its PNG with. */
    public static Picture read(Path file) {
        try {
            BufferedImage image = ImageIO.read(file.toFile());
            if (image == null) {
                throw new IllegalStateException(file + ": not a picture that ImageIO knows");
            }
            int width = image.getWidth();
            int height = image.getHeight();
            return new Picture(width, height, image.getRGB(0, 0, width, height, null, 0, width));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    public Picture crop(int x, int y, int cropWidth, int cropHeight) {
        int[] cropped = new int[cropWidth * cropHeight];
        for (int row = 0; row < cropHeight; row++) {
            System.arraycopy(rgb, (y + row) * width + x, cropped, row * cropWidth, cropWidth);
        }
        return new Picture(cropWidth, cropHeight, cropped);
    }

    public int at(int x, int y) {
        return rgb[y * width + x];
    }

    public boolean same(Picture other) {
        return width == other.width && height == other.height && Arrays.equals(rgb, other.rgb);
    }

    /** Of any channel of any pixel, 0 to 255. */
    public int largestDifference(Picture other) {
        if (width != other.width || height != other.height) {
            throw new IllegalArgumentException("sizes differ");
        }
        int largest = 0;
        for (int i = 0; i < rgb.length; i++) {
            for (int shift = 0; shift <= 16; shift += 8) {
                largest = Math.max(largest, Math.abs((rgb[i] >> shift & 0xFF) - (other.rgb[i] >> shift & 0xFF)));
            }
        }
        return largest;
    }

    /** Empty when both are the same pixel for pixel, else how many differ, where, and the first of them. */
    public String differenceFrom(Picture truth) {
        if (width != truth.width || height != truth.height) {
            return "size " + width + "x" + height + ", should be " + truth.width + "x" + truth.height;
        }
        int count = 0;
        int first = -1;
        int left = width;
        int right = -1;
        int last = -1;
        for (int i = 0; i < rgb.length; i++) {
            if (rgb[i] != truth.rgb[i]) {
                count++;
                first = first < 0 ? i : first;
                last = i;
                left = Math.min(left, i % width);
                right = Math.max(right, i % width);
            }
        }
        return count == 0
                ? ""
                : count + " pixels differ within x " + left + ".." + right + ", y " + first / width + ".."
                        + last / width
                        + ", the first at " + first % width + "," + first / width + ": " + hex(rgb[first])
                        + ", should be " + hex(truth.rgb[first]);
    }

    private static String hex(int pixel) {
        return Integer.toHexString(pixel);
    }
}
