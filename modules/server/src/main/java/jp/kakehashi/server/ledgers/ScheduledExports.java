package jp.kakehashi.server.ledgers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import jp.kakehashi.kernel.Ids;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.World;
import jp.kakehashi.server.accounts.Accounts;
import jp.kakehashi.server.staffing.Staffing;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.ExportJobStore;
import jp.kakehashi.storage.ledger.ExportJobStore.StoredJob;
import jp.kakehashi.storage.ledger.ExportJobStore.StoredRun;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.ExportJobMessages.ExportJob;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Messages.Viewing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs what is due: with the rights that its definer has at that moment, one server at a time,
/// files whole or not at all, each run in the log of acts. For many threads.
final class ScheduledExports {
    /// Why a job rests whose definer is gone or may not see the ledger any more.
    static final String NO_RIGHTS = "problem.export_job.rights_gone";

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledExports.class);
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final String INTERRUPTED = "problem.export_job.interrupted";
    private static final String DEVICE = "server";
    private static final int ROWS_PER_VIEWING = 5_000;
    private static final int LONGEST_DETAIL = 400;

    private final Database database;
    private final LedgerStores stores;
    private final Definitions definitions;
    private final ViewingLog viewings;
    private final Staffing staffing;
    private final Accounts accounts;
    private final InstantSource clock;
    private final @Nullable ExportFolder root;
    private final ExportWriter writer;
    private final Ids ids;
    private final Json json = new Json();

    ScheduledExports(Ground ground, ViewingLog viewings, @Nullable Path root, ExportWriter writer) {
        this.database = ground.database();
        this.stores = ground.stores();
        this.definitions = ground.definitions();
        this.staffing = ground.staffing();
        this.clock = ground.clock();
        this.accounts = new Accounts(database, clock);
        this.viewings = viewings;
        this.root = root == null ? null : new ExportFolder(root);
        this.writer = writer;
        this.ids = new Ids(clock);
    }

    /// What it stands on.
    record Ground(
            Database database,
            LedgerStores stores,
            Definitions definitions,
            Staffing staffing,
            InstantSource clock) {}

    private ExportJobStore jobs() {
        return stores.logs().exportJobs();
    }

    /// Runs every job that is due now; one that was missed runs once.
    void run() {
        Instant now = clock.instant();
        for (StoredJob job : database.read(db -> jobs().due(db, now))) {
            run(job, tx -> {});
        }
    }

    /// Runs one and tells whether it did, with `act` in the same step as its taking; not when
    /// somebody else is at it, or when it was changed since it was seen.
    boolean run(StoredJob job, Consumer<Tx> act) {
        Instant now = clock.instant();
        StoredRun begun = new StoredRun(ids.next(), job.id(), now, null, null, null, 0);
        AtomicBoolean left = new AtomicBoolean();
        ExportClaim claim =
                ExportClaim.take(
                                database,
                                jobs(),
                                clock,
                                job,
                                begun,
                                tx -> {
                                    left.set(abandoned(tx, job, now));
                                    act.accept(tx);
                                })
                        .orElse(null);
        if (claim == null) {
            return false;
        }
        if (left.get()) {
            sweep();
        }
        run(job, begun, claim);
        return true;
    }

    /// What a server that was killed had begun is told as such.
    private boolean abandoned(Tx tx, StoredJob job, Instant now) {
        boolean any = jobs().abandon(tx, job.id(), now, INTERRUPTED) > 0;
        if (any) {
            String what = job.ledger() + " " + INTERRUPTED;
            accounts.log(tx, job.staff(), "export_job.failed", "*", what);
        }
        return any;
    }

    private void run(StoredJob job, StoredRun begun, ExportClaim claim) {
        ExportJob what = json.read(job.body(), ExportJob.class);
        StoredRun ended;
        String paused = null;
        try {
            Actor actor = actor(job).orElse(null);
            if (actor == null) {
                paused = NO_RIGHTS;
                ended = ended(begun, NO_RIGHTS, null, 0);
            } else {
                ExportWriter.Written written = write(what, actor, begun.id(), claim);
                String detail = written.detail();
                ended = ended(begun, null, detail, written.rows().size());
            }
        } catch (ProblemException e) {
            String key =
                    e.getCause() instanceof IOException cause
                            ? ExportFolder.unwritable(cause).problem().key()
                            : e.problem().key();
            ended = ended(begun, key, String.join(" ", e.problem().args()), 0);
        } catch (UncheckedIOException e) {
            String key = ExportFolder.unwritable(e).problem().key();
            ended = ended(begun, key, null, 0);
        } catch (RuntimeException e) {
            LOG.error("A scheduled export failed: {}", e.getClass().getName());
            ended = ended(begun, "problem.export_job.failed", null, 0);
        }
        finish(job, what, ended, paused);
    }

    private StoredRun ended(
            StoredRun run, @Nullable String problem, @Nullable String detail, long rows) {
        String told =
                detail == null || detail.isEmpty()
                        ? null
                        : detail.substring(0, Math.min(LONGEST_DETAIL, detail.length()));
        return new StoredRun(
                run.id(), run.job(), run.begun(), clock.instant(), problem, told, rows);
    }

    private void finish(StoredJob job, ExportJob what, StoredRun ended, @Nullable String paused) {
        Instant next = ExportTimes.next(what.times(), clock.instant());
        String outcome = ended.outcome();
        database.write(
                tx -> {
                    jobs().end(tx, ended, paused, next);
                    accounts.log(
                            tx,
                            job.staff(),
                            outcome == null ? "export_job.run" : "export_job.failed",
                            "*",
                            "%s %s rows=%d %s"
                                    .formatted(
                                            job.ledger(),
                                            what.to().file(),
                                            ended.rows(),
                                            outcome == null ? "" : outcome));
                    return true;
                });
    }

    /// Who defined it, if they still may.
    private Optional<Actor> actor(StoredJob job) {
        return staffing.actor(job.staff())
                .filter(
                        actor -> {
                            LedgerDefinition ledger = definitions.newest(job.ledger());
                            return ledger.mayOpen(actor) && ledger.ownedBy(actor);
                        });
    }

    private ExportWriter.Written write(ExportJob job, Actor actor, UUID run, ExportClaim claim) {
        ExportFolder allowed = root;
        if (allowed == null) {
            throw Problem.unavailable("problem.export_job.no_root").asException();
        }
        LedgerDefinition ledger = definitions.newest(job.ledger());
        ledger.requirePurpose(job.purpose().strip());
        Path folder = allowed.open(job.to().folder());
        Path scratch = ExportFolder.scratch(folder, run);
        boolean placed = false;
        try {
            ReaderRows rows = new ReaderRows(database, stores, definitions, actor);
            ExportWriter.Written written =
                    writer.write(
                            new ExportWriter.Order(
                                    job,
                                    ledger,
                                    actor,
                                    () -> claim.over(rows.of(ledger)),
                                    rows,
                                    recipe(job),
                                    LocalDate.ofInstant(clock.instant(), JAPAN)),
                            scratch);
            claim.require();
            // First, as everywhere: what cannot be logged does not leave.
            log(job, ledger, actor, written);
            ExportFolder.place(scratch, folder);
            placed = true;
            return written;
        } finally {
            if (!placed) {
                clear(scratch);
            }
        }
    }

    /// Removes what runs left that were killed with their server, and says of these runs that they
    /// ended. First the folders, then the runs: what another server begins meanwhile is not among
    /// the folders.
    void sweep() {
        ExportFolder allowed = root;
        if (allowed == null) {
            return;
        }
        try {
            sweep(allowed);
        } catch (RuntimeException e) {
            LOG.error("What runs left stays until the next start: {}", e.getClass().getName());
        }
    }

    private void sweep(ExportFolder allowed) {
        List<Path> found = allowed.scratches();
        // One moment for both: a run that ends its lease in between would leave its folder.
        Instant now = clock.instant();
        Set<UUID> live = database.read(db -> jobs().live(db, now));
        found.stream()
                .filter(each -> !live.contains(ExportFolder.run(each)))
                .forEach(ScheduledExports::clear);
        database.write(
                tx -> {
                    for (StoredJob job : jobs().free(tx.query(), now)) {
                        abandoned(tx, job, now);
                    }
                    return true;
                });
    }

    private static void clear(Path scratch) {
        try {
            ExportFolder.clear(scratch);
        } catch (IOException e) {
            LOG.warn("What a scheduled export had begun could not be removed");
        }
    }

    private @Nullable String recipe(ExportJob job) {
        UUID id = job.recipe();
        if (id == null) {
            return null;
        }
        return database.read(db -> stores.logs().waysOut().find(db, id))
                .filter(way -> way.ledger().equals(job.ledger()))
                .orElseThrow(() -> Problem.invalid("problem.way.unknown").asException())
                .text();
    }

    private void log(
            ExportJob job, LedgerDefinition ledger, Actor actor, ExportWriter.Written written) {
        if (!ledger.personal()) {
            return;
        }
        Instant now = clock.instant();
        CallerSession caller =
                new CallerSession(actor, DEVICE, World.PRODUCTION, now.plus(ExportClaim.LEASE));
        List<UUID> rows = List.copyOf(written.rows());
        for (int from = 0; from < rows.size(); from += ROWS_PER_VIEWING) {
            List<UUID> some = rows.subList(from, Math.min(rows.size(), from + ROWS_PER_VIEWING));
            Viewing viewing =
                    new Viewing(ids.next(), now, ledger.id(), "export", job.purpose(), some);
            viewings.take(caller, new ArrayList<>(List.of(viewing)));
        }
    }
}
