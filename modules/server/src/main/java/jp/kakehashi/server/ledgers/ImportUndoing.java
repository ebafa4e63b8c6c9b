package jp.kakehashi.server.ledgers;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import jp.kakehashi.kernel.Ids;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Attachment;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.server.ledgers.storage.ReaderView;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.HistoryStore.Head;
import jp.kakehashi.storage.ledger.ImportStore;
import jp.kakehashi.storage.ledger.ImportStore.StoredImport;
import jp.kakehashi.storage.ledger.ImportedRows;
import jp.kakehashi.storage.ledger.ImportedRows.Brought;
import jp.kakehashi.storage.ledger.ImportedRows.Place;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.StoredFileStore.StoredFile;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Messages;
import jp.kakehashi.wire.Messages.ImportEntry;
import org.jspecify.annotations.Nullable;

/// Takes whole imports back: each of their rows that stands as it came becomes a tombstone by a
/// change of its own, what they changed or took away is as it was before, what was changed since
/// stays. Durable step by step, and harmless to repeat.
/// Blocking; safe for use from many threads.
final class ImportUndoing {
    /// Others write between two steps.
    private static final int STEP = 5_000;

    /// Between two calls it can be stopped.
    private static final int STEPS_A_CALL = 2;

    private static final int MOST_REACHED = 1_000;
    private static final int LISTED = 200;
    private static final int NAMED = 100;
    private static final int MOST_RUNS = 100_000;
    static final String REASON = "取り込みの取り消し";

    private final Database database;
    private final LedgerStores stores;
    private final Definitions definitions;
    private final InstantSource clock;
    private final Ids ids;
    private final ImportedRows rows = new ImportedRows();

    /// How far calls came that go on, so that what is done is not read again. Only to be quicker:
    /// without it a call begins at the beginning.
    private final Map<UUID, Reached> reached = new ConcurrentHashMap<>();

    private record Reached(Place place, long refused) {
        static final Reached NOTHING = new Reached(Place.START, 0);
    }

    ImportUndoing(
            Database database, LedgerStores stores, Definitions definitions, InstantSource clock) {
        this.database = database;
        this.stores = stores;
        this.definitions = definitions;
        this.clock = clock;
        this.ids = new Ids(clock);
    }

    /// What a call did: the newest changes for those who have the ledger open once nothing is left
    /// to do.
    record Undone(Messages.ImportUndone told, List<AcceptedBatch> shown) {}

    /// The newest imports of a ledger, for those who write it. A file's name is told to whoever
    /// sees all that may have come with it.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.ledger.access`, `problem.ledger.write`
    List<ImportEntry> list(CallerSession caller, LedgerId ledger) {
        LedgerDefinition definition = written(caller, ledger);
        boolean everything = new ReaderView(definition, caller.actor()).everything();
        List<ImportEntry> entries = new ArrayList<>();
        List<StoredImport> found = database.read(db -> imports().ofLedger(db, ledger, LISTED));
        Map<UUID, StoredFile> files = originals(found);
        for (StoredImport each : found) {
            StoredFile file = files.get(each.id());
            boolean own = each.staff().equals(caller.actor().staff());
            entries.add(
                    new ImportEntry(
                            each.id(),
                            everything || own ? each.file() : "",
                            each.name(),
                            each.office(),
                            each.acceptedAt(),
                            each.rows(),
                            each.undoneRows(),
                            each.undoneAt(),
                            file != null && (everything || own) ? each.original() : null,
                            file != null && file.guarded(),
                            mayUndo(definition, caller.actor(), each)));
        }
        return entries;
    }

    /// The files of imports that are still there.
    private Map<UUID, StoredFile> originals(List<StoredImport> imports) {
        Map<UUID, UUID> named = new HashMap<>();
        for (StoredImport each : imports) {
            String original = each.original();
            if (original != null) {
                Attachment.list(original)
                        .ifPresent(all -> named.put(each.id(), all.getFirst().blob()));
            }
        }
        Map<UUID, StoredFile> known =
                database.read(db -> stores.logs().files().byId(db, named.values()));
        Map<UUID, StoredFile> found = new HashMap<>();
        named.forEach(
                (id, blob) -> {
                    StoredFile file = known.get(blob);
                    if (file != null && file.destroyedAt() == null) {
                        found.put(id, file);
                    }
                });
        return found;
    }

    /// What taking an import back would do now.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.import.unknown`,
    ///     `problem.import.not_yours` and as for {@link #list}
    Messages.ImportUndo preview(CallerSession caller, LedgerId ledger, UUID id) {
        LedgerDefinition definition = written(caller, ledger);
        return database.read(
                db -> {
                    StoredImport found =
                            checked(definition, caller, imports().find(db, id).orElse(null));
                    ImportedRows.Standing standing = rows.standing(db, found, NAMED);
                    return new Messages.ImportUndo(
                            standing.asTheyCame(),
                            standing.changed(),
                            standing.some(),
                            standing.deleted());
                });
    }

    /// What of a ledger's history is of imports.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException as for {@link #list}
    Messages.ImportRuns runs(CallerSession caller, LedgerId ledger) {
        written(caller, ledger);
        return new Messages.ImportRuns(
                database.read(db -> imports().runs(db, ledger, MOST_RUNS)).stream()
                        .map(run -> new Messages.ImportRun(run.first(), run.last()))
                        .toList());
    }

    /// Takes back what an import did, or as much of it as one call does. While something of it is
    /// refused (a value that has to be the only one is taken by now), the import stays open.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException as for {@link #preview}
    Undone undo(CallerSession caller, LedgerId ledger, UUID id) {
        long rows = 0;
        Reached at = reached.getOrDefault(id, Reached.NOTHING);
        List<AcceptedBatch> shown = List.of();
        for (int step = 1; ; step++) {
            Reached from = at;
            Step done = database.write(tx -> step(tx, caller, ledger, id, from));
            rows += done.rows();
            shown = done.batch() == null ? shown : List.of(done.batch());
            long refused = from.refused() + done.refused();
            Place next = done.next();
            if (next == null) {
                reached.remove(id);
                return new Undone(new Messages.ImportUndone(rows, refused, false), shown);
            }
            at = new Reached(next, refused);
            // While nothing goes the call looks on: the next might look at the same rows again.
            if (step >= STEPS_A_CALL && rows > 0) {
                if (reached.size() >= MOST_REACHED) {
                    reached.clear();
                }
                reached.put(id, at);
                return new Undone(new Messages.ImportUndone(rows, refused, true), shown);
            }
        }
    }

    /// `rows` were taken back, `refused` could not be; more stands from `next` on.
    private record Step(
            long rows, long refused, @Nullable Place next, @Nullable AcceptedBatch batch) {}

    private Step step(Tx tx, CallerSession caller, LedgerId ledger, UUID id, Reached from) {
        // Looked up here so that a publication in between is seen.
        LedgerDefinition definition = written(caller, ledger);
        StoredImport found =
                checked(definition, caller, imports().find(tx.query(), id).orElse(null));
        if (found.undoneAt() != null) {
            return new Step(0, 0, null, null);
        }
        ImportedRows.Found walked = rows.asTheyCame(tx.query(), found, from.place(), STEP);
        List<Brought> all = walked.rows();
        List<Brought> came = all.stream().filter(row -> row.kind() == ChangeKind.CREATE).toList();
        List<UUID> ids = came.stream().map(Brought::row).toList();
        Set<UUID> locked = RowLocks.among(tx, stores, definition, ids);
        List<Brought> made = came.stream().filter(row -> !locked.contains(row.row())).toList();
        List<Brought> others = all.stream().filter(row -> row.kind() != ChangeKind.CREATE).toList();
        Instant now = Instant.ofEpochMilli(clock.millis());
        AcceptedBatch batch = made.isEmpty() ? null : bury(tx, definition, caller, made, now);
        long taken = made.size();
        long refused = (long) came.size() - made.size();
        if (!others.isEmpty()) {
            List<LedgerDefinition> versions = definitions.versions(ledger);
            AcceptedBatch back =
                    new ImportReversal(tx, stores, versions, caller, now).reverse(others);
            taken += back.accepted().stream().map(a -> a.change().row()).distinct().count();
            refused += back.outcomes().stream().filter(o -> o.problem() != null).count();
            // What was buried is news even where nothing else could be taken back.
            batch = back.accepted().isEmpty() ? batch : back;
        }
        String staff = caller.actor().staff();
        // What was refused may be possible some day: the import stays open for it.
        boolean last = walked.next() == null && from.refused() + refused == 0;
        imports().undone(tx, id, taken, last, staff, now);
        return new Step(taken, refused, walked.next(), batch);
    }

    private AcceptedBatch bury(
            Tx tx,
            LedgerDefinition definition,
            CallerSession caller,
            List<Brought> rows,
            Instant now) {
        LedgerId ledger = definition.id();
        Head head = stores.history().head(tx.query(), ledger);
        List<AcceptedChange> changes = changes(definition, caller, rows, head.seq(), now);
        List<AcceptedChange> linked = stores.history().append(tx, ledger, head, changes);
        this.rows.bury(tx, ledger, rows, head.seq() + 1, now);
        AcceptedChange last = linked.getLast();
        Head reached = new Head(last.seq(), Objects.requireNonNull(last.hash()));
        return new AcceptedBatch(ledger, List.of(), linked, List.of(), reached);
    }

    private List<AcceptedChange> changes(
            LedgerDefinition definition,
            CallerSession caller,
            List<Brought> rows,
            long newest,
            Instant now) {
        Author author = caller.actor().on(caller.device());
        ChangeNote why = ChangeNote.because(REASON);
        List<AcceptedChange> changes = new ArrayList<>(rows.size());
        for (Brought row : rows) {
            Change change =
                    new Change(
                            ids.next(),
                            definition.id(),
                            row.row(),
                            ChangeKind.DELETE,
                            List.of(),
                            row.seq(),
                            definition.version(),
                            author,
                            now,
                            why,
                            null);
            changes.add(new AcceptedChange(newest + 1 + changes.size(), change, Map.of(), now));
        }
        return changes;
    }

    private ImportStore imports() {
        return stores.logs().imports();
    }

    private LedgerDefinition written(CallerSession caller, LedgerId ledger) {
        LedgerDefinition definition = definitions.opened(ledger, caller.actor());
        if (!definition.access().write().admits(caller.actor())) {
            throw Problem.refused("problem.ledger.write", ledger).asException();
        }
        // How many rows came, and which, tells of those that are kept from the caller.
        if (definition.guardAgainst(caller.actor()) != null) {
            throw Problem.refused("problem.import.guarded").asException();
        }
        return definition;
    }

    private static StoredImport checked(
            LedgerDefinition definition, CallerSession caller, @Nullable StoredImport found) {
        if (found == null || !found.ledger().equals(definition.id())) {
            throw Problem.invalid("problem.import.unknown").asException();
        }
        if (!mayUndo(definition, caller.actor(), found)) {
            throw Problem.refused("problem.import.not_yours").asException();
        }
        return found;
    }

    /// Whoever took the file in, while they write there, and the ledger's owner.
    private static boolean mayUndo(LedgerDefinition definition, Actor actor, StoredImport found) {
        return found.staff().equals(actor.staff()) || definition.ownedBy(actor);
    }
}
