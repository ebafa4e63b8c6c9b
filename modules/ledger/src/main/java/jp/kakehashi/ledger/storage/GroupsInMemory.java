package jp.kakehashi.ledger.storage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.storage.ledger.LedgerTotals.Group;
import jp.kakehashi.storage.ledger.StoredRow;

/// Groups of rows that an expression has picked, which the database cannot group.
final class GroupsInMemory {
    /// Different values that are told apart.
    private static final int BOUND = 200_000;

    private GroupsInMemory() {}

    /// A group while it grows.
    private static final class Growing {
        private long rows;
        private final Map<FieldId, BigDecimal> sums = new HashMap<>();
    }

    static List<Group> of(
            LedgerDefinition definition,
            FieldId by,
            Set<FieldId> summed,
            int most,
            Iterator<StoredRow> rows) {
        List<FieldId> added =
                definition.fields().stream()
                        .filter(f -> f.type() == FieldType.YEN || f.type() == FieldType.NUMBER)
                        .map(FieldDefinition::id)
                        .filter(summed::contains)
                        .toList();
        Map<String, Growing> found = new HashMap<>();
        rows.forEachRemaining(
                row -> {
                    String value = row.state().value(by);
                    Growing group =
                            found.computeIfAbsent(value == null ? "" : value, v -> new Growing());
                    group.rows++;
                    for (FieldId field : added) {
                        String number = row.state().value(field);
                        if (number != null) {
                            group.sums.merge(field, new BigDecimal(number), BigDecimal::add);
                        }
                    }
                    if (found.size() > BOUND) {
                        throw Problem.invalid("problem.group.many", BOUND).asException();
                    }
                });
        List<Group> groups = new ArrayList<>();
        found.forEach(
                (value, group) ->
                        groups.add(
                                new Group(value.isEmpty() ? null : value, group.rows, group.sums)));
        groups.sort(
                Comparator.comparingLong(Group::rows)
                        .reversed()
                        .thenComparing(
                                Group::value, Comparator.nullsLast(Comparator.naturalOrder())));
        return List.copyOf(groups.subList(0, Math.min(most, groups.size())));
    }
}
