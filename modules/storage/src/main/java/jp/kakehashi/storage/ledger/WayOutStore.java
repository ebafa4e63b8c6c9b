package jp.kakehashi.storage.ledger;

import static jp.kakehashi.storage.generated.Tables.WAY_OUT;
import static jp.kakehashi.storage.generated.Tables.WAY_OUT_PIECE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Tx;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// How rows leave ledgers under a name: forms with their blanks, recipes. For the server.
public final class WayOutStore {
    /// A store without state of its own.
    public WayOutStore() {}

    /// One of them, without its blank.
    public record StoredWay(
            UUID id,
            LedgerId ledger,
            String kind,
            String name,
            int version,
            String text,
            @Nullable String blank,
            String staff,
            Instant at) {}

    /// All of a ledger, by name.
    public List<StoredWay> all(DSLContext db, LedgerId ledger) {
        return list(db, WAY_OUT.LEDGER.eq(ledger.value()));
    }

    /// The one of that id, of whatever ledger.
    public Optional<StoredWay> find(DSLContext db, UUID id) {
        return list(db, WAY_OUT.ID.eq(id)).stream().findFirst();
    }

    private static List<StoredWay> list(DSLContext db, Condition which) {
        return db.select(WAY_OUT.fields())
                .from(WAY_OUT)
                .where(which)
                .orderBy(WAY_OUT.NAME, WAY_OUT.ID)
                .fetch(WayOutStore::way);
    }

    private static StoredWay way(Record r) {
        return new StoredWay(
                r.get(WAY_OUT.ID),
                new LedgerId(r.get(WAY_OUT.LEDGER)),
                r.get(WAY_OUT.KIND),
                r.get(WAY_OUT.NAME),
                r.get(WAY_OUT.VERSION),
                r.get(WAY_OUT.BODY),
                r.get(WAY_OUT.BLANK_HASH),
                r.get(WAY_OUT.STAFF),
                Instant.ofEpochMilli(r.get(WAY_OUT.PUBLISHED_AT)));
    }

    /// The blank of one, Base64 in pieces.
    public List<String> blank(DSLContext db, UUID id) {
        return db.select(WAY_OUT_PIECE.CONTENT)
                .from(WAY_OUT_PIECE)
                .where(WAY_OUT_PIECE.WAY_OUT.eq(id))
                .orderBy(WAY_OUT_PIECE.PIECE)
                .fetch(WAY_OUT_PIECE.CONTENT);
    }

    /// Puts one in the place of the one with its id; `blank` null leaves the blank that is there.
    public void put(Tx tx, StoredWay way, @Nullable List<String> blank) {
        tx.execute(DSL.deleteFrom(WAY_OUT).where(WAY_OUT.ID.eq(way.id())));
        tx.execute(
                DSL.insertInto(WAY_OUT)
                        .set(WAY_OUT.ID, way.id())
                        .set(WAY_OUT.LEDGER, way.ledger().value())
                        .set(WAY_OUT.KIND, way.kind())
                        .set(WAY_OUT.NAME, way.name())
                        .set(WAY_OUT.VERSION, way.version())
                        .set(WAY_OUT.BODY, way.text())
                        .set(WAY_OUT.BLANK_HASH, way.blank())
                        .set(WAY_OUT.STAFF, way.staff())
                        .set(WAY_OUT.PUBLISHED_AT, way.at().toEpochMilli()));
        if (blank != null) {
            tx.execute(DSL.deleteFrom(WAY_OUT_PIECE).where(WAY_OUT_PIECE.WAY_OUT.eq(way.id())));
            for (int i = 0; i < blank.size(); i++) {
                tx.execute(
                        DSL.insertInto(WAY_OUT_PIECE)
                                .set(WAY_OUT_PIECE.WAY_OUT, way.id())
                                .set(WAY_OUT_PIECE.PIECE, i)
                                .set(WAY_OUT_PIECE.CONTENT, blank.get(i)));
            }
        }
    }

    /// Takes one away, with its blank.
    public void remove(Tx tx, UUID id) {
        tx.execute(DSL.deleteFrom(WAY_OUT_PIECE).where(WAY_OUT_PIECE.WAY_OUT.eq(id)));
        tx.execute(DSL.deleteFrom(WAY_OUT).where(WAY_OUT.ID.eq(id)));
    }
}
