package jp.kakehashi.server.ledgers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.ApprovalRule;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.Merge;
import jp.kakehashi.records.RowState;
import jp.kakehashi.records.approval.Approval;
import jp.kakehashi.records.approval.ApprovalSubject.Bound;
import jp.kakehashi.records.approval.KeptApproval;
import jp.kakehashi.server.ledgers.storage.ReaderView;
import jp.kakehashi.server.ledgers.storage.ReaderView.Sight;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.ledger.ApprovalStore;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.wire.ApprovalMessages;
import org.jspecify.annotations.Nullable;

/// What a draft tells of the rows it is about: of those that its reader does not see whole by now
/// nothing, whatever they were when it was drafted.
final class DraftedRows {
    private final Database database;
    private final LedgerStores stores;

    DraftedRows(Database database, LedgerStores stores) {
        this.database = database;
        this.stores = stores;
    }

    private ApprovalStore store() {
        return stores.logs().approvals();
    }

    /// Whether the amount of a draft is for the reader: it is the sum of cells.
    boolean amountTold(LedgerDefinition definition, ReaderView view) {
        ApprovalRule rule = definition.approval();
        FieldId cell = rule == null ? null : rule.amount();
        return view.everything()
                || (view.guard() == null && cell != null && view.readable().contains(cell));
    }

    /// The drafts about a row; none of a row that the reader does not see whole.
    List<KeptApproval> draftsOf(LedgerDefinition definition, ReaderView view, UUID row) {
        return database.read(
                db -> {
                    StoredRow stands =
                            view.guard() == null
                                    ? null
                                    : stores.tables().row(db, definition, row).orElse(null);
                    return view.guard() == null || isWhole(view, stands)
                            ? store().ofRow(db, definition.id(), row)
                            : List.of();
                });
    }

    private static boolean isWhole(ReaderView view, @Nullable StoredRow row) {
        return row != null && view.of(row.state()) == Sight.WHOLE;
    }

    /// The rows of `kept`, as they stood at the decision before it and as it has them.
    List<ApprovalMessages.Row> rows(
            LedgerDefinition definition, KeptApproval kept, ReaderView view) {
        List<UUID> ids = kept.subject().rows().stream().map(Bound::row).toList();
        Map<UUID, StoredRow> now = database.read(db -> stores.tables().rows(db, definition, ids));
        List<ApprovalMessages.Row> rows = new ArrayList<>();
        for (Bound bound : kept.subject().rows()) {
            StoredRow stands = now.get(bound.row());
            if (view.guard() == null || isWhole(view, stands)) {
                rows.add(row(definition, kept, view, bound, stands));
            }
        }
        return rows;
    }

    private ApprovalMessages.Row row(
            LedgerDefinition definition,
            KeptApproval kept,
            ReaderView view,
            Bound bound,
            @Nullable StoredRow stands) {
        long decidedAt = decidedBefore(kept, bound.row());
        RowState before = null;
        RowState after = null;
        List<AcceptedChange> past =
                database.read(db -> stores.history().byRow(db, definition.id(), bound.row()));
        for (AcceptedChange change : past) {
            if (change.seq() <= bound.seq()) {
                after = Merge.fold(after, change);
            }
            if (change.seq() <= decidedAt) {
                before = Merge.fold(before, change);
            }
        }
        return new ApprovalMessages.Row(
                bound.row(),
                bound.seq(),
                after != null && after.deleted(),
                before == null ? Map.of() : view.values(before),
                after == null ? Map.of() : view.values(after),
                stands != null && stands.state().seq() != bound.seq());
    }

    /// The sequence at which a row was last decided before `kept`; 0 when it never was.
    private long decidedBefore(KeptApproval kept, UUID row) {
        long seq = 0;
        for (KeptApproval other : database.read(db -> store().ofRow(db, kept.ledger(), row))) {
            boolean decided = other.approval().state() == Approval.State.DECIDED;
            if (decided && !other.id().equals(kept.id()) && earlier(other, kept)) {
                for (Bound bound : other.subject().rows()) {
                    seq = bound.row().equals(row) ? Math.max(seq, bound.seq()) : seq;
                }
            }
        }
        return seq;
    }

    private static boolean earlier(KeptApproval one, KeptApproval other) {
        return !one.acts().getLast().step().at().isAfter(other.acts().getLast().step().at());
    }
}
