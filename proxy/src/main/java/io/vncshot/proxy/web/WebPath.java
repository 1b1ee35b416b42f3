package io.vncshot.proxy.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The path of a request, decoded once: names of files, none of which is empty, hidden, "." or "..", or holds a slash,
 * a backslash or a control character.
 */
record WebPath(List<String> names, boolean endsInSlash) {
    private static final String UNRESERVED = "-._~";

    WebPath {
        names = List.copyOf(names);
    }

    /** The path as it stands in a request; null if it names nothing that could be served. */
    static @Nullable WebPath parse(String rawPath) {
        List<String> names = new ArrayList<>();
        for (String rawName : rawPath.split("/")) {
            if (rawName.isEmpty()) {
                continue;
            }
            String name = decode(rawName);
            if (name == null || !isServed(name)) {
                return null;
            }
            names.add(name);
        }
        return new WebPath(names, rawPath.endsWith("/"));
    }

    private static boolean isServed(String name) {
        if (name.startsWith(".")) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < ' ' || c == 0x7f || c == '/' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String decode(String rawName) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(rawName.length());
        for (int i = 0; i < rawName.length(); i++) {
            char c = rawName.charAt(i);
            if (c == '%') {
                int value = i + 2 < rawName.length() ? hexValue(rawName, i + 1) : -1;
                if (value < 0) {
                    return null;
                }
                bytes.write(value);
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static int hexValue(String text, int index) {
        int high = Character.digit(text.charAt(index), 16);
        int low = Character.digit(text.charAt(index + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    /** The path of this as a folder, encoded, on this server: it begins with one slash and ends in one. */
    String folderLocation() {
        StringBuilder location = new StringBuilder("/");
        for (String name : names) {
            location.append(encode(name)).append('/');
        }
        return location.toString();
    }

    /** The name as a part of a path. */
    static String encode(String name) {
        StringBuilder encoded = new StringBuilder(name.length() + 8);
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(Integer.toHexString(0x100 + c), 1, 3);
            }
        }
        return encoded.toString();
    }
}
