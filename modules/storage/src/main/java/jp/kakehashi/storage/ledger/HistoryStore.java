package jp.kakehashi.storage.ledger;

import static jp.kakehashi.storage.generated.Tables.HISTORY;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Tx;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Every accepted change, for ever: on the server with its link in the ledger's hash chain, on a
/// workstation as far as its user may see and without links. Nothing here is changed or removed.
public final class HistoryStore {
    private static final int PER_QUERY = 500;
    private static final int SALT_BYTES = 15;

    /// How many sizes are asked for at once; asking reads the bodies.
    private static final int SIZES = 200;

    private final Bodies bodies;
    private final SecureRandom random = new SecureRandom();

    /// History whose bodies are written by `bodies`.
    public HistoryStore(Bodies bodies) {
        this.bodies = bodies;
    }

    /// The newest link of a ledger; `seq` 0 and 64 zeros when nothing was accepted yet.
    public record Head(long seq, String hash) {
        /// Before the first change.
        public static final Head START = new Head(0, HashChain.START);
    }

    /// The newest link of `ledger`'s chain.
    public Head head(DSLContext db, LedgerId ledger) {
        return db.select(HISTORY.SEQ, HISTORY.HASH)
                .from(HISTORY)
                .where(HISTORY.LEDGER.eq(ledger.value()))
                // With the ledger in the order H2 takes the first entry of the index; without, it
                // reads and sorts the whole history.
                .orderBy(HISTORY.LEDGER.desc(), HISTORY.SEQ.desc())
                .limit(1)
                .fetchOptional(
                        r -> new Head(r.value1(), Objects.requireNonNullElse(r.value2(), "")))
                .orElse(Head.START);
    }

    /// The link of one change; empty when the history does not hold it.
    public Optional<String> hashAt(DSLContext db, LedgerId ledger, long seq) {
        return seq == 0
                ? Optional.of(HashChain.START)
                : db.select(HISTORY.HASH)
                        .from(HISTORY)
                        .where(HISTORY.LEDGER.eq(ledger.value()).and(HISTORY.SEQ.eq(seq)))
                        .fetchOptional(HISTORY.HASH);
    }

    /// Adds changes, in the order of their sequences, to the chain that ends in `head`; returns
    /// them
    /// with their links. For the server.
    public List<AcceptedChange> append(
            Tx tx, LedgerId ledger, Head head, List<AcceptedChange> changes) {
        List<AcceptedChange> linked = new ArrayList<>(changes.size());
        List<@Nullable Object[]> rows = new ArrayList<>(changes.size());
        String previous = head.hash();
        long seq = head.seq();
        Iterator<String> salts = salts(changes.size());
        for (AcceptedChange change : changes) {
            seq++;
            if (change.seq() != seq) {
                throw new IllegalArgumentException("sequence " + change.seq() + " is not " + seq);
            }
            String salt = salts.next();
            String body = bodies.write(change.linked(salt, null));
            previous = HashChain.link(previous, ledger.value(), seq, body);
            rows.add(binds(ledger, change, body, previous));
            linked.add(change.linked(salt, previous));
        }
        insert(tx, rows);
        return linked;
    }

    /// Adds what a workstation was told, leaving out what it already has; no links.
    public void add(Tx tx, LedgerId ledger, List<AcceptedChange> changes) {
        Map<UUID, AcceptedChange> known =
                byChange(tx.query(), changes.stream().map(c -> c.change().id()).toList());
        insert(
                tx,
                changes.stream()
                        .filter(c -> !known.containsKey(c.change().id()))
                        .map(c -> binds(ledger, c, bodies.write(c.linked(null, null)), null))
                        .toList());
    }

    private static void insert(Tx tx, List<@Nullable Object[]> rows) {
        if (!rows.isEmpty()) {
            tx.batch(template(), rows);
        }
    }

    private static Query template() {
        return DSL.insertInto(HISTORY, HISTORY.fields())
                .values(new Object[HISTORY.fields().length]);
    }

    private static @Nullable Object[] binds(
            LedgerId ledger, AcceptedChange accepted, String body, @Nullable String hash) {
        Change change = accepted.change();
        return new @Nullable Object[] {
            ledger.value(),
            accepted.seq(),
            change.row(),
            change.id(),
            change.kind().name(),
            change.author().staff(),
            body,
            accepted.acceptedAt().toEpochMilli(),
            hash
        };
    }

    /// Changes after `seq`, oldest first, at most `limit`.
    public List<AcceptedChange> after(DSLContext db, LedgerId ledger, long seq, int limit) {
        return entries(db, ledger, seq, limit).stream().map(this::change).toList();
    }

    /// Everything that happened to a row, oldest first.
    public List<AcceptedChange> byRow(DSLContext db, LedgerId ledger, UUID row) {
        return selected(db)
                .where(ofRow(ledger, row))
                .orderBy(HISTORY.SEQ)
                .fetch(r -> change(entry(r)));
    }

    /// What happened to a row after `seq`, oldest first, as much as has about `bytes`, but one
    /// change at least when there is one.
    public List<AcceptedChange> byRow(
            DSLContext db, LedgerId ledger, UUID row, long seq, long bytes) {
        Condition rest = ofRow(ledger, row).and(HISTORY.SEQ.gt(seq));
        long last = lastWithin(db, rest, SIZES, bytes).orElse(seq);
        return selected(db)
                .where(rest.and(HISTORY.SEQ.le(last)))
                .orderBy(HISTORY.SEQ)
                .fetch(r -> change(entry(r)));
    }

    private static Condition ofRow(LedgerId ledger, UUID row) {
        return HISTORY.LEDGER.eq(ledger.value()).and(HISTORY.ROW_ID.eq(row));
    }

    /// Changes after `seq`, oldest first, at most `limit` and about `bytes`, but one at least when
    /// there is one.
    public List<AcceptedChange> after(
            DSLContext db, LedgerId ledger, long seq, int limit, long bytes) {
        int count = countWithin(db, ledger, seq, limit, bytes);
        return count == 0 ? List.of() : after(db, ledger, seq, count);
    }

    private static int countWithin(
            DSLContext db, LedgerId ledger, long seq, int limit, long bytes) {
        long at = seq;
        long used = 0;
        int count = 0;
        int asked = Math.min(SIZES, limit);
        while (count < limit) {
            Condition rest = HISTORY.LEDGER.eq(ledger.value()).and(HISTORY.SEQ.gt(at));
            List<Size> sizes = sizes(db, rest, asked);
            for (Size size : sizes) {
                used += size.bytes();
                if (count > 0 && used > bytes) {
                    return count;
                }
                count++;
            }
            if (sizes.size() < asked || count == limit) {
                return count;
            }
            at = sizes.getLast().seq();
            // As many as will do if they are like those before.
            asked = Math.clamp((bytes - used) * count / Math.max(1, used), 1, limit - count);
        }
        return count;
    }

    private static OptionalLong lastWithin(
            DSLContext db, Condition condition, int limit, long bytes) {
        OptionalLong last = OptionalLong.empty();
        long left = bytes;
        for (Size size : sizes(db, condition, limit)) {
            if (last.isPresent() && size.bytes() > left) {
                return last;
            }
            left -= size.bytes();
            last = OptionalLong.of(size.seq());
        }
        return last;
    }

    private record Size(long seq, long bytes) {}

    private static List<Size> sizes(DSLContext db, Condition condition, int limit) {
        return db.select(HISTORY.SEQ, DSL.octetLength(HISTORY.BODY))
                .from(HISTORY)
                .where(condition)
                .orderBy(HISTORY.LEDGER, HISTORY.SEQ)
                .limit(limit)
                .fetch(r -> new Size(r.value1(), r.value2()));
    }

    /// Those of the changes that were accepted, in whatever ledger, by id.
    public Map<UUID, AcceptedChange> byChange(DSLContext db, Collection<UUID> changes) {
        Map<UUID, AcceptedChange> found = new HashMap<>();
        List<UUID> ids = List.copyOf(changes);
        for (int from = 0; from < ids.size(); from += PER_QUERY) {
            List<UUID> some = ids.subList(from, Math.min(ids.size(), from + PER_QUERY));
            collect(
                    selected(db).where(HISTORY.CHANGE_ID.in(some)),
                    change -> found.put(change.change().id(), change));
        }
        return found;
    }

    /// Those of the changes that exist, by sequence.
    public Map<Long, AcceptedChange> bySeq(DSLContext db, LedgerId ledger, Collection<Long> seqs) {
        Map<Long, AcceptedChange> found = new HashMap<>();
        List<Long> all = List.copyOf(seqs);
        for (int from = 0; from < all.size(); from += PER_QUERY) {
            List<Long> some = all.subList(from, Math.min(all.size(), from + PER_QUERY));
            collect(
                    selected(db).where(HISTORY.LEDGER.eq(ledger.value()).and(HISTORY.SEQ.in(some))),
                    change -> found.put(change.seq(), change));
        }
        return found;
    }

    private void collect(
            SelectConditionStep<Record> query, java.util.function.Consumer<AcceptedChange> into) {
        query.forEach(r -> into.accept(change(entry(r))));
    }

    /// One stored row as it lies there, for verification.
    ///
    /// @param hash null on a workstation
    public record Entry(
            long seq,
            UUID row,
            UUID change,
            String kind,
            String staff,
            String body,
            long acceptedAtMillis,
            @Nullable String hash) {}

    /// Stored rows after `seq`, oldest first, at most `limit`.
    public List<Entry> entries(DSLContext db, LedgerId ledger, long seq, int limit) {
        return selected(db)
                .where(HISTORY.LEDGER.eq(ledger.value()).and(HISTORY.SEQ.gt(seq)))
                .orderBy(HISTORY.LEDGER, HISTORY.SEQ)
                .limit(limit)
                .fetch(HistoryStore::entry);
    }

    /// The change in a stored row.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.storage.body`
    public AcceptedChange change(Entry entry) {
        AcceptedChange body = bodies.read(entry.body(), AcceptedChange.class);
        return body.linked(body.salt(), entry.hash());
    }

    /// The link that a change stored as `body` ought to have at place `seq` after `previous`.
    public static String link(String previous, LedgerId ledger, long seq, String body) {
        return HashChain.link(previous, ledger.value(), seq, body);
    }

    /// The ledgers that have a history, by name.
    public List<LedgerId> ledgers(DSLContext db) {
        return db.selectDistinct(HISTORY.LEDGER)
                .from(HISTORY)
                .orderBy(HISTORY.LEDGER)
                .fetch(r -> new LedgerId(r.value1()));
    }

    /// Stored entries of some rows, oldest first; at most 500 rows at a time.
    public List<Entry> ofRows(DSLContext db, LedgerId ledger, Collection<UUID> rows) {
        return selected(db)
                .where(HISTORY.LEDGER.eq(ledger.value()).and(HISTORY.ROW_ID.in(rows)))
                .orderBy(HISTORY.SEQ)
                .fetch(HistoryStore::entry);
    }

    private static org.jooq.SelectJoinStep<Record> selected(DSLContext db) {
        return db.select(HISTORY.fields()).from(HISTORY);
    }

    private static Entry entry(Record r) {
        return new Entry(
                r.get(HISTORY.SEQ),
                r.get(HISTORY.ROW_ID),
                r.get(HISTORY.CHANGE_ID),
                r.get(HISTORY.KIND),
                r.get(HISTORY.STAFF),
                r.get(HISTORY.BODY),
                r.get(HISTORY.ACCEPTED_AT),
                r.get(HISTORY.HASH));
    }

    private Iterator<String> salts(int count) {
        byte[] bits = new byte[count * SALT_BYTES];
        random.nextBytes(bits);
        List<String> salts = new ArrayList<>(count);
        for (int from = 0; from < bits.length; from += SALT_BYTES) {
            byte[] own = Arrays.copyOfRange(bits, from, from + SALT_BYTES);
            salts.add(Base64.getEncoder().encodeToString(own));
        }
        return salts.iterator();
    }
}
