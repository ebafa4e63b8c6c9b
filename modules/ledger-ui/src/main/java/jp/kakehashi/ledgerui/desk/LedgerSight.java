package jp.kakehashi.ledgerui.desk;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowGuard;
import org.jspecify.annotations.Nullable;

/// What of a ledger a person may see by its form: which fields, and what keeps rows back.
///
/// @param guard null where nothing does
public record LedgerSight(Set<FieldId> fields, @Nullable RowGuard guard) {
    /// What the person at `desk` sees now; nothing of a ledger that is not for them. Blocking.
    public static LedgerSight of(LedgerDesk desk, LedgerId ledger) {
        try {
            LedgerDefinition form = desk.service().definition(ledger);
            return new LedgerSight(
                    form.fields().stream()
                            .filter(field -> form.mayRead(desk.actor(), field))
                            .map(FieldDefinition::id)
                            .collect(Collectors.toSet()),
                    form.guardAgainst(desk.actor()));
        } catch (ProblemException e) {
            return new LedgerSight(Set.of(), null);
        }
    }

    /// Whether all that `before` let see is still seen.
    public boolean keeps(LedgerSight before) {
        return fields.containsAll(before.fields)
                && (guard == null || Objects.equals(guard, before.guard));
    }
}
