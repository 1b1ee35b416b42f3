package io.vncshot.cli.option;

import io.vncshot.cli.message.UsageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The command line of {@code vncsnapshot} 1.2a, a program that writes what a VNC server shows to JPEG files.
 *
 * @param connection those that say where and how to connect, in our words
 * @param file the name of the picture, into which each of several gets its number
 * @param count how many pictures; the original takes one for less than that
 * @param pause between two pictures
 * @param quality of JPEG, 0 to 100
 */
public record VncsnapshotOptions(
        Given connection,
        String file,
        int count,
        Duration pause,
        Optional<ScreenPart> part,
        Blank blank,
        Pointer pointer,
        Talk talk,
        int quality) {

    /** What becomes of a screen that is black all over. */
    public enum Blank {
        KEPT,
        WAITED_OUT,
        WAITED_OUT_WITH_A_WARNING
    }

    /** Whether the pointer is in the picture. */
    public enum Pointer {
        LEFT_OUT,
        DRAWN
    }

    /** How much is said on stderr. */
    public enum Talk {
        QUIET,
        VERBOSE
    }

    /** The page of help. */
    public static final List<String> USAGE = List.of(
            "Usage: vncshot vncsnapshot [OPTIONS] [HOST]:DISPLAY FILE",
            "       vncshot vncsnapshot [OPTIONS] -listen DISPLAY FILE",
            "       vncshot vncsnapshot [OPTIONS] -tunnel HOST:DISPLAY FILE",
            "       vncshot vncsnapshot [OPTIONS] -via GATEWAY [HOST]:DISPLAY FILE",
            "",
            "Writes what a VNC server shows to a JPEG file, as the program of that name does; so",
            "does a link named vncsnapshot that leads to vncshot.",
            "",
            "  -count N                take N pictures; with more than one, FILE gets five digits",
            "                          before its extension, from 00000 on [1]",
            "  -fps SECONDS            wait so long between two [60]",
            "  -rect WxH+X+Y           that part of the screen alone; -X and -Y count from the right",
            "                          and the bottom, a size of 0 goes on to there",
            "  -ignoreblank            wait until the screen is not black all over; the default",
            "  -allowblank             do not",
            "  -quality N              of the JPEG file, 0 to 100 [100]",
            "  -passwd FILE            the password, in a file of vncpasswd",
            "  -quiet, -verbose        say nothing but errors, or more [-verbose]",
            "  -cursor, -nocursor      have the server draw the pointer, or not [-nocursor]",
            "  -encodings 'NAME ...'   encodings to ask for, best first",
            "  -vncQuality N, -jpeg    take JPEG from the server, quality 0 to 9; -nojpeg is the default",
            "  -compresslevel N, -debug  accepted, and without effect",
            "  -help                   this help",
            "");

    private static final int BASE_PORT_OF_LISTENERS = 5500;
    private static final String LOCAL_HOST = "127.0.0.1";
    private static final int MAX_NUMBER = 999_999_999;
    private static final int BEST_FOR_SERVERS = 9;

    /** Whether help is asked for. */
    public static boolean asksForHelp(List<String> words) {
        return words.contains("-help") || words.contains("--help") || words.contains("-h");
    }

    /**
     * Reads one.
     *
     * @throws UsageException for what the original refuses too
     */
    public static VncsnapshotOptions parse(List<String> words) throws UsageException {
        return new Reader(words).read();
    }

    /** The name of a picture, from 0 on. */
    public String file(int number) {
        if (count <= 1) {
            return file;
        }
        String digits = String.valueOf(number);
        String padded = "0".repeat(Math.max(0, 5 - digits.length())) + digits;
        int dot = file.lastIndexOf('.');
        boolean hasExtension = dot > file.lastIndexOf('/');
        return hasExtension ? file.substring(0, dot) + padded + file.substring(dot) : file + padded + ".jpg";
    }

    /** Goes through the words once. */
    private static final class Reader {
        private final List<String> words;
        private final List<String> connection = new ArrayList<>();
        private final List<String> operands = new ArrayList<>();
        private int next;
        private int count = 1;
        private int pauseSeconds = 60;
        private int quality = 100;
        private Optional<ScreenPart> part = Optional.empty();
        private Blank blank = Blank.WAITED_OUT_WITH_A_WARNING;
        private Pointer pointer = Pointer.LEFT_OUT;
        private Talk talk = Talk.VERBOSE;
        private boolean listens;
        private boolean tunnels;

        Reader(List<String> words) {
            this.words = words;
        }

        VncsnapshotOptions read() throws UsageException {
            while (next < words.size()) {
                String word = words.get(next++);
                if (word.startsWith("-") && operands.isEmpty()) {
                    readOption(word);
                } else {
                    operands.add(word);
                }
            }
            if (operands.size() != (listens ? 1 : 2)) {
                throw new UsageException("vncsnapshot: " + (listens ? "one file" : "a server and one file")
                        + " must be named, not " + operands.size() + " words; -help has the options");
            }
            if (!listens) {
                nameServer(operands.get(0));
            }
            Given given = new Given();
            OptionParser.parse(Options.TABLE, connection, given);
            String file = operands.get(operands.size() - 1);
            Duration pause = Duration.ofSeconds(pauseSeconds);
            return new VncsnapshotOptions(given, file, count, pause, part, blank, pointer, talk, quality);
        }

        private void readOption(String option) throws UsageException {
            switch (option) {
                case "-count" -> count = whole(option, MAX_NUMBER);
                case "-fps" -> pauseSeconds = whole(option, MAX_NUMBER);
                case "-quality" -> quality = whole(option, 100);
                case "-rect" -> part = Optional.of(part(value(option)));
                case "-allowblank" -> blank = Blank.KEPT;
                case "-ignoreblank" -> blank = Blank.WAITED_OUT;
                case "-cursor" -> pointer = Pointer.DRAWN;
                case "-nocursor" -> pointer = Pointer.LEFT_OUT;
                case "-quiet" -> talk = Talk.QUIET;
                case "-verbose", "-debug" -> talk = Talk.VERBOSE;
                case "-compresslevel" -> whole(option, BEST_FOR_SERVERS);
                default -> readConnection(option);
            }
        }

        private void readConnection(String option) throws UsageException {
            switch (option) {
                case "-passwd" -> connect(Options.PASSWORD_FILE, value(option));
                case "-via" -> connect(Options.VIA, value(option));
                case "-encodings" -> addEncodings(value(option));
                case "-vncQuality" -> connect(Options.QUALITY, "" + whole(option, BEST_FOR_SERVERS));
                case "-jpeg" -> connect(Options.QUALITY, "" + BEST_FOR_SERVERS);
                case "-nojpeg" -> {}
                case "-tunnel" -> tunnels = true;
                case "-listen" -> {
                    listens = true;
                    connect(Options.LISTEN, "" + (BASE_PORT_OF_LISTENERS + whole(option, 9999)));
                }
                default ->
                    throw new UsageException("vncsnapshot: unknown option " + option + "; -help has the options");
            }
        }

        private void nameServer(String server) {
            String named = server.startsWith(":") ? LOCAL_HOST + server : server;
            int colon = named.indexOf(':', named.indexOf(']') + 1);
            if (tunnels && colon > 0) {
                connect(Options.VIA, named.substring(0, colon));
                named = LOCAL_HOST + named.substring(colon);
            }
            connect(Options.SERVER, named);
        }

        /** CopyRect is always taken; what we do not know is passed over, as the original does. */
        private void addEncodings(String names) {
            List<String> known = new ArrayList<>();
            for (String name : names.toLowerCase(Locale.ROOT).split("[ ,]+", -1)) {
                if (isKnown(name)) {
                    known.add(name);
                }
            }
            if (!known.isEmpty()) {
                connect(Options.ENCODINGS, String.join(",", known));
            }
        }

        private static boolean isKnown(String encoding) {
            try {
                return !Options.ENCODINGS.syntax().parse(encoding).isEmpty();
            } catch (IllegalArgumentException unknown) {
                return false;
            }
        }

        private void connect(Option<?> option, String value) {
            connection.add(option.longName() + "=" + value);
        }

        private static ScreenPart part(String text) throws UsageException {
            try {
                return ScreenPart.parse(text);
            } catch (IllegalArgumentException e) {
                throw new UsageException("vncsnapshot: -rect " + text + ": " + e.getMessage());
            }
        }

        private String value(String option) throws UsageException {
            if (next == words.size()) {
                throw new UsageException("vncsnapshot: " + option + ": a value is missing after it");
            }
            return words.get(next++);
        }

        private int whole(String option, int most) throws UsageException {
            String text = value(option);
            int number = Numbers.whole(text, most);
            if (number < 0) {
                throw new UsageException(
                        "vncsnapshot: " + option + " " + text + ": must be a whole number from 0 to " + most);
            }
            return number;
        }
    }
}
