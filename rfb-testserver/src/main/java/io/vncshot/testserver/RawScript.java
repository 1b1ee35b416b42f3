package io.vncshot.testserver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Steps that a connection performs on the bare socket, in order: the way to misbehave. Immutable; each method returns a longer
 * script. A script that does not end in {@link #stall}, {@link #drop} or {@link #reset} gives way to the server's usual conduct.
 *
 * <pre>{@code RawScript.script().sendHex("00 00 00 01").expect(12).drop()}</pre>
 */
public final class RawScript {
    private static final RawScript EMPTY = new RawScript(List.of());

    private final List<Step> steps;

    private RawScript(List<Step> steps) {
        this.steps = steps;
    }

    /** A script of no steps, to be continued. */
    public static RawScript script() {
        return EMPTY;
    }

    /** Sends these bytes. */
    public RawScript send(byte... bytes) {
        return then(new Send(bytes.clone()));
    }

    /** Sends bytes written as hex digits; white space is free. */
    public RawScript sendHex(String hex) {
        return then(new Send(parseHex(hex)));
    }

    /** Sends the bytes again and again until the client goes away. */
    public RawScript sendForever(byte... bytes) {
        if (bytes.length == 0) {
            throw new IllegalArgumentException("nothing to send forever: must be at least 1 byte");
        }
        return then(new SendForever(bytes.clone()));
    }

    /** Reads and drops exactly so many bytes of the client's. */
    public RawScript expect(int count) {
        return then(new Expect(count));
    }

    /** From here on everything goes out in pieces of so many bytes, with this pause after each. */
    public RawScript pace(int bytes, Duration pause) {
        return then(new Pace(bytes, pause.toNanos()));
    }

    /** Sends nothing more, reads on and keeps the connection open until the client or the server ends it. */
    public RawScript stall() {
        return then(new Stall());
    }

    /** Ends the stream in order (FIN) and reads on until the client has closed too. */
    public RawScript drop() {
        return then(new Drop());
    }

    /** Cuts the connection (RST). */
    public RawScript reset() {
        return then(new Reset());
    }

    List<Step> steps() {
        return steps;
    }

    private RawScript then(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new RawScript(List.copyOf(longer));
    }

    private static byte[] parseHex(String hex) {
        StringBuilder digits = new StringBuilder(hex.length());
        for (int i = 0; i < hex.length(); i++) {
            if (!Character.isWhitespace(hex.charAt(i))) {
                digits.append(hex.charAt(i));
            }
        }
        if (digits.length() % 2 != 0) {
            throw new IllegalArgumentException("hex of " + digits.length() + " digits: must be pairs: " + hex);
        }
        byte[] bytes = new byte[digits.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16);
        }
        return bytes;
    }

    sealed interface Step {}

    record Send(byte[] bytes) implements Step {}

    record SendForever(byte[] bytes) implements Step {}

    record Expect(int count) implements Step {}

    record Pace(int bytes, long pauseNanos) implements Step {
        static final Pace UNHURRIED = new Pace(Integer.MAX_VALUE, 0);

        Pace {
            if (bytes < 1) {
                throw new IllegalArgumentException("pace of " + bytes + " bytes: must be at least 1");
            }
        }
    }

    record Stall() implements Step {}

    record Drop() implements Step {}

    record Reset() implements Step {}
}
