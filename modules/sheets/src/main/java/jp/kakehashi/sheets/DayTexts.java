package jp.kakehashi.sheets;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The texts of days; the same day is the same text, because a ledger's days come again and again.
final class DayTexts {
    private static final int SLOTS = 1 << 12;

    private final long[] days = new long[SLOTS];
    private final @Nullable String[] texts = new @Nullable String[SLOTS];

    /// A day in ISO 8601.
    String of(LocalDate day) {
        long number = day.toEpochDay();
        int slot = (int) (number & (SLOTS - 1));
        String known = texts[slot];
        if (known != null && days[slot] == number) {
            return known;
        }
        String text = day.toString();
        days[slot] = number;
        texts[slot] = text;
        return text;
    }
}
