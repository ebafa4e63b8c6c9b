package jp.kakehashi.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Points in time in the words of a screen: `10:42` today, `11月20日 10:42` this year, and how
/// long ago. From any thread.
public final class Moments {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final Texts texts;
    private final InstantSource clock;

    /// Moments seen from `clock`, in Japanese time.
    public Moments(Texts texts, InstantSource clock) {
        this.texts = texts;
        this.clock = clock;
    }

    /// The time of day, with the date unless it is today.
    public String at(Instant moment) {
        ZonedDateTime then = moment.atZone(JAPAN);
        LocalDate today = clock.instant().atZone(JAPAN).toLocalDate();
        String pattern = "ui.time.year";
        if (then.toLocalDate().equals(today)) {
            pattern = "ui.time.today";
        } else if (then.getYear() == today.getYear()) {
            pattern = "ui.time.date";
        }
        Locale locale = texts.language().locale();
        return DateTimeFormatter.ofPattern(texts.get(pattern), locale).format(then);
    }

    /// How long ago, in the largest unit that says enough: 8秒前, 3分前, 2時間前, 4日前.
    public String ago(Instant moment) {
        long seconds = Math.max(0, Duration.between(moment, clock.instant()).toSeconds());
        if (seconds < 60) {
            return texts.get("ui.ago.seconds", seconds);
        }
        if (seconds < 3600) {
            return texts.get("ui.ago.minutes", seconds / 60);
        }
        return seconds < 86_400
                ? texts.get("ui.ago.hours", seconds / 3600)
                : texts.get("ui.ago.days", seconds / 86_400);
    }

    /// Whether `moment` is longer ago than `limit`.
    public boolean olderThan(Instant moment, Duration limit) {
        return moment.plus(limit).isBefore(clock.instant());
    }
}
