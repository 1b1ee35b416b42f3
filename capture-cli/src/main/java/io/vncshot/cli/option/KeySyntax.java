package io.vncshot.cli.option;

import io.vncshot.rfb.input.Keysym;
import java.util.OptionalInt;

/** A single key, as its keysym. */
final class KeySyntax implements ValueSyntax<Integer> {
    @Override
    public String metavar() {
        return "KEY";
    }

    @Override
    public Integer parse(String text) {
        OptionalInt keysym = Keysym.of(text);
        if (keysym.isEmpty()) {
            throw new IllegalArgumentException(
                    "must be the name of a key, one character, 0x and a keysym, or U+ and a code point");
        }
        return keysym.getAsInt();
    }
}
