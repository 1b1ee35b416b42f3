package io.vncshot.cli.action;

/** An argument of an action, for help and completion. */
public record Argument(String name, String doc, Kind kind) {
    public enum Kind {
        FILE,
        WORD,
        /** May be left out. */
        OPTIONAL
    }

    static Argument file(String doc) {
        return new Argument("FILE", doc, Kind.FILE);
    }

    static Argument word(String name, String doc) {
        return new Argument(name, doc, Kind.WORD);
    }

    static Argument optional(String name, String doc) {
        return new Argument(name, doc, Kind.OPTIONAL);
    }

    /** {@code NAME}, or {@code [NAME]} when it may be left out. */
    public String shown() {
        return kind == Kind.OPTIONAL ? "[" + name + "]" : name;
    }
}
