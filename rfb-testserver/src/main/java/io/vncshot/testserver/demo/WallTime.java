package io.vncshot.testserver.demo;

import java.time.Clock;
import java.time.LocalDateTime;

/** What a clock on the wall says, to the second. */
record WallTime(LocalDateTime moment) {
    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    static WallTime of(Clock clock) {
        return new WallTime(
                LocalDateTime.ofInstant(clock.instant(), clock.getZone()).withNano(0));
    }

    int hour() {
        return moment.getHour();
    }

    int minute() {
        return moment.getMinute();
    }

    int second() {
        return moment.getSecond();
    }

    /** Such as 09:05:00. */
    String time() {
        return twoDigits(hour()) + ":" + twoDigits(minute()) + ":" + twoDigits(second());
    }

    /** Such as Sun 22 Nov 2026. */
    String date() {
        return DAYS[moment.getDayOfWeek().getValue() - 1] + " " + moment.getDayOfMonth() + " "
                + MONTHS[moment.getMonthValue() - 1] + " " + moment.getYear();
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
