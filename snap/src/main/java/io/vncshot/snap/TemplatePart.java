package io.vncshot.snap;

import java.time.ZonedDateTime;
import java.util.Locale;

/** A part of a {@link FileTemplate}: makes a part of a name, and reads one. */
sealed interface TemplatePart {
    /** What it makes for a snapshot. */
    String text(SnapshotFacts facts);

    /** Where in a name it ends at most, when it begins there; not after the beginning if it cannot be there. */
    int end(String name, int at, SnapshotFacts desktop);

    /** Takes what may be of its making; false if it is not. */
    boolean read(String text, SnapshotFacts desktop, FileTemplate.ReadTime time);

    /** Whether it makes the same of every snapshot of a desktop. */
    boolean isOfDesktop();

    /** Text as it stands. */
    record Literal(String text) implements TemplatePart {
        @Override
        public boolean isOfDesktop() {
            return true;
        }

        @Override
        public String text(SnapshotFacts facts) {
            return text;
        }

        @Override
        public int end(String name, int at, SnapshotFacts desktop) {
            return name.startsWith(text, at) ? at + text.length() : at;
        }

        @Override
        public boolean read(String read, SnapshotFacts desktop, FileTemplate.ReadTime time) {
            return read.equals(text);
        }
    }

    /**
     * A code of strftime that is a number.
     *
     * @param digits how many it has; 0 for any number of them
     */
    record TimeCode(char code, int digits) implements TemplatePart {
        private static final int MAX_DIGITS = 18;

        static TimeCode of(char code) {
            return switch (code) {
                case 'Y' -> new TimeCode(code, 4);
                case 'j' -> new TimeCode(code, 3);
                case 'm', 'd', 'y', 'H', 'M', 'S' -> new TimeCode(code, 2);
                case 's' -> new TimeCode(code, 0);
                default ->
                    throw new IllegalArgumentException(
                            "has %" + code + ", which is none of %Y %m %d %H %M %S %y %j %s %F %T %R and %%");
            };
        }

        @Override
        public boolean isOfDesktop() {
            return false;
        }

        @Override
        public String text(SnapshotFacts facts) {
            StringBuilder text = new StringBuilder(Long.toString(value(facts.time())));
            while (text.length() < digits) {
                text.insert(0, '0');
            }
            return text.toString();
        }

        private long value(ZonedDateTime time) {
            return switch (code) {
                case 'Y' -> time.getYear();
                case 'y' -> time.getYear() % 100;
                case 'm' -> time.getMonthValue();
                case 'd' -> time.getDayOfMonth();
                case 'j' -> time.getDayOfYear();
                case 'H' -> time.getHour();
                case 'M' -> time.getMinute();
                case 'S' -> time.getSecond();
                default -> time.toEpochSecond();
            };
        }

        @Override
        public int end(String name, int at, SnapshotFacts desktop) {
            int limit = Math.min(name.length(), at + (digits == 0 ? MAX_DIGITS : digits));
            int end = Word.endOfDigits(name, at, limit);
            return digits == 0 || end == at + digits ? end : at;
        }

        @Override
        public boolean read(String read, SnapshotFacts desktop, FileTemplate.ReadTime time) {
            if (digits != 0 && read.length() != digits) {
                return false;
            }
            time.set(code, Long.parseLong(read));
            return true;
        }
    }

    /** A word in braces. */
    enum Word implements TemplatePart {
        HOST,
        PORT,
        NAME,
        SEQ,
        WIDTH,
        HEIGHT;

        private static final int MIN_SEQ_DIGITS = 6;
        private static final int MAX_DIGITS = 18;

        static Word of(String word) {
            for (Word known : values()) {
                if (known.word().equals(word)) {
                    return known;
                }
            }
            throw new IllegalArgumentException(
                    "has {" + word + "}, which is none of {host} {port} {name} {seq} {width} and {height}");
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        @Override
        public boolean isOfDesktop() {
            return switch (this) {
                case HOST, PORT, NAME -> true;
                case SEQ, WIDTH, HEIGHT -> false;
            };
        }

        @Override
        public String text(SnapshotFacts facts) {
            return switch (this) {
                case HOST -> safe(facts.host());
                case PORT -> Integer.toString(facts.port());
                case NAME -> safe(facts.name());
                case SEQ -> padded(facts.number());
                case WIDTH -> Integer.toString(facts.width());
                case HEIGHT -> Integer.toString(facts.height());
            };
        }

        private static String padded(long number) {
            StringBuilder text = new StringBuilder(Long.toString(number));
            while (text.length() < MIN_SEQ_DIGITS) {
                text.insert(0, '0');
            }
            return text.toString();
        }

        /** A server's words can neither leave the folder nor hide the file. */
        private static String safe(String word) {
            StringBuilder safe = new StringBuilder(word);
            for (int i = 0; i < safe.length(); i++) {
                char c = safe.charAt(i);
                boolean harmless = Character.isLetterOrDigit(c) || "-_.@+".indexOf(c) >= 0;
                if (!harmless || (c == '.' && i == 0)) {
                    safe.setCharAt(i, '_');
                }
            }
            return safe.length() == 0 ? "_" : safe.toString();
        }

        @Override
        public int end(String name, int at, SnapshotFacts desktop) {
            return switch (this) {
                case HOST, PORT, NAME ->
                    name.startsWith(text(desktop), at) ? at + text(desktop).length() : at;
                case SEQ, WIDTH, HEIGHT -> endOfDigits(name, at, Math.min(name.length(), at + MAX_DIGITS));
            };
        }

        @Override
        public boolean read(String read, SnapshotFacts desktop, FileTemplate.ReadTime time) {
            return switch (this) {
                case HOST, PORT, NAME -> read.equals(text(desktop));
                case SEQ -> read.equals(padded(Long.parseLong(read)));
                case WIDTH, HEIGHT -> true;
            };
        }

        static int endOfDigits(String name, int at, int limit) {
            int end = at;
            while (end < limit && name.charAt(end) >= '0' && name.charAt(end) <= '9') {
                end++;
            }
            return end;
        }
    }
}
