package io.vncshot.cli.snap;

import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.option.FileSyntax;
import io.vncshot.cli.option.Option;
import io.vncshot.cli.option.Settings;
import io.vncshot.cli.option.SnapOptions;
import io.vncshot.cli.option.VisualOptions;
import io.vncshot.imaging.Area;
import io.vncshot.snap.FileTemplate;
import io.vncshot.snap.Retention;
import io.vncshot.snap.Schedule;
import io.vncshot.snap.Schedule.Alignment;
import io.vncshot.snap.SnapshotFacts;
import io.vncshot.snap.web.SinkAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * What a run of {@code snap} is to do.
 *
 * @param ifChanged the share of pixels that must have changed at least, by more than which a picture is kept; empty to
 *     keep every picture
 * @param latest the link to the newest snapshot
 * @param sink where to the pictures are sent; empty to keep them in the folder
 */
public record SnapPlan(
        FileTemplate template,
        Path folder,
        ZoneId zone,
        Schedule schedule,
        Retention retention,
        Optional<Double> ifChanged,
        List<Area> masks,
        SnapOptions.Blank blank,
        Optional<Path> latest,
        int retries,
        SnapOptions.Lock lock,
        Optional<SinkPlan> sink) {
    /** What is on the screen, what was, and what is made of a file. */
    private static final int COPIES_TO_COMPARE = 3;

    /**
     * Puts options together.
     *
     * @throws UsageException for what does not fit together
     */
    public static SnapPlan of(Settings settings, String template, Path workingDirectory) throws UsageException {
        boolean isSent = SinkAddress.isOne(template);
        String shown = SinkAddress.withoutLogin(template);
        Optional<SinkPlan> sink =
                isSent ? Optional.of(SinkPlan.of(settings, template, workingDirectory)) : Optional.empty();
        FileTemplate names = template(isSent ? SinkAddress.parse(template).key() : template, shown);
        Schedule schedule = schedule(settings);
        Retention retention = retention(settings);
        boolean single = schedule.count().equals(Optional.of(1L));
        if (sink.isPresent()) {
            SinkPlan.check(settings, shown, schedule, retention);
        }
        if (!retention.isNone() && !names.tellsSeconds()) {
            throw new UsageException("snap " + shown + ": --keep options need the time in the names to the second,"
                    + " as in %Y%m%dT%H%M%S or %s");
        }
        if (!single && !names.tellsSeconds() && !names.tellsNumber()) {
            throw new UsageException("snap " + shown
                    + ": more than one snapshot needs names that differ, by %Y%m%dT%H%M%S, %s or {seq}");
        }
        double share = settings.get(SnapOptions.IF_CHANGED);
        return new SnapPlan(
                names,
                workingDirectory,
                settings.get(SnapOptions.UTC) ? ZoneOffset.UTC : ZoneId.systemDefault(),
                schedule,
                retention,
                share < 0 ? Optional.empty() : Optional.of(share),
                VisualOptions.areas(settings, VisualOptions.MASK),
                settings.get(SnapOptions.BLANK),
                sink.isPresent() ? Optional.empty() : latest(settings, workingDirectory),
                settings.get(SnapOptions.RETRIES),
                settings.get(SnapOptions.LOCK),
                sink);
    }

    /** The template for messages. */
    public String shown() {
        return sink.isPresent() ? sink.get().address().shown(template.toString()) : template.toString();
    }

    /** A snapshot for messages: its file, or its address. */
    String shown(SnapshotFacts facts) {
        String name = template.name(facts);
        return sink.isPresent() ? sink.get().address().shown(name) : name;
    }

    /**
     * The memory for looking at desktops.
     *
     * @param desktops at a time
     */
    public PictureMemory memory(int desktops) {
        int copies = ifChanged.isPresent() ? COPIES_TO_COMPARE : 1;
        long quarters = desktops == 1 ? 3 : 2;
        return new PictureMemory(Runtime.getRuntime().maxMemory() / 4 * quarters, desktops, copies);
    }

    private static FileTemplate template(String text, String shown) throws UsageException {
        if (!text.endsWith(".png")) {
            throw new UsageException("snap " + shown + ": must end in .png");
        }
        try {
            FileSyntax.path(text, Path.of(""));
            return FileTemplate.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException("snap " + shown + ": " + e.getMessage());
        }
    }

    private static Optional<Path> latest(Settings settings, Path workingDirectory) throws UsageException {
        Optional<String> latest = settings.find(SnapOptions.LATEST);
        if (latest.isPresent() && SinkAddress.isOne(latest.get())) {
            throw new UsageException("--latest " + SinkAddress.withoutLogin(latest.get())
                    + ": is an address, while the pictures are files; name a link, as in latest.png");
        }
        return latest.isPresent() ? Optional.of(FileSyntax.path(latest.get(), workingDirectory)) : Optional.empty();
    }

    private static Schedule schedule(Settings settings) throws UsageException {
        Optional<Duration> every = settings.find(SnapOptions.EVERY);
        Optional<Integer> count = settings.find(SnapOptions.COUNT);
        long most = count.isPresent() ? count.get() : every.isPresent() ? 0 : 1;
        Optional<Duration> splay = settings.find(SnapOptions.SPLAY);
        try {
            return new Schedule(
                    every.isPresent() ? every.get() : Duration.ZERO,
                    most == 0 ? Optional.empty() : Optional.of(most),
                    settings.find(SnapOptions.FOR),
                    settings.get(SnapOptions.ALIGN) ? Alignment.CLOCK : Alignment.START,
                    splay.isPresent() ? splay.get() : Duration.ZERO);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--every, --count, --splay: " + e.getMessage());
        }
    }

    private static Retention retention(Settings settings) {
        Optional<Long> bytes = settings.find(SnapOptions.MAX_BYTES);
        return new Retention(
                count(settings, SnapOptions.KEEP_LAST),
                count(settings, SnapOptions.KEEP_HOURLY),
                count(settings, SnapOptions.KEEP_DAILY),
                count(settings, SnapOptions.KEEP_WEEKLY),
                count(settings, SnapOptions.KEEP_MONTHLY),
                count(settings, SnapOptions.KEEP_YEARLY),
                settings.find(SnapOptions.KEEP_WITHIN),
                bytes.isPresent() ? bytes.get() : Long.MAX_VALUE);
    }

    private static int count(Settings settings, Option<Integer> rule) {
        Optional<Integer> count = settings.find(rule);
        return count.isPresent() ? count.get() : 0;
    }
}
