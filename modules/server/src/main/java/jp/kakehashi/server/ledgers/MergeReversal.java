package jp.kakehashi.server.ledgers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Attachment;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.MergeNote;
import jp.kakehashi.records.RowState;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.MergeStore.Part;
import jp.kakehashi.storage.ledger.MergeStore.StoredMerge;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Messages.Outcome;
import org.jspecify.annotations.Nullable;

/// Takes a merge back by changes of the caller: each cell that still holds what the merge put there
/// gets what stood before, and the buried row comes back. Used once, inside a transaction.
final class MergeReversal {
    private final Tx tx;
    private final LedgerStores stores;
    private final Definitions definitions;
    private final CallerSession caller;
    private final Instant now;

    MergeReversal(
            Tx tx,
            LedgerStores stores,
            Definitions definitions,
            CallerSession caller,
            Instant now) {
        this.tx = tx;
        this.stores = stores;
        this.definitions = definitions;
        this.caller = caller;
        this.now = now;
    }

    /// How many rows are as they were before, and how many were written since.
    record Result(int rows, int left, List<AcceptedBatch> batches) {}

    Result reverse(StoredMerge merge) {
        Map<LedgerId, Set<Long>> seqs = new LinkedHashMap<>();
        for (Part part : stores.logs().merges().parts(tx.query(), merge.id())) {
            seqs.computeIfAbsent(part.ledger(), l -> new HashSet<>()).add(part.seq());
        }
        List<AcceptedBatch> batches = new ArrayList<>();
        int rows = 0;
        int left = 0;
        for (Map.Entry<LedgerId, Set<Long>> one : seqs.entrySet()) {
            var done = stores.history().bySeq(tx.query(), one.getKey(), one.getValue());
            List<Change> back = back(merge, one.getKey(), List.copyOf(done.values()));
            List<LedgerDefinition> versions = definitions.versions(one.getKey());
            AcceptedBatch batch = new PushBatch(tx, stores, versions, caller, now, back).accept();
            boolean own = one.getKey().equals(merge.ledger());
            int refused = 0;
            for (int i = 0; i < back.size(); i++) {
                Outcome outcome = batch.outcomes().get(i);
                if (own && either(merge, back.get(i).row())) {
                    MergeStep.require(outcome);
                }
                refused += outcome.problem() == null ? 0 : 1;
            }
            rows += back.size() - refused;
            left += one.getValue().size() - back.size() + refused;
            batches.add(batch);
        }
        return new Result(rows, left, batches);
    }

    private static boolean either(StoredMerge merge, UUID row) {
        return row.equals(merge.kept()) || row.equals(merge.buried());
    }

    private List<Change> back(StoredMerge merge, LedgerId ledger, List<AcceptedChange> done) {
        LedgerDefinition definition = definitions.newest(ledger);
        List<UUID> ids = done.stream().map(a -> a.change().row()).toList();
        Map<UUID, RowState> rows = new LinkedHashMap<>();
        stores.tables()
                .rows(tx.query(), definition, ids)
                .forEach((id, row) -> rows.put(id, row.state()));
        List<Change> cells = new ArrayList<>();
        List<Change> risen = new ArrayList<>();
        for (AcceptedChange each : done) {
            RowState row = rows.get(each.change().row());
            if (row == null) {
                continue;
            }
            if (each.change().kind() == ChangeKind.DELETE) {
                if (row.deleted()) {
                    risen.add(change(merge, definition, row, ChangeKind.RESTORE, List.of()));
                }
                continue;
            }
            List<Edit> edits = edits(merge, each, row);
            if (!edits.isEmpty()) {
                cells.add(change(merge, definition, row, ChangeKind.EDIT, edits));
            }
        }
        // What has to be the only one is free before the other row comes back with it.
        cells.addAll(risen);
        return cells;
    }

    private List<Edit> edits(StoredMerge merge, AcceptedChange done, RowState row) {
        List<Edit> edits = new ArrayList<>();
        for (Edit edit : done.change().edits()) {
            if (!row.deleted() && row.cellSeq(edit.field()) == done.seq()) {
                edits.add(
                        new Edit(
                                edit.field(),
                                edit.seen(),
                                row.value(edit.field()),
                                row.cellSeq(edit.field()),
                                null));
                if (row.row().equals(merge.kept())) {
                    giveBack(merge, edit.value(), edit.seen());
                }
            }
        }
        return edits;
    }

    /// Files that came with the cell go back with it.
    private void giveBack(StoredMerge merge, @Nullable String held, @Nullable String before) {
        Set<UUID> came = new HashSet<>(stores.logs().merges().files(tx.query(), merge.id()));
        for (Attachment file : Attachment.held(held)) {
            if (came.contains(file.blob()) && !Attachment.held(before).contains(file)) {
                stores.logs().merges().bind(tx, file.blob(), merge.kept(), merge.buried());
            }
        }
    }

    private Change change(
            StoredMerge merge,
            LedgerDefinition definition,
            RowState row,
            ChangeKind kind,
            List<Edit> edits) {
        UUID other = row.row().equals(merge.buried()) ? merge.kept() : merge.buried();
        return new MergeChanges(caller, now)
                .of(definition, row, kind, edits, MergeNote.undone(other));
    }
}
