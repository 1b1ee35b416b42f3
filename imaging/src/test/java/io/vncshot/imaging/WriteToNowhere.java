package io.vncshot.imaging;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A program for {@link ChildJvm}: writes pictures of the format and size that its arguments name. */
final class WriteToNowhere {
    private WriteToNowhere() {}

    public static void main(String[] arguments) {
        ImageFormat format = ImageFormat.ofFileName("a." + arguments[0]).orElseThrow();
        int width = Integer.parseInt(arguments[1]);
        int height = Integer.parseInt(arguments[2]);
        List<PngText> texts = List.of(new PngText("Software", "test"), new PngText("Title", "日本"));
        int[] argb = new int[width * height];
        try {
            PictureWriter.write(format, Picture.of(argb, width, height), texts, OutputStream.nullOutputStream());
            fillWithNoise(argb);
            PictureWriter.write(format, Picture.of(argb, width, height), texts, OutputStream.nullOutputStream());
            System.out.println("written");
        } catch (IOException e) {
            System.out.println("IOException: " + e.getMessage());
        }
    }

    private static void fillWithNoise(int[] argb) {
        int state = 1;
        for (int i = 0; i < argb.length; i++) {
            state = state * 1664525 + 1013904223;
            argb[i] = state >>> 8;
        }
    }
}
