package io.vncshot.cli.picture;

import io.vncshot.cli.message.Timestamp;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.message.Version;
import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PngText;
import io.vncshot.rfb.protocol.Text;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * What a picture says about itself: desktop name, size and server, program, time.
 *
 * @param server as messages name it, without credentials
 * @param clock what time it is to be for a picture
 */
public record PictureNotes(String server, Clock clock) {
    private static final String EPOCH_VARIABLE = "SOURCE_DATE_EPOCH";

    /** A clock that stands at the time of a reproducible build if the environment has one, else the one given. */
    public static Clock clock(Map<String, String> environment, Clock otherwise) throws UsageException {
        String value = environment.getOrDefault(EPOCH_VARIABLE, "");
        if (value.isEmpty()) {
            return otherwise;
        }
        boolean digits = value.length() <= 11;
        for (int i = 0; digits && i < value.length(); i++) {
            digits = value.charAt(i) >= '0' && value.charAt(i) <= '9';
        }
        if (!digits) {
            throw new UsageException(EPOCH_VARIABLE + "=" + value
                    + ": must be a whole number of seconds since 1970, of up to 11 digits");
        }
        return Clock.fixed(Instant.ofEpochSecond(Long.parseLong(value)), ZoneOffset.UTC);
    }

    /** The notes of a picture taken now. */
    public List<PngText> of(Picture picture, String desktopName) {
        return List.of(
                new PngText("Title", Text.printable(desktopName)),
                new PngText(
                        "Description", picture.width() + "x" + picture.height() + " from " + Text.printable(server)),
                new PngText("Software", "vncshot " + Version.NUMBER),
                new PngText("Creation Time", Timestamp.ofEpochSecond(Math.floorDiv(clock.millis(), 1000L))));
    }
}
