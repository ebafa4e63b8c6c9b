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
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.ImportStore.Brought;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.wire.CallerSession;

/// Gives rows that an import changed their values of before, and brings back those it took away: by
/// changes of the caller, with the caller's rights, accepted as any other. Used once, inside a
/// transaction.
final class ImportReversal {
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

    /// Reverses what the import did to `rows`, each of which stands as it left it.
    AcceptedBatch reverse(List<Brought> rows) {
        LedgerDefinition definition = versions.getLast();
        Map<Long, AcceptedChange> done =
                new HashMap<>(
                        stores.history()
                                .bySeq(
                                        tx.query(),
                                        definition.id(),
                                        rows.stream().map(Brought::seq).toList()));
        List<Change> back = new ArrayList<>();
        for (Brought row : rows) {
            AcceptedChange change = done.get(row.seq());
            if (change != null) {
                back.add(reverse(definition, row, change.change()));
            }
        }
        return new PushBatch(tx, stores, versions, caller, now, back).accept();
    }

    private Change reverse(LedgerDefinition definition, Brought row, Change done) {
        boolean deleted = done.kind() == ChangeKind.DELETE;
        List<Edit> edits =
                done.edits().stream()
                        .map(e -> new Edit(e.field(), e.seen(), e.value(), row.seq(), null))
                        .toList();
        String why = ImportUndoing.REASON;
        Author author = caller.actor().on(caller.device());
        return new Change(
                UUID.randomUUID(),
                definition.id(),
                row.row(),
                deleted ? ChangeKind.RESTORE : ChangeKind.EDIT,
                deleted ? List.of() : edits,
                row.seq(),
                definition.version(),
                author,
                now,
                new ChangeNote(why, null, null, why, null),
                null);
    }
}
