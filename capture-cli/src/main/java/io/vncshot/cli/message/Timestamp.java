package io.vncshot.cli.message;

/** Points in time as RFC 3339 writes them, without java.time's formatters, which cost a cold JVM 20 ms. */
public final class Timestamp {
    private static final int DAY_SECONDS = 86_400;
    private static final int DAYS_OF_400_YEARS = 146_097;
    /** From 1 March of year 0, where the leap day ends the year, to 1 January 1970. */
    private static final int EPOCH_DAY = 719_468;

    private Timestamp() {}

    /** {@code 2026-11-22T18:00:00Z}. */
    public static String ofEpochSecond(long epochSecond) {
        long day = Math.floorDiv(epochSecond, DAY_SECONDS) + EPOCH_DAY;
        int second = (int) Math.floorMod(epochSecond, (long) DAY_SECONDS);
        long era = Math.floorDiv(day, DAYS_OF_400_YEARS);
        int dayOfEra = (int) Math.floorMod(day, (long) DAYS_OF_400_YEARS);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int dayOfMonth = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        long year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
        StringBuilder text = new StringBuilder(20);
        pad(text, year, 4).append('-');
        pad(text, month, 2).append('-');
        pad(text, dayOfMonth, 2).append('T');
        pad(text, second / 3600, 2).append(':');
        pad(text, second / 60 % 60, 2).append(':');
        return pad(text, second % 60, 2).append('Z').toString();
    }

    private static StringBuilder pad(StringBuilder text, long number, int digits) {
        String decimal = Long.toString(number);
        for (int i = decimal.length(); i < digits; i++) {
            text.append('0');
        }
        return text.append(decimal);
    }
}
