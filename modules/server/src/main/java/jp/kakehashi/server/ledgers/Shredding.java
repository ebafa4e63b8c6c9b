package jp.kakehashi.server.ledgers;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.FiscalYear;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowState;
import jp.kakehashi.server.ledgers.storage.GuardedRows;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.Destruction;
import jp.kakehashi.storage.ledger.Destruction.Line;
import jp.kakehashi.storage.ledger.HistoryStore.Head;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.StoredFileStore.StoredFile;
import jp.kakehashi.storage.ledger.YearStore;
import jp.kakehashi.wire.CallerSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries out a confirmed list of destruction in durable steps; called again it goes on where it
/// broke off. Keys go first: when the row is gone there is nothing left that could be opened.
final class Shredding {
    private static final Logger LOG = LoggerFactory.getLogger(Shredding.class);
    private static final String DESTROYED = "廃棄";
    private static final int STEP = 100;

    private final Database database;
    private final LedgerStores stores;
    private final Definitions definitions;
    private final SealedNumbers numbers;
    private final Attachments files;
    private final InstantSource clock;

    Shredding(
            Database database,
            LedgerStores stores,
            Definitions definitions,
            SealedNumbers numbers,
            Attachments files,
            InstantSource clock) {
        this.database = database;
        this.stores = stores;
        this.definitions = definitions;
        this.numbers = numbers;
        this.files = files;
        this.clock = clock;
    }

    /// Destroys what `list` names, in the name of `caller`; returns it as done.
    Destruction carryOut(CallerSession caller, Destruction list) {
        List<UUID> all = list.lines().stream().map(Line::row).toList();
        for (int from = 0; from < all.size(); from += STEP) {
            List<UUID> some = all.subList(from, Math.min(all.size(), from + STEP));
            for (UUID row : some) {
                numbers.destroyKeys(list.ledger(), row);
            }
            for (StoredFile file : files(some)) {
                files.destroy(caller, file);
            }
            database.write(tx -> step(tx, caller, list, some));
        }
        Destruction done = list.in("DONE", list.decided());
        Instant now = now();
        database.write(
                tx -> {
                    stores.logs().destructions().put(tx, done, now);
                    stores.logs()
                            .years()
                            .add(
                                    tx,
                                    list.ledger(),
                                    new YearStore.Act(
                                            UUID.randomUUID(),
                                            new FiscalYear(list.year()),
                                            "DESTROYED",
                                            caller.actor().staff(),
                                            caller.actor().name(),
                                            now,
                                            all.size(),
                                            null));
                    return done;
                });
        cutJournal();
        return done;
    }

    private List<StoredFile> files(List<UUID> rows) {
        return database.read(
                db -> {
                    List<UUID> ids = stores.logs().destructions().files(db, rows);
                    return stores.logs().files().byId(db, ids).values().stream()
                            .filter(f -> f.destroyedAt() == null)
                            .toList();
                });
    }

    /// The journal goes back as far as the older of two snapshots.
    private void cutJournal() {
        try {
            database.snapshot();
            database.snapshot();
        } catch (ProblemException later) {
            // The next ones come by themselves; what is destroyed is destroyed in the tables.
            LOG.warn("no snapshot after a destruction: {}", later.problem().key());
        }
    }

    private boolean step(Tx tx, CallerSession caller, Destruction list, List<UUID> rows) {
        LedgerId ledger = list.ledger();
        LedgerDefinition definition = definitions.newest(ledger);
        Map<UUID, Long> seqs = new LinkedHashMap<>();
        List<AcceptedChange> ends = new ArrayList<>();
        Head head = stores.history().head(tx.query(), ledger);
        Instant now = now();
        Set<UUID> guarded = GuardedRows.among(tx.query(), stores, definition, Set.copyOf(rows));
        stores.tables()
                .rows(tx.query(), definition, rows)
                .forEach(
                        (id, row) -> {
                            long seq = head.seq() + 1 + ends.size();
                            ends.add(
                                    new AcceptedChange(
                                            seq,
                                            end(definition, caller, row.state(), now),
                                            Map.of(),
                                            now));
                            seqs.put(id, seq);
                        });
        if (ends.isEmpty()) {
            return false;
        }
        stores.history().append(tx, ledger, head, ends);
        stores.logs().destructions().shred(tx, ledger, list.id(), seqs, guarded);
        return true;
    }

    /// The end of a row in its ledger's order, by which every replica comes to hear of it.
    private static Change end(
            LedgerDefinition definition, CallerSession caller, RowState row, Instant now) {
        return new Change(
                UUID.randomUUID(),
                definition.id(),
                row.row(),
                ChangeKind.DELETE,
                List.of(),
                row.seq(),
                definition.version(),
                caller.actor().on(caller.device()),
                now,
                ChangeNote.because(DESTROYED),
                null);
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
