package jp.kakehashi.ledger;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.RowGroup;
import jp.kakehashi.ledger.LedgerService.Totals;
import jp.kakehashi.ledger.storage.LedgerReads;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.storage.ledger.LedgerTotals.Group;
import jp.kakehashi.storage.ledger.RowSelection;
import org.jspecify.annotations.Nullable;

/// Counts and sums as a screen shows them: of what this person may read, and in groups that tell
/// nobody's name, because names that are looked at are logged by row.
public final class RowTotals {
    private static final Set<FieldType> NAMELESS =
            EnumSet.of(FieldType.CHOICE, FieldType.CHECK, FieldType.DATE, FieldType.STAFF);
    private static final Set<FieldType> NEVER =
            EnumSet.of(
                    FieldType.LONG_TEXT,
                    FieldType.ATTACHMENTS,
                    FieldType.LINK,
                    FieldType.CALCULATED,
                    FieldType.AUTO_NUMBER);

    private final LedgerReads reads;
    private final Actor actor;

    RowTotals(LedgerReads reads, Actor actor) {
        this.reads = reads;
        this.actor = actor;
    }

    /// Whether rows can be grouped by that field by those who may read it.
    public static boolean groups(LedgerDefinition definition, FieldDefinition field) {
        return definition.personal()
                ? NAMELESS.contains(field.type())
                : !NEVER.contains(field.type());
    }

    Totals totals(LedgerDefinition definition, RowSelection selection, @Nullable FieldId by) {
        Set<FieldId> summed =
                definition.fields().stream()
                        .filter(f -> definition.mayRead(actor, f))
                        .map(FieldDefinition::id)
                        .collect(Collectors.toSet());
        RowGroup all = group(reads.total(definition, selection, summed));
        if (by == null) {
            return new Totals(all, List.of(), false);
        }
        FieldDefinition field =
                definition
                        .field(by)
                        .filter(f -> definition.mayRead(actor, f))
                        .orElseThrow(
                                () -> Problem.invalid("problem.ledger.field", by).asException());
        if (!groups(definition, field)) {
            throw Problem.refused("problem.group.personal", by).asException();
        }
        int most = LedgerService.MOST_GROUPS;
        List<RowGroup> groups =
                reads.groups(definition, selection, by, summed, most + 1).stream()
                        .map(RowTotals::group)
                        .toList();
        return new Totals(all, groups.stream().limit(most).toList(), groups.size() > most);
    }

    private static RowGroup group(Group found) {
        return new RowGroup(found.value(), found.rows(), found.sums());
    }
}
