package jp.kakehashi.server.ledgers;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.server.authority.HeadSigner;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.ledger.HistoryStore.Head;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Messages.Page;
import jp.kakehashi.wire.Messages.SignedHead;
import jp.kakehashi.wire.Messages.SignedViewings;
import jp.kakehashi.wire.Messages.SnapshotEnd;
import jp.kakehashi.wire.Messages.SnapshotRow;
import jp.kakehashi.wire.Messages.SnapshotStart;
import jp.kakehashi.wire.SnapshotLine;

/// What workstations read of a ledger: changes after a checkpoint, the whole ledger at one moment,
/// the history of a row. Everybody gets only what they may read. Blocking; safe for many threads.
final class LedgerReader {
    /// Most changes in one page.
    static final int MOST_CHANGES = 2000;

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

    /// Changes after `after`, at most `limit`, and the conflicts that they opened or decided.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.ledger.ahead` when the caller has seen
    ///     more than this server has: then one of them is not what it was
    Page page(CallerSession caller, LedgerId ledger, long after, int limit) {
        definitions.opened(ledger, caller.actor());
        Found found =
                database.read(
                        db -> {
                            Head head = stores.history().head(db, ledger);
                            if (after < 0 || after > head.seq()) {
                                throw Problem.refused(
                                                "problem.ledger.ahead", ledger, after, head.seq())
                                        .asException();
                            }
                            int most = Math.clamp(limit, 1, MOST_CHANGES);
                            List<AcceptedChange> changes =
                                    stores.history().after(db, ledger, after, most);
                            long last = changes.isEmpty() ? after : changes.getLast().seq();
                            return new Found(
                                    head,
                                    changes,
                                    stores.conflicts().between(db, ledger, after, last),
                                    last);
                        });
        // Only now: a version is known here before changes under it are accepted, so this one is no
        // older than what was found.
        ReaderView view =
                new ReaderView(definitions.opened(ledger, caller.actor()), caller.actor());
        return new Page(
                ledger,
                found.changes().stream().map(view::change).toList(),
                view.conflicts(found.conflicts()),
                found.last(),
                signed(ledger, found.head()));
    }

    private record Found(
            Head head, List<AcceptedChange> changes, List<Conflict> conflicts, long last) {}

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
                        long rows = stores.queries().countAll(db, definition);
                        List<Conflict> conflicts = stores.conflicts().ofLedger(db, ledger, true);
                        SnapshotStart start =
                                new SnapshotStart(
                                        definition,
                                        head.seq(),
                                        rows,
                                        signed(ledger, head),
                                        view.conflicts(conflicts));
                        line(json, out, start);
                        stores.queries()
                                .scan(
                                        db,
                                        definition,
                                        row -> line(json, out, seen(definition, view, row)));
                        line(json, out, new SnapshotEnd(rows));
                        return rows;
                    });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static SnapshotLine seen(LedgerDefinition definition, ReaderView view, StoredRow row) {
        SnapshotRow seen = new SnapshotRow(view.row(row.state()), row.acceptedAt());
        return SnapshotLine.of(definition, seen);
    }

    private static void line(Json json, OutputStream out, Object message) {
        try {
            json.writeLine(out, message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Everything that happened to a row. Whoever calls this has logged the viewing.
    List<AcceptedChange> history(CallerSession caller, LedgerId ledger, UUID row) {
        definitions.opened(ledger, caller.actor());
        List<AcceptedChange> changes = database.read(db -> stores.history().byRow(db, ledger, row));
        ReaderView view =
                new ReaderView(definitions.opened(ledger, caller.actor()), caller.actor());
        if (changes.isEmpty()) {
            throw Problem.invalid("problem.row.unknown", row).asException();
        }
        return changes.stream().map(view::change).toList();
    }
}
