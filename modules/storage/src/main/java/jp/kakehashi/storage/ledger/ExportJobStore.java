package jp.kakehashi.storage.ledger;

import static jp.kakehashi.storage.generated.Tables.EXPORT_JOB;
import static jp.kakehashi.storage.generated.Tables.EXPORT_RUN;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Tx;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What head office writes into folders by itself, and how that went. For the server.
public final class ExportJobStore {
    /// A store without state of its own.
    public ExportJobStore() {}

    /// A job; `body` is its message.
    public record StoredJob(
            UUID id,
            LedgerId ledger,
            String body,
            String staff,
            @Nullable String paused,
            Instant due) {}

    /// A run of one.
    public record StoredRun(
            UUID id,
            UUID job,
            Instant begun,
            @Nullable Instant ended,
            @Nullable String outcome,
            @Nullable String detail,
            long rows) {}

    /// All jobs.
    public List<StoredJob> all(DSLContext db) {
        return list(db, DSL.noCondition());
    }

    /// The job of that id.
    public Optional<StoredJob> find(DSLContext db, UUID id) {
        return list(db, EXPORT_JOB.ID.eq(id)).stream().findFirst();
    }

    /// Those that are due, nobody is at and that do not rest.
    public List<StoredJob> due(DSLContext db, Instant now) {
        return list(db, free(now).and(EXPORT_JOB.DUE_AT.le(now.toEpochMilli())));
    }

    /// Those that no run has taken, also when they rest.
    public List<StoredJob> free(DSLContext db, Instant now) {
        return list(db, untaken(now));
    }

    private static Condition free(Instant now) {
        return EXPORT_JOB.PAUSED.isNull().and(untaken(now));
    }

    private static Condition untaken(Instant now) {
        return EXPORT_JOB
                .CLAIMED_UNTIL
                .isNull()
                .or(EXPORT_JOB.CLAIMED_UNTIL.le(now.toEpochMilli()));
    }

    private static List<StoredJob> list(DSLContext db, Condition which) {
        return db.select(EXPORT_JOB.fields())
                .from(EXPORT_JOB)
                .where(which)
                .orderBy(EXPORT_JOB.DUE_AT, EXPORT_JOB.ID)
                .fetch(
                        r ->
                                new StoredJob(
                                        r.get(EXPORT_JOB.ID),
                                        new LedgerId(r.get(EXPORT_JOB.LEDGER)),
                                        r.get(EXPORT_JOB.BODY),
                                        r.get(EXPORT_JOB.STAFF),
                                        r.get(EXPORT_JOB.PAUSED),
                                        Instant.ofEpochMilli(r.get(EXPORT_JOB.DUE_AT))));
    }

    /// Puts a job in the place of the one with its id. Whatever runs by the one before has lost its
    /// claim.
    public void put(Tx tx, StoredJob job, Instant at) {
        tx.execute(DSL.deleteFrom(EXPORT_JOB).where(EXPORT_JOB.ID.eq(job.id())));
        tx.execute(
                DSL.insertInto(EXPORT_JOB)
                        .set(EXPORT_JOB.ID, job.id())
                        .set(EXPORT_JOB.LEDGER, job.ledger().value())
                        .set(EXPORT_JOB.BODY, job.body())
                        .set(EXPORT_JOB.STAFF, job.staff())
                        .set(EXPORT_JOB.DEFINED_AT, at.toEpochMilli())
                        .set(EXPORT_JOB.PAUSED, job.paused())
                        .set(EXPORT_JOB.DUE_AT, job.due().toEpochMilli()));
    }

    /// Takes a job and its runs away.
    public void remove(Tx tx, UUID id) {
        tx.execute(DSL.deleteFrom(EXPORT_RUN).where(EXPORT_RUN.JOB.eq(id)));
        tx.execute(DSL.deleteFrom(EXPORT_JOB).where(EXPORT_JOB.ID.eq(id)));
    }

    /// Takes a job as it was seen for the run of whoever calls first; false for everybody else
    /// until `until`, and for a job that was changed since.
    public boolean claim(Tx tx, StoredJob job, UUID run, Instant now, Instant until) {
        return tx.execute(
                        DSL.update(EXPORT_JOB)
                                .set(EXPORT_JOB.CLAIMED_BY, run)
                                .set(EXPORT_JOB.CLAIMED_UNTIL, until.toEpochMilli())
                                .where(
                                        EXPORT_JOB
                                                .ID
                                                .eq(job.id())
                                                .and(free(now))
                                                .and(EXPORT_JOB.BODY.eq(job.body()))
                                                .and(EXPORT_JOB.STAFF.eq(job.staff()))
                                                .and(
                                                        EXPORT_JOB.DUE_AT.eq(
                                                                job.due().toEpochMilli()))))
                == 1;
    }

    /// Keeps a job for its run until `until`; false when it is that run's no more.
    public boolean renew(Tx tx, StoredRun run, Instant until) {
        return tx.execute(
                        DSL.update(EXPORT_JOB)
                                .set(EXPORT_JOB.CLAIMED_UNTIL, until.toEpochMilli())
                                .where(held(run)))
                == 1;
    }

    private static Condition held(StoredRun run) {
        return EXPORT_JOB.ID.eq(run.job()).and(EXPORT_JOB.CLAIMED_BY.eq(run.id()));
    }

    /// The runs whose claims stand at `now`.
    public Set<UUID> live(DSLContext db, Instant now) {
        return db.select(EXPORT_JOB.CLAIMED_BY)
                .from(EXPORT_JOB)
                .where(
                        EXPORT_JOB
                                .CLAIMED_BY
                                .isNotNull()
                                .and(EXPORT_JOB.CLAIMED_UNTIL.gt(now.toEpochMilli())))
                .fetchSet(EXPORT_JOB.CLAIMED_BY);
    }

    /// Ends the runs of a job that nobody ended, because their server did; how many.
    public int abandon(Tx tx, UUID job, Instant at, String outcome) {
        return tx.execute(
                DSL.update(EXPORT_RUN)
                        .set(EXPORT_RUN.ENDED_AT, at.toEpochMilli())
                        .set(EXPORT_RUN.OUTCOME, outcome)
                        .where(EXPORT_RUN.JOB.eq(job).and(EXPORT_RUN.ENDED_AT.isNull())));
    }

    /// Notes that a run has begun.
    public void begin(Tx tx, StoredRun run, Instant due) {
        tx.execute(
                DSL.insertInto(EXPORT_RUN)
                        .set(EXPORT_RUN.ID, run.id())
                        .set(EXPORT_RUN.JOB, run.job())
                        .set(EXPORT_RUN.DUE_AT, due.toEpochMilli())
                        .set(EXPORT_RUN.BEGUN_AT, run.begun().toEpochMilli())
                        .set(EXPORT_RUN.ROW_COUNT, 0L));
    }

    /// Notes how it ended. Where the job is still that run's it lets it go and says when it is due
    /// again; a job that was paused meanwhile stays so.
    public void end(Tx tx, StoredRun run, @Nullable String paused, Instant next) {
        Instant ended = run.ended();
        tx.execute(
                DSL.update(EXPORT_RUN)
                        .set(EXPORT_RUN.ENDED_AT, ended == null ? null : ended.toEpochMilli())
                        .set(EXPORT_RUN.OUTCOME, run.outcome())
                        .set(EXPORT_RUN.DETAIL, run.detail())
                        .set(EXPORT_RUN.ROW_COUNT, run.rows())
                        .where(EXPORT_RUN.ID.eq(run.id())));
        tx.execute(
                DSL.update(EXPORT_JOB)
                        .set(EXPORT_JOB.CLAIMED_BY, (UUID) null)
                        .set(EXPORT_JOB.CLAIMED_UNTIL, (Long) null)
                        .set(
                                EXPORT_JOB.PAUSED,
                                paused == null ? EXPORT_JOB.PAUSED : DSL.val(paused))
                        .set(EXPORT_JOB.DUE_AT, next.toEpochMilli())
                        .where(held(run)));
    }

    /// Lets a job rest, or run again from `due` on.
    public void pause(Tx tx, UUID id, @Nullable String why, Instant due) {
        tx.execute(
                DSL.update(EXPORT_JOB)
                        .set(EXPORT_JOB.PAUSED, why)
                        .set(EXPORT_JOB.DUE_AT, due.toEpochMilli())
                        .where(EXPORT_JOB.ID.eq(id)));
    }

    /// The newest run of a job.
    public Optional<StoredRun> last(DSLContext db, UUID job) {
        return db.select(EXPORT_RUN.fields())
                .from(EXPORT_RUN)
                .where(EXPORT_RUN.JOB.eq(job))
                .orderBy(EXPORT_RUN.BEGUN_AT.desc(), EXPORT_RUN.ID.desc())
                .limit(1)
                .fetchOptional(ExportJobStore::run);
    }

    private static StoredRun run(Record r) {
        Long ended = r.get(EXPORT_RUN.ENDED_AT);
        return new StoredRun(
                r.get(EXPORT_RUN.ID),
                r.get(EXPORT_RUN.JOB),
                Instant.ofEpochMilli(r.get(EXPORT_RUN.BEGUN_AT)),
                ended == null ? null : Instant.ofEpochMilli(ended),
                r.get(EXPORT_RUN.OUTCOME),
                r.get(EXPORT_RUN.DETAIL),
                r.get(EXPORT_RUN.ROW_COUNT));
    }
}
