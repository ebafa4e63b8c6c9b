package jp.kakehashi.server.ledgers;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.wire.ExportJobMessages.Times;

/// When a job is due, by the time of Japan. Pure.
final class ExportTimes {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private ExportTimes() {}

    /// @throws jp.kakehashi.kernel.ProblemException `problem.export_job.times`
    static void check(Times times) {
        int last =
                switch (times.every()) {
                    case DAY -> 0;
                    case WEEK -> 7;
                    case MONTH -> 31;
                };
        boolean day = last == 0 ? times.day() == 0 : times.day() >= 1 && times.day() <= last;
        boolean time =
                times.hour() >= 0
                        && times.hour() < 24
                        && times.minute() >= 0
                        && times.minute() < 60;
        if (!day || !time) {
            throw Problem.invalid("problem.export_job.times").asException();
        }
    }

    /// The first moment after `now` at which it is due.
    static Instant next(Times times, Instant now) {
        LocalTime at = LocalTime.of(times.hour(), times.minute());
        LocalDate day = LocalDate.ofInstant(now, JAPAN);
        Instant due = moment(first(times, day), at);
        while (!due.isAfter(now)) {
            day = day.plusDays(1);
            due = moment(first(times, day), at);
        }
        return due;
    }

    private static Instant moment(LocalDate day, LocalTime at) {
        return day.atTime(at).atZone(JAPAN).toInstant();
    }

    /// The first such day that is not before `day`.
    private static LocalDate first(Times times, LocalDate day) {
        return switch (times.every()) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.nextOrSame(DayOfWeek.of(times.day())));
            case MONTH -> {
                LocalDate wanted = inMonth(day, times.day());
                yield wanted.isBefore(day) ? inMonth(day.plusMonths(1), times.day()) : wanted;
            }
        };
    }

    private static LocalDate inMonth(LocalDate day, int wanted) {
        return day.withDayOfMonth(Math.min(wanted, day.lengthOfMonth()));
    }
}
