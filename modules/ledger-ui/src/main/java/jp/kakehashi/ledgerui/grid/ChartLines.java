package jp.kakehashi.ledgerui.grid;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.kakehashi.ledger.LedgerService.RowGroup;
import jp.kakehashi.ledger.LedgerService.Totals;
import jp.kakehashi.records.FieldId;
import org.jspecify.annotations.Nullable;

/// The bars of a chart: groups of rows by a sum or a count, the largest first, at most
/// {@link #MOST}; what is left is one bar of its own. Pure.
record ChartLines(List<Bar> bars, BigDecimal whole, long rows, boolean more) {
    /// As many bars as somebody can compare.
    static final int MOST = 30;

    ChartLines {
        bars = List.copyOf(bars);
    }

    /// One bar.
    ///
    /// @param value of the group, null for rows without one and for the rest
    /// @param rest how many groups this bar stands for, 0 for one group
    /// @param length of the longest bar, 0 to 1
    /// @param percent of the whole, empty where that says nothing
    record Bar(
            @Nullable String value,
            int rest,
            BigDecimal amount,
            long rows,
            double length,
            Optional<BigDecimal> percent) {}

    /// Bars of `found`; `measure` is the field that is summed, null to count rows.
    static ChartLines of(Totals found, @Nullable FieldId measure) {
        List<RowGroup> groups = new ArrayList<>(found.groups());
        groups.sort(Comparator.comparing((RowGroup group) -> amount(group, measure)).reversed());
        boolean over = groups.size() > MOST;
        List<RowGroup> shown = over ? groups.subList(0, MOST - 1) : groups;
        List<RowGroup> left = over ? groups.subList(MOST - 1, groups.size()) : List.of();
        BigDecimal rest = BigDecimal.ZERO;
        long restRows = 0;
        for (RowGroup group : left) {
            rest = rest.add(amount(group, measure));
            restRows += group.rows();
        }
        BigDecimal longest = rest.abs();
        for (RowGroup group : shown) {
            longest = longest.max(amount(group, measure).abs());
        }
        boolean shares = groups.stream().allMatch(g -> amount(g, measure).signum() >= 0);
        BigDecimal whole = amount(found.all(), measure);
        List<Bar> bars = new ArrayList<>();
        for (RowGroup group : shown) {
            BigDecimal amount = amount(group, measure);
            bars.add(
                    new Bar(
                            group.value(),
                            0,
                            amount,
                            group.rows(),
                            length(amount, longest),
                            percent(amount, whole, shares)));
        }
        if (over) {
            bars.add(
                    new Bar(
                            null,
                            left.size(),
                            rest,
                            restRows,
                            length(rest, longest),
                            percent(rest, whole, shares)));
        }
        return new ChartLines(bars, whole, found.all().rows(), found.more());
    }

    private static BigDecimal amount(RowGroup group, @Nullable FieldId measure) {
        return measure == null
                ? BigDecimal.valueOf(group.rows())
                : group.sums().getOrDefault(measure, BigDecimal.ZERO);
    }

    private static double length(BigDecimal amount, BigDecimal longest) {
        return longest.signum() == 0
                ? 0
                : amount.abs().divide(longest, 6, RoundingMode.HALF_UP).doubleValue();
    }

    private static Optional<BigDecimal> percent(
            BigDecimal amount, BigDecimal whole, boolean shares) {
        return shares && whole.signum() > 0
                ? Optional.of(
                        amount.multiply(BigDecimal.valueOf(100))
                                .divide(whole, 1, RoundingMode.HALF_UP))
                : Optional.empty();
    }
}
