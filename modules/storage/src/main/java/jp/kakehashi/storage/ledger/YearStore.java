package jp.kakehashi.storage.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.kakehashi.records.FiscalYear;
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

/// What head office knows of the fiscal years of ledgers: which are frozen, which rows are being
/// carried, and who did what to them. For the server.
public final class YearStore {
    private static final Table<Record> FROZEN = DSL.table(DSL.unquotedName("frozen_year"));
    private static final Table<Record> RUNS = DSL.table(DSL.unquotedName("year_run"));
    private static final Table<Record> ACTS = DSL.table(DSL.unquotedName("year_act"));
    private static final Field<String> LEDGER = field("ledger", SQLDataType.VARCHAR);
    private static final Field<Integer> YEAR = field("fiscal_year", SQLDataType.INTEGER);
    private static final Field<UUID> RUN = field("run", SQLDataType.UUID);
    private static final Field<Long> STARTED_AT = field("started_at", SQLDataType.BIGINT);
    private static final Field<Long> CARRIED = field("carried", SQLDataType.BIGINT);
    private static final Field<UUID> ID = field("id", SQLDataType.UUID);
    private static final Field<String> KIND = field("kind", SQLDataType.VARCHAR);
    private static final Field<String> STAFF = field("staff", SQLDataType.VARCHAR);
    private static final Field<String> STAFF_NAME = field("staff_name", SQLDataType.VARCHAR);
    private static final Field<Long> ACTED_AT = field("acted_at", SQLDataType.BIGINT);
    private static final Field<Long> ROW_COUNT = field("row_count", SQLDataType.BIGINT);
    private static final Field<String> REASON = field("reason", SQLDataType.VARCHAR);
    private static final int MOST_ACTS = 500;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000000000000000L;
    private static final int RANDOM_BITS = 12;

    private static <T> Field<T> field(String name, DataType<T> type) {
        return DSL.field(DSL.unquotedName(name), type);
    }

    /// A store of years.
    public YearStore() {}

    /// The carrying of one year: its id, when it began, how many rows it has made.
    public record Run(UUID id, Instant startedAt, long carried) {
        /// The id of the row that `row` becomes: the same however often it is asked, and it sorts
        /// among the rows made when the carrying began.
        public UUID made(UUID row) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                String both = id + "\n" + row;
                ByteBuffer bits =
                        ByteBuffer.wrap(digest.digest(both.getBytes(StandardCharsets.UTF_8)));
                long high = startedAt.toEpochMilli() << 16 | VERSION_7;
                long random = bits.getLong() >>> (Long.SIZE - RANDOM_BITS);
                return new UUID(high | random, bits.getLong() >>> 2 | VARIANT);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }

    /// What was done to a year: `CARRIED`, `UNDONE`, `FROZEN`, `REOPENED` or `DESTROYED`.
    public record Act(
            UUID id,
            FiscalYear year,
            String kind,
            String staff,
            String name,
            Instant at,
            long rows,
            @Nullable String reason) {}

    private static Condition of(LedgerId ledger, FiscalYear year) {
        return LEDGER.eq(ledger.value()).and(YEAR.eq(year.year()));
    }

    /// The frozen years of a ledger, in order.
    public List<Integer> frozen(DSLContext db, LedgerId ledger) {
        return db.select(YEAR)
                .from(FROZEN)
                .where(LEDGER.eq(ledger.value()))
                .orderBy(YEAR)
                .fetch(YEAR);
    }

    /// Freezes a year that is not.
    public void freeze(Tx tx, LedgerId ledger, FiscalYear year) {
        tx.execute(DSL.insertInto(FROZEN).set(LEDGER, ledger.value()).set(YEAR, year.year()));
    }

    /// Opens a frozen year again.
    public void reopen(Tx tx, LedgerId ledger, FiscalYear year) {
        tx.execute(DSL.deleteFrom(FROZEN).where(of(ledger, year)));
    }

    /// The carrying of a year that was begun and not taken back.
    public Optional<Run> run(DSLContext db, LedgerId ledger, FiscalYear year) {
        return db.select(RUN, STARTED_AT, CARRIED)
                .from(RUNS)
                .where(of(ledger, year))
                .fetchOptional(
                        r -> new Run(r.value1(), Instant.ofEpochMilli(r.value2()), r.value3()));
    }

    /// Begins the carrying of a year.
    public Run begin(Tx tx, LedgerId ledger, FiscalYear year, UUID run, Instant now) {
        tx.execute(
                DSL.insertInto(RUNS)
                        .set(LEDGER, ledger.value())
                        .set(YEAR, year.year())
                        .set(RUN, run)
                        .set(STARTED_AT, now.toEpochMilli())
                        .set(CARRIED, 0L));
        return new Run(run, now, 0);
    }

    /// Counts `more` rows that were carried.
    public void carried(Tx tx, LedgerId ledger, FiscalYear year, long more) {
        tx.execute(DSL.update(RUNS).set(CARRIED, CARRIED.plus(more)).where(of(ledger, year)));
    }

    /// Forgets a carrying, which was taken back.
    public void end(Tx tx, LedgerId ledger, FiscalYear year) {
        tx.execute(DSL.deleteFrom(RUNS).where(of(ledger, year)));
    }

    /// Writes down what was done.
    public void add(Tx tx, LedgerId ledger, Act act) {
        tx.execute(
                DSL.insertInto(ACTS)
                        .set(ID, act.id())
                        .set(LEDGER, ledger.value())
                        .set(YEAR, act.year().year())
                        .set(KIND, act.kind())
                        .set(STAFF, act.staff())
                        .set(STAFF_NAME, act.name())
                        .set(ACTED_AT, act.at().toEpochMilli())
                        .set(ROW_COUNT, act.rows())
                        .set(REASON, act.reason()));
    }

    /// What was done to the years of a ledger, the latest first; at most 500.
    public List<Act> acts(DSLContext db, LedgerId ledger) {
        return db.select(ID, YEAR, KIND, STAFF, STAFF_NAME, ACTED_AT, ROW_COUNT, REASON)
                .from(ACTS)
                .where(LEDGER.eq(ledger.value()))
                .orderBy(ACTED_AT.desc(), ID)
                .limit(MOST_ACTS)
                .fetch(
                        r ->
                                new Act(
                                        r.value1(),
                                        new FiscalYear(r.value2()),
                                        r.value3(),
                                        r.value4(),
                                        r.value5(),
                                        Instant.ofEpochMilli(r.value6()),
                                        r.value7(),
                                        r.value8()));
    }
}
