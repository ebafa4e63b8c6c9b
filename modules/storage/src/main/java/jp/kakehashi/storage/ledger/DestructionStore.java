package jp.kakehashi.storage.ledger;

import static jp.kakehashi.storage.generated.Tables.CONFLICT;
import static jp.kakehashi.storage.generated.Tables.HISTORY;
import static jp.kakehashi.storage.generated.Tables.SEALED_CELL;
import static jp.kakehashi.storage.generated.Tables.STORED_FILE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Tx;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// The register of destruction, and the taking away of what rows said. For the server.
public final class DestructionStore {
    private static final int PER_QUERY = 500;
    private static final Table<Record> LISTS = DSL.table(DSL.unquotedName("destruction"));
    private static final Table<Record> ROWS = DSL.table(DSL.unquotedName("destroyed_row"));
    private static final Table<Record> KEYED = DSL.table(DSL.unquotedName("keyed_row"));
    private static final Field<UUID> ID = field("id", SQLDataType.UUID);
    private static final Field<String> LEDGER = field("ledger", SQLDataType.VARCHAR);
    private static final Field<Integer> YEAR = field("fiscal_year", SQLDataType.INTEGER);
    private static final Field<String> STATE = field("state", SQLDataType.VARCHAR);
    private static final Field<String> PROPOSER = field("proposer", SQLDataType.VARCHAR);
    private static final Field<String> BODY = field("body", SQLDataType.VARCHAR);
    private static final Field<Long> CHANGED_AT = field("changed_at", SQLDataType.BIGINT);
    private static final Field<UUID> ROW_ID = field("row_id", SQLDataType.UUID);
    private static final Field<UUID> DESTRUCTION = field("destruction", SQLDataType.UUID);
    private static final Field<Long> AT_SEQ = field("at_seq", SQLDataType.BIGINT);

    private static final Field<Boolean> GUARDED = field("guarded", SQLDataType.BOOLEAN);

    private final Bodies bodies;

    private static <T> Field<T> field(String name, DataType<T> type) {
        return DSL.field(DSL.unquotedName(name), type);
    }

    /// A store that shares `bodies`.
    public DestructionStore(Bodies bodies) {
        this.bodies = bodies;
    }

    /// The list of that id.
    public Optional<Destruction> find(DSLContext db, UUID id) {
        return lists(db, ID.eq(id)).stream().findFirst();
    }

    /// The lists of a ledger, the latest first.
    public List<Destruction> of(DSLContext db, LedgerId ledger) {
        return lists(db, LEDGER.eq(ledger.value()));
    }

    private List<Destruction> lists(DSLContext db, Condition which) {
        return db.select(BODY)
                .from(LISTS)
                .where(which)
                .orderBy(CHANGED_AT.desc(), ID)
                .fetch(r -> bodies.read(r.value1(), Destruction.class));
    }

    /// Writes a list down as it is now.
    public void put(Tx tx, Destruction list, Instant now) {
        String body = bodies.write(list);
        int there =
                tx.execute(
                        DSL.update(LISTS)
                                .set(STATE, list.state())
                                .set(BODY, body)
                                .set(CHANGED_AT, now.toEpochMilli())
                                .where(ID.eq(list.id())));
        if (there == 0) {
            tx.execute(
                    DSL.insertInto(LISTS)
                            .set(ID, list.id())
                            .set(LEDGER, list.ledger().value())
                            .set(YEAR, list.year())
                            .set(STATE, list.state())
                            .set(PROPOSER, list.proposed().staff())
                            .set(BODY, body)
                            .set(CHANGED_AT, now.toEpochMilli()));
        }
    }

    /// Those of `rows` whose contents are gone.
    public Set<UUID> destroyed(DSLContext db, Collection<UUID> rows) {
        Set<UUID> found = new HashSet<>();
        for (List<UUID> some : portions(rows)) {
            found.addAll(db.select(ROW_ID).from(ROWS).where(ROW_ID.in(some)).fetch(ROW_ID));
        }
        return found;
    }

    /// Those of `rows` whose contents are gone and that were kept from some readers.
    public Set<UUID> guarded(DSLContext db, Collection<UUID> rows) {
        Set<UUID> found = new HashSet<>();
        for (List<UUID> some : portions(rows)) {
            found.addAll(
                    db.select(ROW_ID)
                            .from(ROWS)
                            .where(ROW_ID.in(some).and(GUARDED.isTrue()))
                            .fetch(ROW_ID));
        }
        return found;
    }

    /// All rows of a ledger whose contents are gone.
    public Set<UUID> destroyed(DSLContext db, LedgerId ledger) {
        return new HashSet<>(
                db.select(ROW_ID).from(ROWS).where(LEDGER.eq(ledger.value())).fetch(ROW_ID));
    }

    /// The files of rows, destroyed ones too.
    public List<UUID> files(DSLContext db, Collection<UUID> rows) {
        List<UUID> found = new ArrayList<>();
        for (List<UUID> some : portions(rows)) {
            found.addAll(
                    db.select(STORED_FILE.ID)
                            .from(STORED_FILE)
                            .where(STORED_FILE.ROW_ID.in(some))
                            .fetch(STORED_FILE.ID));
        }
        return found;
    }

    /// Takes away what is kept of `rows`: the rows, what was disputed about them, and of their
    /// history all but who did what when and its link. `deletions` say at which sequence each row
    /// was destroyed.
    public void shred(
            Tx tx,
            LedgerId ledger,
            UUID destruction,
            Map<UUID, Long> deletions,
            Set<UUID> guarded) {
        List<UUID> rows = List.copyOf(deletions.keySet());
        for (List<UUID> some : portions(rows)) {
            tx.query()
                    .select(HISTORY.CHANGE_ID, HISTORY.BODY)
                    .from(HISTORY)
                    .where(HISTORY.LEDGER.eq(ledger.value()))
                    .and(HISTORY.ROW_ID.in(some))
                    .forEach(
                            r ->
                                    tx.execute(
                                            DSL.update(HISTORY)
                                                    .set(HISTORY.BODY, emptied(r.value2()))
                                                    .where(HISTORY.CHANGE_ID.eq(r.value1()))));
            Condition conflict = CONFLICT.LEDGER.eq(ledger.value()).and(CONFLICT.ROW_ID.in(some));
            tx.execute(DSL.deleteFrom(CONFLICT).where(conflict));
            tx.execute(
                    DSL.deleteFrom(SEALED_CELL)
                            .where(
                                    SEALED_CELL
                                            .LEDGER
                                            .eq(ledger.value())
                                            .and(SEALED_CELL.ROW_ID.in(some))));
            new CommentStore(bodies).silence(tx, ledger, some);
            tx.execute(DSL.deleteFrom(KEYED).where(ROW_ID.in(some)));
            tx.execute(
                    DSL.deleteFrom(LedgerLayout.tableOf(ledger))
                            .where(LedgerLayout.ROW_ID.in(some)));
        }
        deletions.forEach(
                (row, seq) ->
                        tx.execute(
                                DSL.insertInto(ROWS)
                                        .set(ROW_ID, row)
                                        .set(LEDGER, ledger.value())
                                        .set(DESTRUCTION, destruction)
                                        .set(AT_SEQ, seq)
                                        .set(GUARDED, guarded.contains(row))));
    }

    private String emptied(String body) {
        return bodies.write(emptied(bodies.read(body, AcceptedChange.class)));
    }

    private static AcceptedChange emptied(AcceptedChange full) {
        Change c = full.change();
        Change empty =
                new Change(
                        c.id(),
                        c.ledger(),
                        c.row(),
                        c.kind(),
                        List.of(),
                        c.seenRowSeq(),
                        c.definitionVersion(),
                        c.author(),
                        c.madeAt(),
                        ChangeNote.NONE,
                        c.conflict());
        return new AcceptedChange(full.seq(), empty, Map.of(), full.acceptedAt());
    }

    /// Whether `change` is one of which nothing is left: without its salt and its cells it cannot
    /// give its link any more.
    public static boolean isEmptied(AcceptedChange change) {
        Change c = change.change();
        return change.salt() == null
                && c.edits().isEmpty()
                && change.assigned().isEmpty()
                && c.note().equals(ChangeNote.NONE);
    }

    private static <T extends @Nullable Object> List<List<T>> portions(Collection<T> all) {
        List<T> list = new ArrayList<>(all);
        List<List<T>> portions = new ArrayList<>();
        for (int from = 0; from < list.size(); from += PER_QUERY) {
            portions.add(list.subList(from, Math.min(list.size(), from + PER_QUERY)));
        }
        return portions;
    }
}
