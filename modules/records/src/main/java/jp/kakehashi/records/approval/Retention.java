package jp.kakehashi.records.approval;

import java.time.LocalDate;
import java.util.Optional;
import jp.kakehashi.records.FiscalYear;
import org.jspecify.annotations.Nullable;

/// How long a decided document is kept (保存期間). The years are counted from 1 April after the
/// fiscal year in which it was decided, so a document of five years that was decided in 令和8年度 is
/// kept until 31 March of 令和14年.
public enum Retention {
    ONE_YEAR(1),
    THREE_YEARS(3),
    FIVE_YEARS(5),
    TEN_YEARS(10),
    THIRTY_YEARS(30),
    PERMANENT(0);

    private final int years;

    Retention(int years) {
        this.years = years;
    }

    /// The last day on which a document that was decided on `day` is kept; empty for ever.
    public Optional<LocalDate> lastDay(LocalDate day) {
        return this == PERMANENT
                ? Optional.empty()
                : Optional.of(FiscalYear.of(day).plus(years).lastDay());
    }

    /// Whether a document that was decided on `decided` has to be kept on `today`.
    public boolean keeps(LocalDate decided, LocalDate today) {
        return lastDay(decided).map(last -> !today.isAfter(last)).orElse(true);
    }

    /// The word of a definition file: `1`, `3`, `5`, `10`, `30`, `permanent`.
    public String word() {
        return this == PERMANENT ? "permanent" : Integer.toString(years);
    }

    /// The class of a word; null for another.
    public static @Nullable Retention of(String word) {
        for (Retention each : values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        return null;
    }
}
