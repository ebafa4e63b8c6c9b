package jp.kakehashi.server.ledgers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.server.authority.HeadSigner;
import jp.kakehashi.server.ledgers.storage.DestroyedRows;
import jp.kakehashi.server.ledgers.storage.GuardedRows;
import jp.kakehashi.server.ledgers.storage.ReaderView;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.ledger.HistoryStore.Head;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Messages;
import jp.kakehashi.wire.Messages.Page;
import jp.kakehashi.wire.Messages.SignedHead;
import jp.kakehashi.wire.Messages.SignedViewings;
import jp.kakehashi.wire.Messages.SnapshotEnd;
import jp.kakehashi.wire.Messages.SnapshotStart;
import jp.kakehashi.wire.Reply;
import jp.kakehashi.wire.SnapshotLine;

/// What workstations read of a ledger: changes after a checkpoint, the whole ledger at one moment,
/// the history of a row. Everybody gets only what they may read. Blocking; safe for many threads.
final class LedgerReader {
    /// Most changes in one page.
    static final int MOST_CHANGES = 2000;

    /// Where a page ends before it has as many, and again for its conflicts.
    private static final long PAGE_BYTES = 2 << 20;

    /// Decided conflicts that a new workstation is told; those that are open it is told all.
    private static final long DECIDED_BYTES = 8 << 20;

    private static final long HISTORY_BYTES = 256 << 10;

    private final Database database;
    private final LedgerStores stores;
    private final Definitions definitions;
    private final HeadSigner signer;
    private final InstantSource clock;
    private final SnapshotDownloads downloads;

    LedgerReader(
            Database database,
            LedgerStores stores,
            Definitions definitions,
            HeadSigner signer,
            InstantSource clock,
            SnapshotDownloads downloads) {
        this.database = database;
        this.stores = stores;
        this.definitions = definitions;
        this.signer = signer;
        this.clock = clock;
        this.downloads = downloads;
    }

    /// Changes after `after`, at most `limit` and about 2 MB, and the conflicts that they opened or
    /// decided. Only a page that reaches its head is the last.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.ledger.ahead` when the caller has seen
    ///     more than this server has: then one of them is not what it was
    Page page(CallerSession caller, LedgerId ledger, long after, int limit) {
        Found found = null;
        LedgerDefinition definition = definitions.opened(ledger, caller.actor());
        while (found == null) {
            LedgerDefinition asked = definition;
            Found read = find(caller, asked, after, limit);
            // A version is known here before changes under it are accepted: unless there is another
            // by now, this one is no older than what was found.
            definition = definitions.opened(ledger, caller.actor());
            found = definition.version() == asked.version() ? read : null;
        }
        ReaderView view = new ReaderView(definition, caller.actor());
        GuardedRows guarded = found.guarded();
        DestroyedRows gone = found.gone();
        return new Page(
                ledger,
                found.changes().stream()
                        .filter(c -> !guarded.kept().contains(c.change().row()))
                        .filter(c -> !gone.rows().contains(c.change().row()))
                        .map(view::change)
                        .toList(),
                view.conflicts(found.openConflicts()),
                found.last(),
                signed(ledger, found.head()),
                guarded.given(),
                gone.withdrawn(guarded),
                gone.settled(guarded));
    }

    private Found find(CallerSession caller, LedgerDefinition definition, long after, int limit) {
        LedgerId ledger = definition.id();
        int most = Math.clamp(limit, 1, MOST_CHANGES);
        return database.read(
                db -> {
                    Head head = stores.history().head(db, ledger);
                    if (after < 0 || after > head.seq()) {
                        throw Problem.refused("problem.ledger.ahead", ledger, after, head.seq())
                                .asException();
                    }
                    List<AcceptedChange> changes =
                            stores.history().after(db, ledger, after, most, PAGE_BYTES);
                    long end = changes.isEmpty() ? after : changes.getLast().seq();
                    long last = stores.conflicts().lastWithin(db, ledger, after, end, PAGE_BYTES);
                    List<AcceptedChange> within =
                            changes.stream().takeWhile(c -> c.seq() <= last).toList();
                    return new Found(
                            head,
                            within,
                            stores.conflicts().between(db, ledger, after, last),
                            last,
                            GuardedRows.of(db, stores, definition, caller.actor(), after, within),
                            DestroyedRows.of(db, stores, definition, caller.actor(), within));
                });
    }

    private record Found(
            Head head,
            List<AcceptedChange> changes,
            List<Conflict> conflicts,
            long last,
            GuardedRows guarded,
            DestroyedRows gone) {

        List<Conflict> openConflicts() {
            Map<UUID, Conflict> told = new LinkedHashMap<>();
            conflicts.stream()
                    .filter(c -> !guarded.kept().contains(c.row()))
                    .forEach(c -> told.put(c.id(), c));
            guarded.conflicts().forEach(c -> told.put(c.id(), c));
            return List.copyOf(told.values());
        }
    }

    /// What an accepted batch looks like to somebody with `view`; signs, which costs more than
    /// everything else here.
    Page pageOf(AcceptedBatch batch, ReaderView view) {
        return new Page(
                batch.ledger(),
                batch.accepted().stream().map(view::change).toList(),
                view.conflicts(batch.conflicts()),
                batch.head().seq(),
                signed(batch.ledger(), batch.head()));
    }

    /// `head` with this server's signature.
    SignedHead signed(LedgerId ledger, Head head) {
        var at = clock.instant();
        byte[] message = SignedHead.signedBytes(ledger, head.seq(), head.hash(), at);
        return new SignedHead(ledger, head.seq(), head.hash(), at, signer.sign(message));
    }

    /// The newest link of the log of viewings with this server's signature.
    SignedViewings viewings() {
        Head head = database.read(stores.logs().viewings()::head);
        var at = clock.instant();
        byte[] message = SignedViewings.signedBytes(head.seq(), head.hash(), at);
        return new SignedViewings(head.seq(), head.hash(), at, signer.sign(message));
    }

    /// Whether a batch touches rows that are kept from some readers.
    boolean guarded(AcceptedBatch batch, LedgerDefinition definition) {
        return definition.guard() != null
                && database.read(
                        db -> GuardedRows.touched(db, stores, definition, batch.accepted()));
    }

    /// Those of `rows` that not everybody sees.
    Set<UUID> guardedAmong(LedgerDefinition definition, Set<UUID> rows) {
        return rows.isEmpty()
                ? Set.of()
                : database.read(db -> GuardedRows.among(db, stores, definition, rows));
    }

    /// The newest sequence.
    long newestSeq(LedgerId ledger) {
        return database.read(db -> stores.history().head(db, ledger).seq());
    }

    /// Writes the ledger as it is at one moment to `out`, in JSON lines. A download that the same
    /// person at the same device has under way is given up.
    void snapshot(CallerSession caller, LedgerId ledger, Json json, OutputStream out)
            throws IOException {
        definitions.opened(ledger, caller.actor());
        downloads.send(caller, to -> make(caller.actor(), ledger, json, to), out);
    }

    private void make(Actor actor, LedgerId ledger, Json json, OutputStream out)
            throws IOException {
        try {
            database.read(
                    db -> {
                        // Of the same moment as the rows: a version may have been published, or the
                        // right taken away, since the download was asked for.
                        LedgerDefinition definition =
                                Definitions.opened(
                                        ledger, stores.definitions().newest(db, ledger), actor);
                        ReaderView view = new ReaderView(definition, actor);
                        Head head = stores.history().head(db, ledger);
                        long rows = stores.queries().countSeen(db, definition, view.guard());
                        List<Conflict> conflicts =
                                stores.conflicts().openAndLately(db, ledger, DECIDED_BYTES);
                        SnapshotStart start =
                                new SnapshotStart(
                                        definition,
                                        head.seq(),
                                        rows,
                                        signed(ledger, head),
                                        view.conflicts(
                                                GuardedRows.open(
                                                        db, stores, definition, view, conflicts)));
                        line(json, out, start);
                        stores.queries()
                                .scan(
                                        db,
                                        definition,
                                        row ->
                                                view.row(row)
                                                        .map(r -> SnapshotLine.of(definition, r))
                                                        .ifPresent(l -> line(json, out, l)));
                        line(json, out, new SnapshotEnd(rows));
                        return rows;
                    });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void line(Json json, OutputStream out, Object message) {
        try {
            json.writeLine(out, message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What happened to a row after `seq`, about 256 KB of it; nothing at the end. Whoever calls
    /// this has logged the viewing.
    List<AcceptedChange> history(CallerSession caller, LedgerId ledger, UUID row, long seq) {
        LedgerDefinition definition = definitions.opened(ledger, caller.actor());
        List<AcceptedChange> changes =
                database.read(
                        db -> {
                            GuardedRows.requireWhole(db, stores, definition, caller.actor(), row);
                            return stores.history().byRow(db, ledger, row, seq, HISTORY_BYTES);
                        });
        ReaderView view =
                new ReaderView(definitions.opened(ledger, caller.actor()), caller.actor());
        if (changes.isEmpty() && seq == 0) {
            throw Problem.invalid("problem.row.unknown", row).asException();
        }
        return changes.stream().map(view::change).toList();
    }

    /// Everything that happened to a row, as a message when it is short.
    Reply history(CallerSession caller, LedgerId ledger, UUID row, Json json) {
        List<AcceptedChange> first = history(caller, ledger, row, 0);
        List<AcceptedChange> second = history(caller, ledger, row, first.getLast().seq());
        if (second.isEmpty()) {
            return new Reply.Message(new Messages.RowHistory(first));
        }
        return new Reply.Stream(
                "application/json",
                out -> {
                    out.write("{\"changes\":[".getBytes(StandardCharsets.US_ASCII));
                    List<AcceptedChange> part = first;
                    boolean more = false;
                    while (!part.isEmpty()) {
                        for (AcceptedChange change : part) {
                            if (more) {
                                out.write(',');
                            }
                            out.write(json.bytes(change));
                            more = true;
                        }
                        part = history(caller, ledger, row, part.getLast().seq());
                    }
                    out.write("]}".getBytes(StandardCharsets.US_ASCII));
                });
    }
}
