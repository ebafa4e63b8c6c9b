package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.storage.ledger.ExportJobStore.StoredJob;
import jp.kakehashi.wire.ExportJobMessages.Every;
import jp.kakehashi.wire.ExportJobMessages.Pause;
import jp.kakehashi.wire.ExportJobMessages.Times;
import org.junit.jupiter.api.Test;

/// Rows are written into a folder at set times, by the rights of whoever defined it.
class ScheduledExportsTest extends ExportsAtWork {
    @Override
    void later(Duration by) {
        super.later(by);
        awaitEnd();
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
        for (String file :
                List.of("../x", "a/b", "", ".x", "x:y", "x.", "x ", "x\u007f", "x.csv.OLD")) {
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
