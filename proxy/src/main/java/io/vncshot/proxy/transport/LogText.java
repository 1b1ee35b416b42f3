package io.vncshot.proxy.transport;

import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;

/** Text that came from outside, made fit for one line of a log. */
public final class LogText {
    private static final int MAX_LENGTH = 200;

    private LogText() {}

    /** The text with everything but visible ASCII and spaces escaped, cut after 200 characters. */
    public static String of(String text) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), MAX_LENGTH) + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (i == MAX_LENGTH) {
                return line.append("...").toString();
            }
            if (c >= ' ' && c < 0x7f) {
                line.append(c);
            } else {
                line.append("\\u").append(Integer.toHexString(0x10000 + c), 1, 5);
            }
        }
        return line.toString();
    }

    /** What an exception says, and what it is where it says nothing, or a file's name alone. */
    public static String of(Throwable cause) {
        @Nullable String message = cause.getMessage();
        String kind = cause.getClass().getSimpleName();
        if (message == null) {
            return kind;
        }
        boolean namesAFile = cause instanceof FileSystemException file && file.getReason() == null;
        return of(namesAFile ? message + ": " + kind : message);
    }
}
