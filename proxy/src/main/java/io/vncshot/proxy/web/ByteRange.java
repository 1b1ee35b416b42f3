package io.vncshot.proxy.web;

import org.jspecify.annotations.Nullable;

/** A part of a file: from first to last, both included (RFC 9110 §14.1). */
record ByteRange(long first, long last) {
    /** What a Range field asks for that this server does not serve, so that the whole is sent. */
    static final ByteRange WHOLE = new ByteRange(0, Long.MAX_VALUE);

    long length() {
        return last - first + 1;
    }

    /** The one range that a field asks for, cut to the size; WHOLE for several or nonsense; null if it is outside. */
    static @Nullable ByteRange parse(String field, long size) {
        int dash = field.indexOf('-');
        if (!field.startsWith("bytes=") || dash < 0 || field.indexOf(',') >= 0) {
            return WHOLE;
        }
        String start = field.substring(6, dash).trim();
        String end = field.substring(dash + 1).trim();
        if (!isNumber(start) || !isNumber(end) || (start.isEmpty() && end.isEmpty())) {
            return WHOLE;
        }
        if (start.isEmpty()) {
            long suffix = Math.min(Long.parseLong(end), size);
            return suffix == 0 ? null : new ByteRange(size - suffix, size - 1);
        }
        long first = Long.parseLong(start);
        long last = end.isEmpty() ? size - 1 : Math.min(Long.parseLong(end), size - 1);
        if (!end.isEmpty() && Long.parseLong(end) < first) {
            return WHOLE;
        }
        return first >= size ? null : new ByteRange(first, last);
    }

    /** Digits alone, or nothing; more than 18 could overflow and mean no file there is. */
    private static boolean isNumber(String text) {
        if (text.length() > 18) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
