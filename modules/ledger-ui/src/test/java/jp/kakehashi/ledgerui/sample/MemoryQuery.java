package jp.kakehashi.ledgerui.sample;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.kakehashi.kernel.text.SearchFolding;
import jp.kakehashi.ledger.LedgerService.Filter;
import jp.kakehashi.ledger.LedgerService.RowPage;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;

/// Answers a question over rows in memory.
record MemoryQuery(LedgerDefinition definition, RowQuery query) {
    RowPage page(Collection<RowView> rows) {
        List<RowView> all = rows.stream().filter(r -> !r.deleted()).toList();
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
        if (query.sort() != null) {
            Comparator<RowView> order =
                    Comparator.comparing(
                            r -> r.values().getOrDefault(query.sort(), ""),
                            order(definition.field(query.sort()).orElseThrow()));
            found.sort(query.descending() ? order.reversed() : order);
        }
        int from = (int) Math.min(query.offset(), found.size());
        int to = (int) Math.min((long) from + query.limit(), found.size());
        return new RowPage(
                List.copyOf(found.subList(from, to)), found.size(), all.size(), sums(found));
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
