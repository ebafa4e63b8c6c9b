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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jp.kakehashi.storage.ledger.ExportJobStore;
import jp.kakehashi.storage.ledger.ExportJobStore.StoredJob;
import jp.kakehashi.storage.ledger.ExportJobStore.StoredRun;
import org.junit.jupiter.api.Test;

/// A run that takes long, loses its job, is killed or meets a full disk.
class RunningExportsTest extends ExportsAtWork {
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
                        awaitEnd();
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
}
