package io.vncshot.cli.picture;

import io.vncshot.cli.message.Timestamp;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.message.Version;
import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PngText;
import io.vncshot.rfb.protocol.Text;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a picture says about itself: desktop name, size and server, program, time.
 *
 * @param server as messages name it, without credentials
 * @param fixedTime seconds since 1970 that stand for the time of every picture; empty for the clock's
 */
public record PictureNotes(String server, OptionalLong fixedTime, Clock clock) {
    private static final String EPOCH_VARIABLE = "SOURCE_DATE_EPOCH";

    /** The fixed time of reproducible builds, if the environment has one. */
    public static OptionalLong fixedTime(Map<String, String> environment) throws UsageException {
        String value = environment.getOrDefault(EPOCH_VARIABLE, "");
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        boolean digits = value.length() <= 11;
        for (int i = 0; digits && i < value.length(); i++) {
            digits = value.charAt(i) >= '0' && value.charAt(i) <= '9';
        }
        if (!digits) {
            throw new UsageException(EPOCH_VARIABLE + "=" + value
                    + ": must be a whole number of seconds since 1970, of up to 11 digits");
        }
        return OptionalLong.of(Long.parseLong(value));
    }

    /** The notes of a picture taken now. */
    public List<PngText> of(Picture picture, String desktopName) {
        long seconds = fixedTime.isPresent() ? fixedTime.getAsLong() : Math.floorDiv(clock.millis(), 1000L);
        return List.of(
                new PngText("Title", Text.printable(desktopName)),
                new PngText(
                        "Description", picture.width() + "x" + picture.height() + " from " + Text.printable(server)),
                new PngText("Software", "vncshot " + Version.NUMBER),
                new PngText("Creation Time", Timestamp.ofEpochSecond(seconds)));
    }
}
