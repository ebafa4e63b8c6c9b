package jp.kakehashi.records;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;

/// A municipality's fiscal year (年度): 1 April of `year` to 31 March of the next
/// (地方自治法208条). Its accounts stay open for another two months, the accounts closing period
/// (出納整理期間, 同法235条の5), in which two years are open at once.
public record FiscalYear(int year) implements Comparable<FiscalYear> {
    /// The fiscal year that `day` falls in.
    public static FiscalYear of(LocalDate day) {
        return new FiscalYear(
                day.getMonth().compareTo(Month.APRIL) < 0 ? day.getYear() - 1 : day.getYear());
    }

    /// Its first day, 1 April.
    public LocalDate firstDay() {
        return LocalDate.of(year, Month.APRIL, 1);
    }

    /// Its last day, 31 March.
    public LocalDate lastDay() {
        return next().firstDay().minusDays(1);
    }

    /// The last day on which its accounts are open, 31 May after it.
    public LocalDate accountsClose() {
        return LocalDate.of(year + 1, Month.MAY, 31);
    }

    /// Whether its accounts are open on `day`.
    public boolean openedBy(LocalDate day) {
        return !day.isBefore(firstDay()) && !day.isAfter(accountsClose());
    }

    /// The years whose accounts are open on `day`, the older first: two in April and May, one in
    /// all other months.
    public static List<FiscalYear> openOn(LocalDate day) {
        FiscalYear now = of(day);
        FiscalYear before = now.plus(-1);
        return before.openedBy(day) ? List.of(before, now) : List.of(now);
    }

    /// The year after this one.
    public FiscalYear next() {
        return plus(1);
    }

    /// The year that many years later.
    public FiscalYear plus(int years) {
        return new FiscalYear(year + years);
    }

    @Override
    public int compareTo(FiscalYear other) {
        return Integer.compare(year, other.year);
    }
}
