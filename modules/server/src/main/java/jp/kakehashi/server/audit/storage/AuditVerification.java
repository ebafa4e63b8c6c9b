package jp.kakehashi.server.audit.storage;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.server.audit.storage.AuditReport.Finding;
import jp.kakehashi.server.audit.storage.AuditReport.Kind;
import jp.kakehashi.server.audit.storage.AuditReport.LedgerAudit;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.ledger.DestructionStore;
import jp.kakehashi.storage.ledger.HistoryStore;
import jp.kakehashi.storage.ledger.HistoryStore.Entry;
import jp.kakehashi.storage.ledger.HistoryStore.Head;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.ViewingStore;
import jp.kakehashi.wire.Messages.SignedViewings;
import jp.kakehashi.wire.Messages.Verify;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Checks that what is stored is what was accepted: every link of every chain, every row against
/// the replay of its history, and every head that was signed before against the chain of today.
/// Reads one moment of the database and changes nothing.
public final class AuditVerification {
    private static final int PORTION = 2000;

    /// More are not told.
    private static final int MOST_FINDINGS = 10_000;

    private final Database database;
    private final LedgerStores stores;
    private final InstantSource clock;

    /// A verification of `database`.
    public AuditVerification(Database database, LedgerStores stores, InstantSource clock) {
        this.database = database;
        this.stores = stores;
        this.clock = clock;
    }

    /// Checks everything, also against the signed heads that were `kept` elsewhere; `publicKey`
    /// (X.509, Base64) checks their signatures, null takes them as they are.
    public AuditReport verify(Verify kept, @Nullable String publicKey) {
        List<SignedViewings> logs = kept.viewings() == null ? List.of() : kept.viewings();
        return database.read(
                db -> {
                    List<Finding> findings = new ArrayList<>();
                    List<LedgerAudit> ledgers = new ArrayList<>();
                    Set<LedgerId> all = new TreeSet<>(stores.history().ledgers(db));
                    stores.definitions().allNewest(db).forEach(d -> all.add(d.id()));
                    all.forEach(ledger -> ledgers.add(ledger(db, ledger, findings)));
                    long viewings = viewings(db, findings);
                    HeadComparison comparison = new HeadComparison(stores, publicKey);
                    kept.heads().forEach(head -> comparison.compare(db, head, findings));
                    logs.forEach(head -> comparison.compare(db, head, findings));
                    return new AuditReport(
                            findings.isEmpty(),
                            clock.instant(),
                            ledgers,
                            viewings,
                            kept.heads().size() + logs.size(),
                            findings.subList(0, Math.min(MOST_FINDINGS, findings.size())));
                });
    }

    private LedgerAudit ledger(DSLContext db, LedgerId ledger, List<Finding> findings) {
        Set<UUID> destroyed = stores.logs().destructions().destroyed(db, ledger);
        ChainWalk<Entry> walk =
                new ChainWalk<>(
                        Head.START.hash(),
                        (previous, step) -> link(previous, ledger, step, destroyed));
        long at = Long.MIN_VALUE;
        List<Entry> entries = stores.history().entries(db, ledger, at, PORTION);
        while (!entries.isEmpty()) {
            entries.forEach(entry -> walk.next(step(ledger, entry)));
            at = entries.getLast().seq();
            entries = stores.history().entries(db, ledger, at, PORTION);
        }
        for (ChainWalk.Found found : walk.end()) {
            Kind kind =
                    switch (found.fault()) {
                        case CHANGED -> Kind.HISTORY_CHANGED;
                        case REMOVED -> Kind.HISTORY_REMOVED;
                        case INSERTED -> Kind.HISTORY_INSERTED;
                    };
            findings.add(new Finding(kind, ledger, found.seq(), null));
        }
        long rows =
                stores.definitions()
                        .newest(db, ledger)
                        .map(d -> new RowReplay(stores, d).compare(db, findings))
                        .orElse(0L);
        return new LedgerAudit(ledger, walk.checked(), rows, walk.lastSeq(), walk.lastHash());
    }

    /// Of a destroyed row there is only the link left that its entry once gave: what follows proves
    /// that it is still the same.
    private String link(
            String previous, LedgerId ledger, ChainWalk.Step<Entry> step, Set<UUID> destroyed) {
        Entry entry = step.entry();
        String kept = entry.hash();
        if (kept != null && destroyed.contains(entry.row()) && step.ownSeq() != null) {
            if (DestructionStore.isEmptied(stores.history().change(entry))) {
                return kept;
            }
        }
        return HistoryStore.link(previous, ledger, placeOf(step), entry.body());
    }

    private static <E> long placeOf(ChainWalk.Step<E> step) {
        Long own = step.ownSeq();
        return own == null ? step.storedSeq() : own;
    }

    private ChainWalk.Step<Entry> step(LedgerId ledger, Entry entry) {
        try {
            AcceptedChange content = stores.history().change(entry);
            return new ChainWalk.Step<>(
                    entry,
                    entry.seq(),
                    content.seq(),
                    entry.hash(),
                    consistent(ledger, entry, content));
        } catch (ProblemException unreadable) {
            return new ChainWalk.Step<>(entry, entry.seq(), null, entry.hash(), false);
        }
    }

    private static boolean consistent(LedgerId ledger, Entry entry, AcceptedChange content) {
        Change change = content.change();
        return change.ledger().equals(ledger)
                && change.row().equals(entry.row())
                && change.id().equals(entry.change())
                && change.kind().name().equals(entry.kind())
                && change.author().staff().equals(entry.staff())
                && content.acceptedAt().toEpochMilli() == entry.acceptedAtMillis();
    }

    private long viewings(DSLContext db, List<Finding> findings) {
        ViewingStore store = stores.logs().viewings();
        ChainWalk<ViewingStore.Entry> walk =
                new ChainWalk<>(
                        Head.START.hash(),
                        (previous, step) ->
                                store.link(previous, step.storedSeq(), step.entry().viewing()));
        long at = Long.MIN_VALUE;
        List<ViewingStore.Entry> entries = store.entries(db, at, PORTION);
        while (!entries.isEmpty()) {
            for (ViewingStore.Entry e : entries) {
                walk.next(new ChainWalk.Step<>(e, e.seq(), e.seq(), e.hash(), true));
            }
            at = entries.getLast().seq();
            entries = store.entries(db, at, PORTION);
        }
        for (ChainWalk.Found found : walk.end()) {
            Kind kind =
                    switch (found.fault()) {
                        case CHANGED -> Kind.VIEWING_CHANGED;
                        case REMOVED -> Kind.VIEWING_REMOVED;
                        case INSERTED -> Kind.VIEWING_INSERTED;
                    };
            findings.add(new Finding(kind, null, found.seq(), null));
        }
        return walk.checked();
    }
}
