package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.server.staffing.Staffing;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.storage.ledger.ExportJobStore;
import jp.kakehashi.storage.ledger.ExportJobStore.StoredJob;
import jp.kakehashi.storage.ledger.ExportJobStore.StoredRun;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.ExportJobMessages.Every;
import jp.kakehashi.wire.ExportJobMessages.ExportForm;
import jp.kakehashi.wire.ExportJobMessages.ExportJob;
import jp.kakehashi.wire.ExportJobMessages.JobState;
import jp.kakehashi.wire.ExportJobMessages.JobStates;
import jp.kakehashi.wire.ExportJobMessages.Pause;
import jp.kakehashi.wire.ExportJobMessages.Place;
import jp.kakehashi.wire.ExportJobMessages.Times;
import jp.kakehashi.wire.RouteCalls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows are written into a folder at set times, by the rights of whoever defined it.
class ScheduledExportsTest {
    private static final UUID JOB = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    @TempDir Path dir;
    private Path root;
    private Site site;
    private ExportJobs jobs;
    private final Set<String> gone = new HashSet<>();
    private final List<String> order = new ArrayList<>();
    private ExportWriter writer = this::write;

    @BeforeEach
    void open() throws IOException {
        root = Files.createDirectory(dir.resolve("exports"));
        site = new Site(dir, Databases.inMemory(), Databases.inMemory()).published();
        jobs = jobs(root);
    }

    private ExportJobs jobs(Path allowed) {
        return new ExportJobs(
                ground(), viewings(), allowed, (what, folder) -> writer.write(what, folder));
    }

    private ViewingLog viewings() {
        return new ViewingLog(site.database, site.stores, ground().definitions(), site.clock);
    }

    private ScheduledExports.Ground ground() {
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

    private ExportWriter.Written write(ExportWriter.Order what, Path folder) {
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

    private static ExportJob job(String folder, String file) {
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

    private JobStates call(CallerSession caller, String method, String path, Object body) {
        return (JobStates)
                site.body(
                        new RouteCalls(jobs.routes(), caller)
                                .call(
                                        method,
                                        "/api/export-jobs" + path.replace("{job}", JOB.toString()),
                                        body));
    }

    private JobState only(CallerSession caller) {
        return call(caller, "GET", "", null).jobs().getFirst();
    }

    private void define(String folder, String file) {
        call(site.owner, "PUT", "/{job}", job(folder, file));
    }

    private void later(Duration by) {
        site.clock.pass(by);
        jobs.round();
    }

    private Path file(String folder) {
        return root.resolve(folder).resolve("許可.csv");
    }

    @Test
    void whatIsDueIsWrittenOnceAndTheOneBeforeStays() throws IOException {
        define("毎朝/土木", "許可");
        jobs.round();
        assertFalse(Files.exists(file("毎朝/土木")), "not due yet");
        later(Duration.ofDays(3));
        assertEquals("1", Files.readString(file("毎朝/土木")), "missed three times, run once");
        jobs.round();
        assertEquals(1, order.size());
        assertEquals(null, only(site.owner).last().problem());
        assertTrue(only(site.owner).due().isAfter(site.clock.instant()));
        later(Duration.ofDays(1));
        assertEquals("2", Files.readString(file("毎朝/土木")));
        assertEquals("1", Files.readString(root.resolve("毎朝/土木/許可.csv.old")));
        try (var files = Files.list(root.resolve("毎朝/土木"))) {
            assertEquals(2, files.count(), "nothing half done is left");
        }
    }

    @Test
    void twoServersDoNotWriteTwice() {
        define("", "許可");
        try (ExportJobs second = jobs(root)) {
            writer =
                    (what, folder) -> {
                        writer = this::write;
                        second.round();
                        return write(what, folder);
                    };
            later(Duration.ofDays(1));
        }
        assertEquals(1, order.size());
    }

    /// Both have read that it is due before either takes it.
    @Test
    void ofTwoThatSawOneJobDueOneRunsIt() {
        define("", "許可");
        site.clock.pass(Duration.ofDays(1));
        StoredJob seen =
                site.database
                        .read(db -> site.stores.logs().exportJobs().due(db, site.clock.instant()))
                        .getFirst();
        ScheduledExports first = new ScheduledExports(ground(), viewings(), root, this::write);
        ScheduledExports second = new ScheduledExports(ground(), viewings(), root, this::write);
        assertTrue(first.run(seen, tx -> {}));
        assertFalse(second.run(seen, tx -> {}));
        assertEquals(1, order.size());
    }

    @Test
    void whoeverIsGoneOrMayNotAnyMoreWritesNothing() {
        define("", "許可");
        gone.add("5005");
        later(Duration.ofDays(1));
        assertFalse(Files.exists(file("")));
        assertEquals(ScheduledExports.NO_RIGHTS, only(site.owner).paused());
        gone.clear();
        later(Duration.ofDays(1));
        assertFalse(Files.exists(file("")), "rests until somebody lets it run");
        call(site.owner, "POST", "/{job}/pause", new Pause(false));
        later(Duration.ofDays(1));
        assertTrue(Files.exists(file("")));
    }

    @Test
    void noPathLeadsOutOfTheRoot() throws IOException {
        for (String folder :
                List.of("..", "a/../..", "/etc", "a\\b", "a//b", ".hidden", "a/", "C:", "con")) {
            assertEquals(
                    "problem.export_job.folder", Refusal.of(() -> define(folder, "許可")), folder);
        }
        for (String file : List.of("../x", "a/b", "", ".x", "x:y", "x.", "x ", "x\u007f")) {
            assertEquals("problem.export_job.file", Refusal.of(() -> define("", file)), file);
        }
        Path outside = Files.createDirectory(dir.resolve("outside"));
        Files.createSymbolicLink(root.resolve("link"), outside);
        define("link", "許可");
        later(Duration.ofDays(1));
        assertEquals("problem.export_job.folder", only(site.owner).last().problem());
        assertFalse(Files.exists(outside.resolve("許可.csv")));
    }

    @Test
    void namesThatWindowsKeepsForDevicesAreNoFiles() {
        for (String device :
                List.of(
                        "CON",
                        "prn",
                        "Aux",
                        "nul.txt",
                        "NUL .csv",
                        "com0",
                        "COM9",
                        "com¹",
                        "LPT³",
                        "lpt7.a.b",
                        "CONIN$",
                        "conout$",
                        "clock$",
                        "com5 x")) {
            assertEquals("problem.export_job.file", Refusal.of(() -> define("", device)), device);
            assertEquals(
                    "problem.export_job.folder",
                    Refusal.of(() -> define("a/" + device, "許可")),
                    device);
        }
        for (String plain : List.of("console", "com", "com10", "lptx", "auxiliary.csv")) {
            define("", plain);
        }
        String tooLongOnDisk = "許".repeat(90);
        assertEquals("problem.export_job.file", Refusal.of(() -> define("", tooLongOnDisk)));
    }

    @Test
    void aLongRunKeepsItsJobAsRowsGoBy() {
        accept(3);
        define("", "許可");
        List<Boolean> another = new ArrayList<>();
        try (ExportJobs second = jobs(root)) {
            writer =
                    (what, folder) -> {
                        what.rows()
                                .get()
                                .forEachRemaining(
                                        row -> {
                                            site.clock.pass(Duration.ofMinutes(9));
                                            int before = order.size();
                                            order.add("row");
                                            writer = this::write;
                                            second.round();
                                            another.add(order.size() > before + 1);
                                        });
                        return write(what, folder);
                    };
            later(Duration.ofDays(1));
        }
        assertEquals(List.of(false, false, false), another);
        assertEquals(null, only(site.owner).last().problem());
    }

    private void accept(int rows) {
        for (int i = 0; i < rows; i++) {
            site.accept(site.keeper, site.create(site.keeper, UUID.randomUUID(), "name", "見本" + i));
        }
    }

    @Test
    void aRunThatLostItsJobPutsNothingInPlace() throws IOException {
        define("", "許可");
        try (ExportJobs second = jobs(root)) {
            writer =
                    (what, folder) -> {
                        site.clock.pass(ExportClaim.LEASE.plusSeconds(1));
                        writer = this::write;
                        second.round();
                        ExportWriter.Written late = write(what, folder);
                        assertEquals(2, order.size());
                        return late;
                    };
            later(Duration.ofDays(1));
        }
        assertEquals("1", Files.readString(file("")), "of the one that took it over");
        assertFalse(Files.exists(root.resolve("許可.csv.old")));
        assertEquals(List.of("許可.csv"), names(root));
        assertTrue(only(site.owner).due().isAfter(site.clock.instant()));
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aJobChangedWhileItRunsIsNotPlacedByTheOldOneAndKeepsItsNewTime() throws IOException {
        define("", "許可");
        writer =
                (what, folder) -> {
                    define("別", "許可");
                    return write(what, folder);
                };
        later(Duration.ofDays(1));
        assertEquals("problem.export_job.lost", only(site.owner).last().problem());
        assertFalse(Files.exists(file("")));
        assertTrue(only(site.owner).due().isAfter(site.clock.instant()));
        writer = this::write;
        later(Duration.ofDays(1));
        assertTrue(Files.exists(file("別")));
    }

    @Test
    void theSameDefinitionSentAgainWhileItRunsTakesNothingFromTheRun() {
        define("", "許可");
        writer =
                (what, folder) -> {
                    define("", "許可");
                    writer = this::write;
                    jobs.round();
                    return write(what, folder);
                };
        later(Duration.ofDays(1));
        assertEquals(1, order.size());
        assertEquals(null, only(site.owner).last().problem());
        assertTrue(Files.exists(file("")));
    }

    @Test
    void aJobRemovedWhileItRunsLeavesNoFile() throws IOException {
        define("", "許可");
        writer =
                (what, folder) -> {
                    call(site.owner, "DELETE", "/{job}", null);
                    return write(what, folder);
                };
        later(Duration.ofDays(1));
        assertEquals(List.of(), names(root));
    }

    @Test
    void nobodyWaitsForARunToEnd() throws Exception {
        define("", "許可");
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        writer =
                (what, folder) -> {
                    writing.countDown();
                    await(go);
                    return write(what, folder);
                };
        Thread run = Thread.ofVirtual().start(() -> later(Duration.ofDays(1)));
        await(writing);
        assertEquals(
                "problem.export_job.running",
                Refusal.of(() -> call(site.owner, "POST", "/{job}/run", null)));
        jobs.round();
        go.countDown();
        run.join();
        assertEquals(1, order.size());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(60, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatAKilledServerLeftGoesAtTheNextStartAndWhatRunsStays() throws Exception {
        define("a", "許可");
        Path dead = Files.createDirectories(root.resolve("a/.part-" + UUID.randomUUID()));
        Files.writeString(dead.resolve("許可.csv"), "half");
        Path older = Files.createDirectory(root.resolve(".part-" + JOB));
        Path own = Files.createDirectory(root.resolve(".part-of-something-else"));
        CountDownLatch swept = new CountDownLatch(1);
        writer =
                (what, folder) -> {
                    try (ExportJobs second = jobs(root)) {
                        second.round();
                    }
                    assertTrue(Files.exists(folder), "another one's start takes it away");
                    swept.countDown();
                    return write(what, folder);
                };
        later(Duration.ofDays(1));
        await(swept);
        assertEquals(List.of(own.getFileName().toString(), "a"), names(root));
        assertFalse(Files.exists(dead) || Files.exists(older));
        assertEquals(List.of("許可.csv"), names(root.resolve("a")));
    }

    @Test
    void whatAKilledServerHadBegunIsWrittenByWhoeverComesNextAndTold() throws IOException {
        define("", "許可");
        site.clock.pass(Duration.ofDays(1));
        Instant now = site.clock.instant();
        StoredJob seen = site.database.read(db -> store().due(db, now)).getFirst();
        StoredRun dead = new StoredRun(UUID.randomUUID(), JOB, now, null, null, null, 0);
        assertTrue(
                ExportClaim.take(site.database, store(), site.clock, seen, dead, tx -> {})
                        .isPresent());
        Path left = Files.createDirectory(root.resolve(".part-" + dead.id()));
        later(Duration.ofMinutes(1));
        assertEquals(0, order.size(), "still held");
        later(ExportClaim.LEASE);
        assertEquals(1, order.size());
        assertFalse(Files.exists(left));
        assertEquals(0, (int) site.database.write(tx -> store().abandon(tx, JOB, now, "again")));
    }

    private ExportJobStore store() {
        return site.stores.logs().exportJobs();
    }

    /// A disk of 64 KB, where this account may mount one.
    @Test
    void aFullDiskLeavesTheFileThatWasThere() throws Exception {
        define("", "許可");
        later(Duration.ofDays(1));
        jobs.close();
        Path disk = Files.createDirectory(dir.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()));
        try {
            jobs = jobs(disk);
            later(Duration.ofDays(1));
            assertEquals(List.of("許可.csv"), names(disk));
            String before = Files.readString(disk.resolve("許可.csv"));
            writer =
                    (what, folder) -> {
                        try {
                            Files.writeString(folder.resolve("許可.csv"), "x".repeat(1 << 20));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                        return write(what, folder);
                    };
            later(Duration.ofDays(1));
            assertEquals("problem.export_job.disk_full", only(site.owner).last().problem());
            assertEquals(List.of("許可.csv"), names(disk), "nothing half written stays");
            assertEquals(before, Files.readString(disk.resolve("許可.csv")));
            writer = this::write;
            later(Duration.ofDays(1));
            assertEquals(null, only(site.owner).last().problem());
        } finally {
            jobs.close();
            run("umount", disk.toString());
        }
    }

    private static boolean run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsToldAndTriedNextTime() throws IOException {
        define("a", "許可");
        Files.writeString(root.resolve("a"), "a file stands there");
        later(Duration.ofDays(1));
        assertEquals("problem.export_job.folder", only(site.owner).last().problem());
        Files.delete(root.resolve("a"));
        writer =
                (what, folder) -> {
                    throw new UncheckedIOException(
                            new java.nio.file.FileSystemException(
                                    "x", null, "No space left on device"));
                };
        later(Duration.ofDays(1));
        assertEquals("problem.export_job.disk_full", only(site.owner).last().problem());
        writer = this::write;
        later(Duration.ofDays(1));
        assertEquals(null, only(site.owner).last().problem());
    }

    @Test
    void onlyTheLedgersOwnerDefinesAndSeesJobs() {
        assertEquals(
                "problem.export_job.rights",
                Refusal.of(() -> call(site.other, "PUT", "/{job}", job("", "許可"))));
        assertEquals(
                "problem.ledger.access",
                Refusal.of(() -> call(site.stranger, "PUT", "/{job}", job("", "許可"))));
        define("", "許可");
        assertTrue(call(site.other, "GET", "", null).jobs().isEmpty());
        for (String act : List.of("/{job}/run", "/{job}/pause")) {
            assertEquals(
                    "problem.export_job.unknown",
                    Refusal.of(() -> call(site.other, "POST", act, new Pause(true))));
        }
        assertEquals(
                "problem.export_job.unknown",
                Refusal.of(() -> call(site.other, "DELETE", "/{job}", null)));
        call(site.owner, "POST", "/{job}/run", null);
        assertTrue(Files.exists(file("")));
        assertTrue(call(site.owner, "DELETE", "/{job}", null).jobs().isEmpty());
    }

    @Test
    void timesAreThoseOfJapan() {
        Instant friday = Instant.parse("2026-11-20T00:30:00Z"); // 9:30 in Japan
        assertEquals(
                Instant.parse("2026-11-20T21:00:00Z"),
                ExportTimes.next(new Times(Every.DAY, 0, 6, 0), friday));
        assertEquals(
                Instant.parse("2026-11-20T01:00:00Z"),
                ExportTimes.next(new Times(Every.WEEK, 5, 10, 0), friday));
        assertEquals(
                Instant.parse("2026-11-26T21:00:00Z"),
                ExportTimes.next(new Times(Every.WEEK, 5, 6, 0), friday));
        assertEquals(
                Instant.parse("2026-11-29T21:00:00Z"),
                ExportTimes.next(new Times(Every.MONTH, 31, 6, 0), friday));
        assertEquals(
                Instant.parse("2027-02-27T21:00:00Z"),
                ExportTimes.next(
                        new Times(Every.MONTH, 30, 6, 0), Instant.parse("2027-02-10T00:00:00Z")));
    }

    @Test
    void whereALedgerListsPurposesAJobHasOneOfThem() {
        String listing =
                Site.DEFINITION
                        .replace("version: 1", "version: 2")
                        .replace("fields:", "purposes: [統計]\nfields:");
        site.publish(site.administrator, new DefinitionYaml().read(listing));
        assertEquals("problem.viewing.purpose_listed", Refusal.of(() -> define("a", "b")));
    }
}
