package io.vncshot.snap;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the files of snapshots are called: text with codes of strftime, as {@code %Y}, and with words in braces, as {@code
 * {host}}. A name can be taken apart again, so that no file is ever removed that the template did not make.
 */
public final class FileTemplate {
    private static final int MAX_LENGTH = 4096;

    private final String text;
    private final List<TemplatePart> parts;

    private FileTemplate(String text, List<TemplatePart> parts) {
        this.text = text;
        this.parts = parts;
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException whose message is the rule that the text breaks
     */
    public static FileTemplate parse(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("must have 1 to " + MAX_LENGTH + " characters");
        }
        List<TemplatePart> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end;
            if (c == '%') {
                end = at + 2;
                addCode(parts, literal, at + 1 < text.length() ? text.charAt(at + 1) : ' ');
            } else if (c == '{') {
                end = text.indexOf('}', at) + 1;
                addWord(parts, literal, end == 0 ? text.substring(at) : text.substring(at + 1, end - 1));
            } else {
                end = at + 1;
                literal.append(c);
            }
            at = end == 0 ? text.length() : end;
        }
        flush(parts, literal);
        return new FileTemplate(text, List.copyOf(parts));
    }

    private static void addCode(List<TemplatePart> parts, StringBuilder literal, char code) {
        String meaning = switch (code) {
            case 'F' -> "%Y-%m-%d";
            case 'T' -> "%H:%M:%S";
            case 'R' -> "%H:%M";
            case '%' -> "%";
            default -> "";
        };
        if (meaning.equals("%")) {
            literal.append('%');
            return;
        }
        if (!meaning.isEmpty()) {
            FileTemplate composed = parse(meaning);
            flush(parts, literal);
            parts.addAll(composed.parts);
            return;
        }
        flush(parts, literal);
        parts.add(TemplatePart.TimeCode.of(code));
    }

    private static void addWord(List<TemplatePart> parts, StringBuilder literal, String word) {
        flush(parts, literal);
        parts.add(TemplatePart.Word.of(word));
    }

    private static void flush(List<TemplatePart> parts, StringBuilder literal) {
        if (literal.length() > 0) {
            parts.add(new TemplatePart.Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    /** Whether two snapshots of different seconds have different names. */
    public boolean tellsSeconds() {
        return has('s') || (tellsDay() && has('H') && has('M') && has('S'));
    }

    private boolean tellsDay() {
        return has('Y') && (has('j') || (has('m') && has('d')));
    }

    /** Whether the name has the snapshot's number in it. */
    public boolean tellsNumber() {
        return parts.contains(TemplatePart.Word.SEQ);
    }

    /** Whether the name says which desktop it shows. */
    public boolean tellsDesktop() {
        return parts.contains(TemplatePart.Word.NAME)
                || (parts.contains(TemplatePart.Word.HOST) && parts.contains(TemplatePart.Word.PORT));
    }

    private boolean has(char code) {
        for (TemplatePart part : parts) {
            if (part instanceof TemplatePart.TimeCode time && time.code() == code) {
                return true;
            }
        }
        return false;
    }

    /** The folder that all names are in or below, with a slash at its end; empty for the working folder. */
    public String folder() {
        String start = !parts.isEmpty() && parts.get(0) instanceof TemplatePart.Literal literal ? literal.text() : "";
        return start.substring(0, start.lastIndexOf('/') + 1);
    }

    /** The folder that all names of a desktop are in or below, with a slash at its end; {@link #folder} or one below it. */
    String folder(SnapshotFacts desktop) {
        StringBuilder start = new StringBuilder();
        for (TemplatePart part : parts) {
            if (!part.isOfDesktop()) {
                break;
            }
            start.append(part.text(desktop));
        }
        return start.substring(0, start.lastIndexOf("/") + 1);
    }

    /** How many folders deep below {@link #folder(SnapshotFacts)} the files are at most. */
    int depth(SnapshotFacts desktop) {
        return slashes(text) - slashes(folder(desktop));
    }

    private static int slashes(String text) {
        int slashes = 0;
        for (int i = 0; i < text.length(); i++) {
            slashes += text.charAt(i) == '/' ? 1 : 0;
        }
        return slashes;
    }

    /** The name of a snapshot's file. */
    public String name(SnapshotFacts facts) {
        StringBuilder name = new StringBuilder();
        for (TemplatePart part : parts) {
            name.append(part.text(facts));
        }
        return name.toString();
    }

    /**
     * The time in a name that this template made of that desktop, whatever its number and size were; empty for any other
     * name. A template that does not tell seconds gives the beginning of what it tells.
     */
    public Optional<ZonedDateTime> time(String name, SnapshotFacts desktop, ZoneId zone) {
        ReadTime time = new ReadTime();
        return matches(name, 0, 0, desktop, time) ? time.at(zone) : Optional.empty();
    }

    private boolean matches(String name, int at, int part, SnapshotFacts desktop, ReadTime time) {
        if (part == parts.size()) {
            return at == name.length();
        }
        // Longest first; numbers of no fixed length are followed by something else in any template that makes sense.
        for (int end = parts.get(part).end(name, at, desktop); end > at; end--) {
            if (parts.get(part).read(name.substring(at, end), desktop, time)
                    && matches(name, end, part + 1, desktop, time)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return text;
    }

    /** What has been read of a time. */
    static final class ReadTime {
        private int year = 1970;
        private int month = 1;
        private int day = 1;
        private int dayOfYear;
        private int hour;
        private int minute;
        private int second;
        private long epochSecond = -1;

        void set(char code, long value) {
            switch (code) {
                case 'Y' -> year = (int) value;
                case 'y' -> year = 2000 + (int) value;
                case 'm' -> month = (int) value;
                case 'd' -> day = (int) value;
                case 'j' -> dayOfYear = (int) value;
                case 'H' -> hour = (int) value;
                case 'M' -> minute = (int) value;
                case 'S' -> second = (int) value;
                case 's' -> epochSecond = value;
                default -> throw new IllegalArgumentException("%" + code);
            }
        }

        Optional<ZonedDateTime> at(ZoneId zone) {
            try {
                if (epochSecond >= 0) {
                    return Optional.of(Instant.ofEpochSecond(epochSecond).atZone(zone));
                }
                ZonedDateTime time = ZonedDateTime.of(year, month, day, hour, minute, second, 0, zone);
                return Optional.of(dayOfYear > 0 ? time.withDayOfYear(dayOfYear) : time);
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }
}
