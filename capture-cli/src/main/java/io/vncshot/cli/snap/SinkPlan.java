package io.vncshot.cli.snap;

import io.vncshot.cli.message.FileFailure;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.option.FileSyntax;
import io.vncshot.cli.option.Option;
import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.Settings;
import io.vncshot.cli.option.SnapOptions;
import io.vncshot.snap.Retention;
import io.vncshot.snap.Schedule;
import io.vncshot.snap.web.Encryption;
import io.vncshot.snap.web.PictureSink;
import io.vncshot.snap.web.SinkAddress;
import io.vncshot.snap.web.TrustedAuthorities;
import io.vncshot.snap.web.WebSender;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How pictures are sent away.
 *
 * @param latest the object that each picture is put to once more; empty for none
 * @param authorities for TLS, in place of Java's
 * @param timeout for each picture
 */
public record SinkPlan(
        SinkAddress address,
        Optional<String> latest,
        List<String> headers,
        Encryption encryption,
        Optional<Path> authorities,
        Duration timeout) {
    private static final List<Option<?>> OF_FOLDERS = List.of(
            SnapOptions.LOCK,
            SnapOptions.GALLERY,
            SnapOptions.KEEP_LAST,
            SnapOptions.KEEP_HOURLY,
            SnapOptions.KEEP_DAILY,
            SnapOptions.KEEP_WEEKLY,
            SnapOptions.KEEP_MONTHLY,
            SnapOptions.KEEP_YEARLY,
            SnapOptions.KEEP_WITHIN,
            SnapOptions.MAX_BYTES);

    static SinkPlan of(Settings settings, String template, Path workingDirectory) throws UsageException {
        SinkAddress address = parse("snap ", template).address();
        Optional<List<String>> headers = settings.find(SnapOptions.SINK_HEADER);
        Optional<String> authorities = settings.find(SnapOptions.SINK_CA);
        return new SinkPlan(
                address,
                latest(settings, address),
                headers.isPresent() ? headers.get() : List.of(),
                settings.get(SnapOptions.SINK_HTTP) ? Encryption.OPTIONAL : Encryption.NEEDED,
                authorities.isPresent()
                        ? Optional.of(FileSyntax.path(authorities.get(), workingDirectory))
                        : Optional.empty(),
                settings.get(Options.TIMEOUT));
    }

    private static SinkAddress.Place parse(String option, String text) throws UsageException {
        try {
            return SinkAddress.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException(option + SinkAddress.withoutLogin(text) + ": " + e.getMessage());
        }
    }

    private static Optional<String> latest(Settings settings, SinkAddress address) throws UsageException {
        Optional<String> latest = settings.find(SnapOptions.LATEST);
        if (latest.isEmpty()) {
            return Optional.empty();
        }
        if (SinkAddress.isOne(latest.get())) {
            SinkAddress.Place place = parse("--latest ", latest.get());
            if (place.address().equals(address)) {
                return Optional.of(place.key());
            }
        }
        throw new UsageException("--latest " + SinkAddress.withoutLogin(latest.get())
                + ": must be in the place that the pictures are sent to, as in " + address.shown("latest.png"));
    }

    /** Looks for options that make no sense with pictures that are sent away. */
    static void check(Settings settings, String shown, Schedule schedule, Retention retention) throws UsageException {
        for (Option<?> option : OF_FOLDERS) {
            if (settings.isSet(option)) {
                throw new UsageException("snap " + shown + ": " + option.longName()
                        + " is for pictures in a folder; a store removes what is old by its own rules of life cycle");
            }
        }
        boolean compares = settings.get(SnapOptions.IF_CHANGED) >= 0;
        boolean remembers = !schedule.every().isZero() && !settings.isSet(SnapOptions.TARGETS);
        if (compares && !remembers) {
            throw new UsageException("snap " + shown + ": --if-changed has nothing to compare with, as what was sent is"
                    + " not fetched; it works with --every, for one desktop");
        }
    }

    /**
     * Makes ready to send.
     *
     * @throws UsageException for what is missing in the environment, or wrong in a file
     */
    PictureSink open(Map<String, String> environment, Clock clock) throws UsageException {
        Optional<SSLContext> tls = Optional.empty();
        try {
            if (authorities.isPresent()) {
                tls = Optional.of(TrustedAuthorities.read(authorities.get()));
            }
            return PictureSink.of(address, headers, environment, encryption, WebSender.direct(tls), clock);
        } catch (IOException e) {
            throw new UsageException("--sink-ca " + authorities.orElseThrow() + ": " + FileFailure.reason(e));
        } catch (IllegalArgumentException e) {
            throw new UsageException("snap " + address + ": " + e.getMessage());
        }
    }
}
