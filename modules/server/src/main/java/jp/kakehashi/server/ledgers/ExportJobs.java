package jp.kakehashi.server.ledgers;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.IndividualNumber;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.World;
import jp.kakehashi.server.accounts.Accounts;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.ExportJobStore;
import jp.kakehashi.storage.ledger.ExportJobStore.StoredJob;
import jp.kakehashi.storage.ledger.ExportJobStore.StoredRun;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.wire.Call;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.ExportJobMessages;
import jp.kakehashi.wire.ExportJobMessages.ExportForm;
import jp.kakehashi.wire.ExportJobMessages.ExportJob;
import jp.kakehashi.wire.ExportJobMessages.ExportRun;
import jp.kakehashi.wire.ExportJobMessages.JobState;
import jp.kakehashi.wire.ExportJobMessages.JobStates;
import jp.kakehashi.wire.ExportJobMessages.Pause;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Reply;
import jp.kakehashi.wire.Route;
import jp.kakehashi.wire.Route.Handler;
import jp.kakehashi.wire.Route.RouteAccess;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Jobs that write a ledger's rows into a folder at set times: defined by its owner, of the
/// production world alone. A thread of its own looks every 20 s for what is due.
final class ExportJobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExportJobs.class);
    private static final String PAUSED = "problem.export_job.paused";
    private static final String JOBS = "/api/export-jobs";
    private static final long SMALL = 32 << 10;
    private static final int MOST = 200;
    private static final int LONGEST = 400;
    private static final long ROUND_SECONDS = 20;

    private final Database database;
    private final LedgerStores stores;
    private final Definitions definitions;
    private final Accounts accounts;
    private final InstantSource clock;
    private final ScheduledExports exports;
    private final boolean allowed;
    private final Json json = new Json();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    ExportJobs(
            ScheduledExports.Ground ground,
            ViewingLog viewings,
            @Nullable Path root,
            ExportWriter writer) {
        this.database = ground.database();
        this.stores = ground.stores();
        this.definitions = ground.definitions();
        this.clock = ground.clock();
        this.accounts = new Accounts(database, clock);
        this.exports = new ScheduledExports(ground, viewings, root, writer);
        this.allowed = root != null;
        thread = Thread.ofVirtual().name("export-jobs").start(this::rounds);
    }

    private void rounds() {
        try {
            exports.sweep();
            do {
                round();
            } while (!stop.await(ROUND_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Runs what is due now.
    void round() {
        try {
            exports.run();
        } catch (RuntimeException e) {
            LOG.error("Scheduled exports will be tried again: {}", e.getClass().getName());
        }
    }

    List<Route> routes() {
        return List.of(
                signedIn("GET", JOBS, call -> new Reply.Message(all(call.session()))),
                signedIn("PUT", JOBS + "/{job}", this::put),
                signedIn("DELETE", JOBS + "/{job}", this::remove),
                signedIn("POST", JOBS + "/{job}/run", this::run),
                signedIn("POST", JOBS + "/{job}/pause", this::pause));
    }

    private static Route signedIn(String method, String path, Handler handler) {
        return new Route(
                method,
                path,
                RouteAccess.SIGNED_IN,
                SMALL,
                call -> {
                    if (call.session().world() != World.PRODUCTION) {
                        throw Problem.refused("problem.world.production_only").asException();
                    }
                    return handler.handle(call);
                });
    }

    private ExportJobStore jobs() {
        return stores.logs().exportJobs();
    }

    private boolean owns(CallerSession caller, StoredJob job) {
        return definitions
                .find(job.ledger())
                .filter(d -> d.mayOpen(caller.actor()) && d.ownedBy(caller.actor()))
                .isPresent();
    }

    private JobStates all(CallerSession caller) {
        List<JobState> told = new ArrayList<>();
        for (StoredJob job : database.read(jobs()::all)) {
            if (owns(caller, job)) {
                StoredRun last = database.read(db -> jobs().last(db, job.id())).orElse(null);
                told.add(
                        new JobState(
                                json.read(job.body(), ExportJob.class),
                                job.staff(),
                                job.paused(),
                                job.due(),
                                last == null ? null : told(last)));
            }
        }
        return new JobStates(told, allowed);
    }

    private static ExportRun told(StoredRun run) {
        return new ExportRun(run.begun(), run.ended(), run.outcome(), run.detail(), run.rows());
    }

    private Reply put(Call call) {
        CallerSession caller = call.session();
        ExportJob job = call.body(ExportJob.class);
        UUID id = id(call);
        LedgerDefinition ledger = definitions.opened(job.ledger(), caller.actor());
        if (!ledger.ownedBy(caller.actor())) {
            throw Problem.refused("problem.export_job.rights").asException();
        }
        check(job, id, ledger);
        Instant now = clock.instant();
        StoredJob stored =
                new StoredJob(
                        id,
                        job.ledger(),
                        json.text(job),
                        caller.actor().staff(),
                        null,
                        ExportTimes.next(job.times(), now));
        database.write(
                tx -> {
                    StoredJob was = jobs().find(tx.query(), id).orElse(null);
                    if (was != null && !owns(caller, was)) {
                        throw Problem.refused("problem.export_job.rights").asException();
                    }
                    if (was == null && jobs().all(tx.query()).size() >= MOST) {
                        throw Problem.invalid("problem.export_job.too_many", MOST).asException();
                    }
                    requireOwnFile(jobs().all(tx.query()), job);
                    if (was != null && same(was, stored)) {
                        return true; // sent twice: what runs by it goes on
                    }
                    jobs().put(tx, stored, now);
                    String place = job.to().folder() + "/" + job.to().file();
                    note(tx, caller, "export_job.define", stored, place);
                    return true;
                });
        return new Reply.Message(all(caller));
    }

    private static boolean same(StoredJob was, StoredJob now) {
        return was.body().equals(now.body())
                && was.staff().equals(now.staff())
                && was.paused() == null;
    }

    /// All jobs write below one root: none writes over another's file.
    private void requireOwnFile(List<StoredJob> all, ExportJob job) {
        for (StoredJob other : all) {
            ExportJobMessages.Place there = json.read(other.body(), ExportJob.class).to();
            if (!other.id().equals(job.id())
                    && there.folder().equalsIgnoreCase(job.to().folder())
                    && there.file().equalsIgnoreCase(job.to().file())) {
                throw Problem.refused("problem.export_job.same_file").asException();
            }
        }
    }

    private void check(ExportJob job, UUID id, LedgerDefinition ledger) {
        if (!allowed) {
            throw Problem.unavailable("problem.export_job.no_root").asException();
        }
        ExportTimes.check(job.times());
        ExportFolder.check(job.to().folder(), job.to().file());
        boolean recipe = job.form() == ExportForm.OPEN_DATA;
        boolean purpose =
                job.purpose().length() <= LONGEST
                        && (!ledger.personal() || !job.purpose().isBlank());
        if (!job.id().equals(id) || recipe != (job.recipe() != null)) {
            throw Problem.invalid("problem.export_job.recipe").asException();
        }
        if (!purpose) {
            throw Problem.invalid("problem.viewing.purpose", LONGEST).asException();
        }
        ledger.requirePurpose(job.purpose().strip());
        if (IndividualNumber.in(job.purpose()) || IndividualNumber.in(job.to().file())) {
            throw Problem.invalid("problem.value.individual_number", "purpose").asException();
        }
        String view = job.view();
        if (view != null && ledger.views().stream().noneMatch(v -> v.name().ja().equals(view))) {
            throw Problem.invalid("problem.export_job.view", view).asException();
        }
    }

    private StoredJob known(Call call) {
        UUID id = id(call);
        return database.read(db -> jobs().find(db, id))
                .filter(job -> owns(call.session(), job))
                .orElseThrow(() -> Problem.invalid("problem.export_job.unknown").asException());
    }

    private Reply remove(Call call) {
        StoredJob job = known(call);
        database.write(
                tx -> {
                    jobs().remove(tx, job.id());
                    note(tx, call.session(), "export_job.remove", job, "");
                    return true;
                });
        return new Reply.Message(all(call.session()));
    }

    private Reply pause(Call call) {
        StoredJob job = known(call);
        boolean rest = call.body(Pause.class).paused();
        ExportJob what = json.read(job.body(), ExportJob.class);
        Instant due = ExportTimes.next(what.times(), clock.instant());
        database.write(
                tx -> {
                    jobs().pause(tx, job.id(), rest ? PAUSED : null, due);
                    String act = rest ? "export_job.pause" : "export_job.resume";
                    note(tx, call.session(), act, job, "");
                    return true;
                });
        return new Reply.Message(all(call.session()));
    }

    private Reply run(Call call) {
        StoredJob job = known(call);
        if (job.paused() != null) {
            throw Problem.invalid(PAUSED).asException();
        }
        if (!exports.run(job, tx -> note(tx, call.session(), "export_job.now", job, ""))) {
            throw Problem.unavailable("problem.export_job.running").asException();
        }
        return new Reply.Message(all(call.session()));
    }

    private void note(Tx tx, CallerSession caller, String act, StoredJob job, String detail) {
        accounts.log(tx, caller.actor().staff(), act, "*", job.ledger() + " " + detail);
    }

    private static UUID id(Call call) {
        try {
            return UUID.fromString(call.path("job"));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("problem.wire.id").asException();
        }
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
