package jp.kakehashi.storage.ledger;

import static jp.kakehashi.storage.generated.Tables.APPROVAL;
import static jp.kakehashi.storage.generated.Tables.APPROVAL_ROW;
import static jp.kakehashi.storage.generated.Tables.DOCUMENT_NUMBER;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import jp.kakehashi.records.FiscalYear;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.approval.Approval.State;
import jp.kakehashi.records.approval.ApprovalRoute;
import jp.kakehashi.records.approval.ApprovalSubject.Bound;
import jp.kakehashi.records.approval.KeptApproval;
import jp.kakehashi.storage.Tx;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Drafts on their way to a decision, the rows they lock, and the document numbers given so far.
public final class ApprovalStore {
    private static final int MOST = 2_000;
    private static final int PER_QUERY = 500;

    private final Bodies bodies;

    /// A store that shares `bodies`.
    public ApprovalStore(Bodies bodies) {
        this.bodies = bodies;
    }

    /// The draft of that id.
    public Optional<KeptApproval> find(DSLContext db, UUID id) {
        return list(db, APPROVAL.ID.eq(id)).stream().findFirst();
    }

    /// Drafts of a ledger in one of `states`, the latest first; at most 2,000.
    public List<KeptApproval> inState(DSLContext db, LedgerId ledger, State... states) {
        List<String> words = new ArrayList<>();
        for (State state : states) {
            words.add(word(state));
        }
        return list(db, APPROVAL.STATE.in(words).and(APPROVAL.LEDGER.eq(ledger.value())));
    }

    /// Decided drafts of a ledger about bytes of that SHA-256, the latest first.
    public List<KeptApproval> decided(DSLContext db, LedgerId ledger, String bytes) {
        return list(
                db,
                APPROVAL.BYTES
                        .eq(bytes)
                        .and(APPROVAL.LEDGER.eq(ledger.value()))
                        .and(APPROVAL.STATE.eq(word(State.DECIDED))));
    }

    /// Drafts that were ever about a row, the latest first.
    public List<KeptApproval> ofRow(DSLContext db, LedgerId ledger, UUID row) {
        return list(
                db,
                APPROVAL.ID.in(
                        DSL.select(APPROVAL_ROW.APPROVAL)
                                .from(APPROVAL_ROW)
                                .where(APPROVAL_ROW.ROW_ID.eq(row))
                                .and(APPROVAL_ROW.LEDGER.eq(ledger.value()))));
    }

    private List<KeptApproval> list(DSLContext db, Condition which) {
        return db.select(APPROVAL.BODY)
                .from(APPROVAL)
                .where(which)
                .orderBy(APPROVAL.CHANGED_AT.desc(), APPROVAL.ID)
                .limit(MOST)
                .fetch(r -> bodies.read(r.value1(), KeptApproval.class));
    }

    /// Which of `rows` are locked, and by which draft.
    public Map<UUID, UUID> locked(DSLContext db, LedgerId ledger, Collection<UUID> rows) {
        Map<UUID, UUID> found = new HashMap<>();
        List<UUID> all = List.copyOf(rows);
        for (int from = 0; from < all.size(); from += PER_QUERY) {
            db.select(APPROVAL_ROW.ROW_ID, APPROVAL_ROW.APPROVAL)
                    .from(APPROVAL_ROW)
                    .where(
                            APPROVAL_ROW
                                    .ROW_ID
                                    .in(all.subList(from, Math.min(all.size(), from + PER_QUERY)))
                                    .and(APPROVAL_ROW.LEDGER.eq(ledger.value()))
                                    .and(APPROVAL_ROW.LOCKED.isTrue()))
                    .forEach(r -> found.put(r.value1(), r.value2()));
        }
        return found;
    }

    /// Writes a draft down as it is now; its rows are locked while it is under way.
    public void put(Tx tx, KeptApproval kept, Instant now) {
        State state = kept.approval().state();
        String body = bodies.write(kept);
        int there =
                tx.execute(
                        DSL.update(APPROVAL)
                                .set(APPROVAL.STATE, word(state))
                                .set(APPROVAL.BYTES, kept.subject().bytes())
                                .set(APPROVAL.BODY, body)
                                .set(APPROVAL.CHANGED_AT, now.toEpochMilli())
                                .where(APPROVAL.ID.eq(kept.id())));
        if (there == 0) {
            tx.execute(
                    DSL.insertInto(APPROVAL)
                            .set(APPROVAL.ID, kept.id())
                            .set(APPROVAL.LEDGER, kept.ledger().value())
                            .set(APPROVAL.STATE, word(state))
                            .set(APPROVAL.PREPARER, kept.preparer())
                            .set(APPROVAL.BYTES, kept.subject().bytes())
                            .set(APPROVAL.BODY, body)
                            .set(APPROVAL.CHANGED_AT, now.toEpochMilli()));
        }
        tx.execute(DSL.deleteFrom(APPROVAL_ROW).where(APPROVAL_ROW.APPROVAL.eq(kept.id())));
        for (Bound bound : kept.subject().rows()) {
            tx.execute(
                    DSL.insertInto(APPROVAL_ROW)
                            .set(APPROVAL_ROW.APPROVAL, kept.id())
                            .set(APPROVAL_ROW.ROW_ID, bound.row())
                            .set(APPROVAL_ROW.LEDGER, kept.ledger().value())
                            .set(APPROVAL_ROW.SEQ, bound.seq())
                            .set(APPROVAL_ROW.LOCKED, state == State.UNDER_WAY));
        }
    }

    /// Gives `approval` the next document number of its route's section and year.
    public String number(Tx tx, ApprovalRoute route, FiscalYear year, UUID approval) {
        String series = route.numbers().series(route.section(), year);
        Long last =
                tx.query()
                        .select(DSL.max(DOCUMENT_NUMBER.N))
                        .from(DOCUMENT_NUMBER)
                        .where(DOCUMENT_NUMBER.SERIES.eq(series))
                        .and(DOCUMENT_NUMBER.FISCAL_YEAR.eq(year.year()))
                        .fetchOne(DSL.max(DOCUMENT_NUMBER.N));
        long n = last == null ? 1 : last + 1;
        String number = route.numbers().number(route.section(), year, n);
        tx.execute(
                DSL.insertInto(DOCUMENT_NUMBER)
                        .set(DOCUMENT_NUMBER.SERIES, series)
                        .set(DOCUMENT_NUMBER.FISCAL_YEAR, year.year())
                        .set(DOCUMENT_NUMBER.N, n)
                        .set(DOCUMENT_NUMBER.NUMBER_TEXT, number)
                        .set(DOCUMENT_NUMBER.APPROVAL, approval));
        return number;
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
