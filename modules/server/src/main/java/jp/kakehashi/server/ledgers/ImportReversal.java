package jp.kakehashi.server.ledgers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.Merge;
import jp.kakehashi.records.RowState;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.HistoryStore;
import jp.kakehashi.storage.ledger.HistoryStore.Entry;
import jp.kakehashi.storage.ledger.ImportedRows.Brought;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.wire.CallerSession;

/// Gives rows that an import changed their values of before, and brings back those it took away: by
/// changes of the caller, with the caller's rights, accepted as any other. Used once, inside a
/// transaction.
final class ImportReversal {
    private static final int ROWS_PER_READ = 500;

    private final Tx tx;
    private final LedgerStores stores;
    private final List<LedgerDefinition> versions;
    private final CallerSession caller;
    private final Instant now;

    ImportReversal(
            Tx tx,
            LedgerStores stores,
            List<LedgerDefinition> versions,
            CallerSession caller,
            Instant now) {
        this.tx = tx;
        this.stores = stores;
        this.versions = versions;
        this.caller = caller;
        this.now = now;
    }

    /// Reverses what the import did to `rows`, each of which stands as it left it, at most one of
    /// each row. What an import says it saw may be older than what it covered, so that what stood
    /// before is taken from the history.
    AcceptedBatch reverse(List<Brought> rows) {
        LedgerDefinition definition = versions.getLast();
        List<Change> back = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += ROWS_PER_READ) {
            var some = rows.subList(from, Math.min(rows.size(), from + ROWS_PER_READ));
            Map<UUID, Told> told = told(definition, some);
            for (Brought row : some) {
                Told of = told.get(row.row());
                if (of != null) {
                    back.addAll(reverse(definition, row, of));
                }
            }
        }
        return new PushBatch(tx, stores, versions, caller, now, back).accept();
    }

    /// What the import did to a row, and the row as it stood just before.
    private record Told(AcceptedChange done, RowState before) {}

    private Map<UUID, Told> told(LedgerDefinition definition, List<Brought> rows) {
        Map<UUID, Long> seqs = new HashMap<>();
        rows.forEach(row -> seqs.put(row.row(), row.seq()));
        Map<UUID, RowState> before = new HashMap<>();
        Map<UUID, Told> told = new HashMap<>();
        HistoryStore history = stores.history();
        for (Entry entry : history.ofRows(tx.query(), definition.id(), seqs.keySet())) {
            UUID row = entry.row();
            long seq = seqs.getOrDefault(row, 0L);
            RowState stood = before.get(row);
            if (entry.seq() < seq) {
                before.put(row, Merge.fold(stood, history.change(entry)));
            } else if (entry.seq() == seq && stood != null) {
                told.put(row, new Told(history.change(entry), stood));
            }
        }
        return told;
    }

    private List<Change> reverse(LedgerDefinition definition, Brought row, Told told) {
        boolean wasDeleted = told.before().deleted();
        if (told.done().change().kind() == ChangeKind.DELETE) {
            // Somebody else had deleted it, which stands.
            return wasDeleted
                    ? List.of()
                    : List.of(change(definition, row, ChangeKind.RESTORE, List.of()));
        }
        List<Edit> edits = new ArrayList<>();
        for (Edit edit : told.done().change().edits()) {
            String merged = told.done().assigned().get(edit.field());
            String left = merged == null ? edit.value() : merged;
            String stood = told.before().value(edit.field());
            edits.add(new Edit(edit.field(), stood, left, row.seq(), null));
        }
        Change cells = change(definition, row, ChangeKind.EDIT, edits);
        return wasDeleted
                ? List.of(cells, change(definition, row, ChangeKind.DELETE, List.of()))
                : List.of(cells);
    }

    private Change change(
            LedgerDefinition definition, Brought row, ChangeKind kind, List<Edit> edits) {
        String why = ImportUndoing.REASON;
        Author author = caller.actor().on(caller.device());
        return new Change(
                UUID.randomUUID(),
                definition.id(),
                row.row(),
                kind,
                edits,
                row.seq(),
                definition.version(),
                author,
                now,
                new ChangeNote(why, null, null, why, null),
                null);
    }
}
