package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jp.kakehashi.records.Actor;
import jp.kakehashi.server.staffing.Staffing;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.ExportJobMessages.Every;
import jp.kakehashi.wire.ExportJobMessages.ExportForm;
import jp.kakehashi.wire.ExportJobMessages.ExportJob;
import jp.kakehashi.wire.ExportJobMessages.JobState;
import jp.kakehashi.wire.ExportJobMessages.JobStates;
import jp.kakehashi.wire.ExportJobMessages.Place;
import jp.kakehashi.wire.ExportJobMessages.Times;
import jp.kakehashi.wire.RouteCalls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A server that writes exports at set times, with one ledger, for tests.
abstract class ExportsAtWork {
    static final UUID JOB = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    @TempDir Path dir;
    Path root;
    Site site;
    ExportJobs jobs;
    final Set<String> gone = new HashSet<>();
    final List<String> order = new ArrayList<>();
    ExportWriter writer = this::write;

    @BeforeEach
    void open() throws IOException {
        root = Files.createDirectory(dir.resolve("exports"));
        site = new Site(dir, Databases.inMemory(), Databases.inMemory()).published();
        jobs = jobs(root);
    }

    ExportJobs jobs(Path allowed) {
        return new ExportJobs(
                ground(), viewings(), allowed, (what, folder) -> writer.write(what, folder));
    }

    ViewingLog viewings() {
        return new ViewingLog(site.database, site.stores, ground().definitions(), site.clock);
    }

    ScheduledExports.Ground ground() {
        Definitions definitions = new Definitions(site.database, site.stores.definitions());
        Staffing staffing =
                new Staffing() {
                    @Override
                    public boolean rightsStand(CallerSession caller) {
                        return true;
                    }

                    @Override
                    public List<Holder> holders() {
                        return List.of();
                    }

                    @Override
                    public Optional<Actor> actor(String staff) {
                        return gone.contains(staff)
                                ? Optional.empty()
                                : Optional.of(site.owner.actor());
                    }
                };
        return new ScheduledExports.Ground(
                site.database, site.stores, definitions, staffing, site.clock);
    }

    @AfterEach
    void close() {
        jobs.close();
        site.database.close();
        site.training.close();
        site.feature.close();
    }

    ExportWriter.Written write(ExportWriter.Order what, Path folder) {
        Set<UUID> rows = new HashSet<>();
        what.rows().get().forEachRemaining(row -> rows.add(row.row()));
        order.add(what.actor().staff());
        try {
            Files.writeString(folder.resolve(what.job().to().file() + ".csv"), "" + order.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ExportWriter.Written(rows, null);
    }

    static ExportJob job(String folder, String file) {
        return new ExportJob(
                JOB,
                Site.LEDGER,
                ExportForm.CSV_UTF_8,
                null,
                null,
                new Place(folder, file),
                new Times(Every.DAY, 0, 6, 0),
                "毎朝の照合");
    }

    JobStates call(CallerSession caller, String method, String path, Object body) {
        return (JobStates)
                site.body(
                        new RouteCalls(jobs.routes(), caller)
                                .call(
                                        method,
                                        "/api/export-jobs" + path.replace("{job}", JOB.toString()),
                                        body));
    }

    JobState only(CallerSession caller) {
        return call(caller, "GET", "", null).jobs().getFirst();
    }

    void define(String folder, String file) {
        call(site.owner, "PUT", "/{job}", job(folder, file));
    }

    void later(Duration by) {
        site.clock.pass(by);
        jobs.round();
    }

    /// Waits for the server's own first round, which may be the one that is at it.
    void awaitEnd() {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (atWork()) {
            assertTrue(System.nanoTime() < end, "a run does not end");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private boolean atWork() {
        return call(site.owner, "GET", "", null).jobs().stream()
                .map(JobState::last)
                .anyMatch(run -> run != null && run.ended() == null);
    }

    Path file(String folder) {
        return root.resolve(folder).resolve("許可.csv");
    }

    static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }
}
