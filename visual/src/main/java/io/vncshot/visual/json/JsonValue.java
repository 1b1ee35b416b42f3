package io.vncshot.visual.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of JSON (RFC 8259). */
public sealed interface JsonValue {
    /** A text. */
    record Text(String value) implements JsonValue {}

    /** A number. */
    record Numeric(double value) implements JsonValue {}

    /** {@code true}, {@code false} or {@code null}. */
    record Literal(String word) implements JsonValue {}

    /** An array. */
    record Array(List<JsonValue> values) implements JsonValue {}

    /** An object. */
    record Members(Map<String, JsonValue> values) implements JsonValue {
        /** The member of that name, unless there is none or it is {@code null}. */
        public Optional<JsonValue> find(String name) {
            return Optional.ofNullable(values.get(name)).filter(value -> !value.equals(new Literal("null")));
        }

        public String text(String name) throws JsonException {
            if (find(name).orElse(null) instanceof Text text) {
                return text.value;
            }
            throw new JsonException("\"" + name + "\" must be a text");
        }

        /** The text of that name; empty if there is none. */
        public String textOrEmpty(String name) throws JsonException {
            return find(name).isPresent() ? text(name) : "";
        }

        public double number(String name) throws JsonException {
            if (find(name).orElse(null) instanceof Numeric number) {
                return number.value;
            }
            throw new JsonException("\"" + name + "\" must be a number");
        }

        /** A whole number of at least 0. */
        public long whole(String name) throws JsonException {
            double number = number(name);
            if (number < 0 || number > 1L << 53 || number != Math.rint(number)) {
                throw new JsonException("\"" + name + "\" must be a whole number from 0, and is " + number);
            }
            return (long) number;
        }

        /** As {@link #whole}, small enough for an int. */
        public int size(String name) throws JsonException {
            long whole = whole(name);
            if (whole > Integer.MAX_VALUE) {
                throw new JsonException("\"" + name + "\" must be at most " + Integer.MAX_VALUE + ", and is " + whole);
            }
            return (int) whole;
        }

        /** The values of an array; none if there is no such member. */
        public List<JsonValue> arrayOrEmpty(String name) throws JsonException {
            Optional<JsonValue> value = find(name);
            if (value.isEmpty()) {
                return List.of();
            }
            if (value.get() instanceof Array array) {
                return array.values;
            }
            throw new JsonException("\"" + name + "\" must be an array");
        }

        public Members object(String name) throws JsonException {
            return find(name)
                    .orElseThrow(() -> new JsonException("\"" + name + "\" is missing"))
                    .asMembers("\"" + name + "\"");
        }
    }

    /**
     * This value, which must be an object.
     *
     * @param what it is, for the message
     */
    default Members asMembers(String what) throws JsonException {
        if (this instanceof Members members) {
            return members;
        }
        throw new JsonException(what + " must be an object");
    }
}
