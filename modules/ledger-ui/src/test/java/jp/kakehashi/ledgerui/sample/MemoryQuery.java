package jp.kakehashi.ledgerui.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Predicate;
import jp.kakehashi.kernel.text.SearchFolding;
import jp.kakehashi.ledger.LedgerService.Filter;
import jp.kakehashi.ledger.LedgerService.Picked;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.LedgerService.RowGroup;
import jp.kakehashi.ledger.LedgerService.RowPage;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledger.LedgerService.Totals;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.FormulaText.Use;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowFormula;

/// Answers a question over rows in memory.
record MemoryQuery(LedgerDefinition definition, RowQuery query) {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    RowPage page(Collection<RowView> rows) {
        List<RowView> all = rows.stream().filter(r -> !r.deleted()).toList();
        List<RowView> found = found(all);
        int from = (int) Math.min(query.offset(), found.size());
        int to = (int) Math.min((long) from + query.limit(), found.size());
        return new RowPage(
                List.copyOf(found.subList(from, to)), found.size(), all.size(), sums(found), true);
    }

    Picked pick(
            Collection<RowView> rows,
            Predicate<Map<FieldId, String>> wanted,
            int most,
            Progress progress) {
        List<RowView> all = found(rows.stream().filter(r -> !r.deleted()).toList());
        progress.at(0, all.size());
        List<RowView> picked = all.stream().filter(r -> wanted.test(r.values())).toList();
        return new Picked(picked.stream().limit(most).toList(), picked.size() > most);
    }

    OptionalLong place(Collection<RowView> rows, UUID row) {
        List<UUID> ids =
                found(rows.stream().filter(r -> !r.deleted()).toList()).stream()
                        .map(RowView::row)
                        .toList();
        return ids.contains(row) ? OptionalLong.of(ids.indexOf(row)) : OptionalLong.empty();
    }

    Totals totals(Collection<RowView> rows, FieldId by) {
        List<RowView> all = found(rows.stream().filter(r -> !r.deleted()).toList());
        Map<String, List<RowView>> byValue = new LinkedHashMap<>();
        if (by != null) {
            all.forEach(
                    r ->
                            byValue.computeIfAbsent(
                                            r.values().getOrDefault(by, ""), v -> new ArrayList<>())
                                    .add(r));
        }
        List<RowGroup> groups = new ArrayList<>();
        byValue.forEach((v, some) -> groups.add(group(v.isEmpty() ? null : v, some)));
        groups.sort(Comparator.comparingLong(RowGroup::rows).reversed());
        return new Totals(group(null, all), groups, false);
    }

    private RowGroup group(String value, List<RowView> rows) {
        Map<FieldId, BigDecimal> sums = new LinkedHashMap<>();
        sums(rows).forEach((field, sum) -> sums.put(field, BigDecimal.valueOf(sum)));
        return new RowGroup(value, rows.size(), sums);
    }

    private List<RowView> found(List<RowView> all) {
        List<RowView> found = new ArrayList<>(all);
        if (query.search() != null) {
            SearchFolding folding = new SearchFolding();
            String wanted = folding.fold(query.search());
            found.removeIf(
                    r ->
                            r.values().values().stream()
                                    .noneMatch(v -> folding.fold(v).contains(wanted)));
        }
        for (Filter filter : query.filters()) {
            found.removeIf(r -> !matches(r.values().get(filter.field()), filter));
        }
        if (query.formulas().only() != null) {
            RowFormula only =
                    RowFormula.of(definition, query.formulas().only(), Use.CONDITION, TODAY);
            found.removeIf(r -> !only.holds(r.values()));
        }
        if (query.formulas().by() != null) {
            RowFormula by = RowFormula.of(definition, query.formulas().by(), Use.VALUE, TODAY);
            Comparator<RowView> order =
                    Comparator.comparing(r -> String.valueOf(by.key(r.values())));
            found.sort(query.descending() ? order.reversed() : order);
        }
        if (query.sort() == null && query.formulas().by() == null && query.descending()) {
            Collections.reverse(found);
        }
        if (query.sort() != null) {
            Comparator<RowView> order =
                    Comparator.comparing(
                            r -> r.values().getOrDefault(query.sort(), ""),
                            order(definition.field(query.sort()).orElseThrow()));
            found.sort(query.descending() ? order.reversed() : order);
        }
        return found;
    }

    private Map<FieldId, Long> sums(List<RowView> found) {
        Map<FieldId, Long> sums = new LinkedHashMap<>();
        for (FieldDefinition field : definition.fields()) {
            if (field.type() == FieldType.YEN) {
                long sum = 0;
                for (RowView row : found) {
                    sum += Long.parseLong(row.values().getOrDefault(field.id(), "0"));
                }
                sums.put(field.id(), sum);
            }
        }
        return sums;
    }

    private static Comparator<String> order(FieldDefinition field) {
        return field.type() == FieldType.YEN
                ? Comparator.comparing(v -> v.isEmpty() ? 0L : Long.parseLong(v))
                : Comparator.naturalOrder();
    }

    private static boolean matches(String value, Filter filter) {
        return switch (filter.operator()) {
            case "=" -> Objects.equals(value, filter.value());
            case "≠" -> !Objects.equals(value, filter.value());
            case "≦" -> value != null && value.compareTo(filter.value()) <= 0;
            case "≧" -> value != null && value.compareTo(filter.value()) >= 0;
            case "contains" -> value != null && value.contains(filter.value());
            case "empty" -> value == null;
            default -> value != null;
        };
    }
}
