package io.vncshot.proxy.web;

import io.vncshot.proxy.http.HeaderFields;
import io.vncshot.proxy.http.HttpRequest;
import io.vncshot.proxy.http.HttpStatus;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request's conditions and ranges make of a file (RFC 9110 §§13, 14); no range stands for no body. */
record FileAnswer(HttpStatus status, @Nullable ByteRange range, String tag) {
    static FileAnswer of(HttpRequest request, BasicFileAttributes file) {
        String tag = tag(file);
        HeaderFields headers = request.headers();
        Instant modified = file.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.SECONDS);
        if (isAnother(headers, tag, modified)) {
            return new FileAnswer(HttpStatus.PRECONDITION_FAILED, null, tag);
        }
        if (isUnchanged(headers, tag, modified)) {
            return new FileAnswer(HttpStatus.NOT_MODIFIED, null, tag);
        }
        ByteRange whole = new ByteRange(0, file.size() - 1);
        String field = headers.only("range");
        if (field == null || !rangeApplies(headers, tag, modified)) {
            return new FileAnswer(HttpStatus.OK, whole, tag);
        }
        ByteRange range = ByteRange.parse(field, file.size());
        if (range == null) {
            return new FileAnswer(HttpStatus.RANGE_NOT_SATISFIABLE, null, tag);
        }
        boolean isWhole = range.equals(ByteRange.WHOLE);
        return new FileAnswer(isWhole ? HttpStatus.OK : HttpStatus.PARTIAL_CONTENT, isWhole ? whole : range, tag);
    }

    private static String tag(BasicFileAttributes file) {
        Instant time = file.lastModifiedTime().toInstant();
        long nanos = time.getEpochSecond() * 1_000_000_000L + time.getNano();
        return "\"" + Long.toHexString(file.size()) + "-" + Long.toHexString(nanos) + "\"";
    }

    /** Whether it is not the file that the client means. Here a weak tag matches nothing. */
    private static boolean isAnother(HeaderFields headers, String tag, Instant modified) {
        if (!headers.all("if-match").isEmpty()) {
            List<String> meant = headers.list("if-match");
            return !meant.contains(tag) && !meant.contains("*");
        }
        Instant until = parseDate(headers.only("if-unmodified-since"));
        return until != null && modified.isAfter(until);
    }

    private static boolean isUnchanged(HeaderFields headers, String tag, Instant modified) {
        if (!headers.all("if-none-match").isEmpty()) {
            return matches(headers, "if-none-match", tag);
        }
        Instant since = parseDate(headers.only("if-modified-since"));
        return since != null && !modified.isAfter(since);
    }

    static boolean matches(HeaderFields headers, String name, String tag) {
        for (String candidate : headers.list(name)) {
            String strong = candidate.startsWith("W/") ? candidate.substring(2) : candidate;
            if (strong.equals(tag) || candidate.equals("*")) {
                return true;
            }
        }
        return false;
    }

    private static boolean rangeApplies(HeaderFields headers, String tag, Instant modified) {
        String condition = headers.only("if-range");
        if (condition == null) {
            return headers.all("if-range").isEmpty();
        }
        return condition.equals(tag) || modified.equals(parseDate(condition));
    }

    private static @Nullable Instant parseDate(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
