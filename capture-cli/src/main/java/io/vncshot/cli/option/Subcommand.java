package io.vncshot.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the first word of a command line may be. Without one of these, it is {@link #DO}. */
public enum Subcommand {
    DO("do", "[OPTIONS] ACTION...", "perform actions, as vncshot does without a subcommand"),
    DIFF("diff", "[OPTIONS] FIRST.png SECOND.png", "compare two pictures pixel by pixel, as the eye does"),
    SNAP(
            "snap",
            "[OPTIONS] [s3://BUCKET/ | https://HOST/]TEMPLATE.png",
            "keep snapshots of a desktop, on a schedule, for a while"),
    VNCSNAPSHOT("vncsnapshot", "[OPTIONS] HOST:DISPLAY FILE", "take JPEG pictures by the options of vncsnapshot"),
    TIMELAPSE(
            "timelapse",
            "[OPTIONS] DIR | FILES -o FILE.apng | FILE.gif | FILE.mp4",
            "make one moving picture of many, such as those of snap"),
    RUN("run", "[OPTIONS] SUITE.yml", "do the steps and checks of a suite, on one server or several"),
    APPROVE(
            "approve",
            "[--from DIR] [--filter GLOB]",
            "accept what checks saw: copy their actual pictures over the baselines"),
    MASK("mask", "[OPTIONS] NAME [--watch SECONDS] [--write]", "watch the screen, and propose what checks should mask"),
    REPORT("report", "[DIR...] [-o FILE]", "write report.html again, from a folder of results or from several"),
    DEMO("demo", "[--port N] [--bind ADDRESS]", "serve a demo desktop to try things on, until interrupted"),
    RECORD(
            "record",
            "[OPTIONS] OUT.vdo",
            "record what a person does in a viewer as a script, and the bytes of it as a zip"),
    REPLAY(
            "replay",
            "[--server] [OPTIONS] OUT.zip",
            "run a recording's script, or with --server serve its bytes to a viewer"),
    HELP("help", "[ACTION | SUBCOMMAND]", "explain the program, an action or a subcommand"),
    COMPLETION("completion", "bash | zsh", "print a completion script for a shell"),
    MAN("man", "", "print the man page, in roff");

    private final String word;
    private final String synopsis;
    private final String doc;

    Subcommand(String word, String synopsis, String doc) {
        this.word = word;
        this.synopsis = synopsis;
        this.doc = doc;
    }

    /** The subcommand of that name. */
    public static Optional<Subcommand> of(String word) {
        for (Subcommand subcommand : values()) {
            if (subcommand.word.equals(word)) {
                return Optional.of(subcommand);
            }
        }
        return Optional.empty();
    }

    public static List<String> words() {
        List<String> words = new ArrayList<>();
        for (Subcommand subcommand : values()) {
            words.add(subcommand.word);
        }
        return words;
    }

    public String word() {
        return word;
    }

    public List<Option<?>> options() {
        return switch (this) {
            case DO -> Options.TABLE;
            case DIFF -> DiffOptions.TABLE;
            case SNAP -> SnapOptions.TABLE;
            case TIMELAPSE -> TimelapseOptions.TABLE;
            case RUN -> RunOptions.TABLE;
            case APPROVE -> ApproveOptions.TABLE;
            case MASK -> MaskOptions.TABLE;
            case REPORT -> ReportOptions.TABLE;
            case DEMO -> DemoOptions.TABLE;
            case RECORD -> RecordOptions.TABLE;
            case REPLAY -> ReplayOptions.TABLE;
            case VNCSNAPSHOT, HELP, COMPLETION, MAN -> List.of(Options.HELP);
        };
    }

    /** What may follow the word. */
    public String synopsis() {
        return synopsis;
    }

    public String doc() {
        return doc;
    }
}
