package jp.kakehashi.server.ledgers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.RowState;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.ExportJobStore;
import jp.kakehashi.storage.ledger.ExportJobStore.StoredJob;
import jp.kakehashi.storage.ledger.ExportJobStore.StoredRun;

/// One run's hold on its job: it ends by itself, so that a server that was killed holds nothing for
/// ever, and is renewed as rows go by, so that a long run keeps it. For one thread.
final class ExportClaim {
    /// How long it holds.
    static final Duration LEASE = Duration.ofMinutes(15);

    private final Database database;
    private final ExportJobStore jobs;
    private final InstantSource clock;
    private final StoredRun run;
    private Instant until;

    private ExportClaim(
            Database database, ExportJobStore jobs, InstantSource clock, StoredRun run) {
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
        this.run = run;
        this.until = run.begun().plus(LEASE);
    }

    /// Takes `job` for `run` unless somebody else has it or it was changed since; `also` happens in
    /// the same step.
    static Optional<ExportClaim> take(
            Database database,
            ExportJobStore jobs,
            InstantSource clock,
            StoredJob job,
            StoredRun run,
            Consumer<Tx> also) {
        Instant now = run.begun();
        boolean mine =
                database.write(
                        tx -> {
                            if (!jobs.claim(tx, job, run.id(), now, now.plus(LEASE))) {
                                return false;
                            }
                            also.accept(tx);
                            jobs.begin(tx, run, job.due());
                            return true;
                        });
        return mine ? Optional.of(new ExportClaim(database, jobs, clock, run)) : Optional.empty();
    }

    /// The same rows, each of which keeps the claim.
    Iterator<RowState> over(Iterator<RowState> rows) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public RowState next() {
                if (clock.instant().isAfter(until.minus(LEASE.dividedBy(2)))) {
                    require();
                }
                return rows.next();
            }
        };
    }

    /// Renews it.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.export_job.lost` when the job is
    ///     somebody else's by now, was changed or is gone
    void require() {
        Instant next = clock.instant().plus(LEASE);
        if (!database.write(tx -> jobs.renew(tx, run, next))) {
            throw Problem.refused("problem.export_job.lost").asException();
        }
        until = next;
    }
}
