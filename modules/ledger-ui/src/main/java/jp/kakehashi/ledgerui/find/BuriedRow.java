package jp.kakehashi.ledgerui.find;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.LedgerService.HistoryEntry;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.MergeNote;
import org.jspecify.annotations.Nullable;

/// Which row stands now for one that was made one with another, as its history tells. Blocking.
public final class BuriedRow {
    private final LedgerDesk desk;

    /// For the person at `desk`.
    public BuriedRow(LedgerDesk desk) {
        this.desk = desk;
    }

    /// The row that was kept, and stands; empty for a row that is gone for another reason, and for
    /// one of which this person may not know.
    public Optional<RowView> kept(LedgerId ledger, UUID row) {
        try {
            Set<UUID> passed = new HashSet<>();
            UUID at = row;
            while (passed.add(at)) {
                UUID next = into(ledger, at);
                if (next == null) {
                    return Optional.empty();
                }
                List<RowView> found = desk.service().rows(ledger, List.of(next));
                if (found.isEmpty() || !found.getFirst().deleted()) {
                    return found.stream().findFirst();
                }
                at = next;
            }
            return Optional.empty();
        } catch (ProblemException notForThisPerson) {
            return Optional.empty();
        }
    }

    private @Nullable UUID into(LedgerId ledger, UUID row) {
        String purpose = desk.purpose(ledger, desk.texts().get("ledger.purpose.card"));
        for (HistoryEntry entry : desk.service().history(ledger, row, null, purpose)) {
            ChangeKind kind = entry.change().change().kind();
            if (kind == ChangeKind.DELETE) {
                return MergeNote.kept(entry.change().change().note().reason()).orElse(null);
            }
            if (kind == ChangeKind.RESTORE) {
                return null;
            }
        }
        return null;
    }
}
