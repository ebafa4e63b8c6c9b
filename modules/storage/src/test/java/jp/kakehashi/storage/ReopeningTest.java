package jp.kakehashi.storage;

import static jp.kakehashi.storage.generated.Tables.SETTING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.kakehashi.kernel.ProblemException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReopeningTest {
    @TempDir Path dir;

    @Test
    void cleanlyClosedIndexIsTakenAsItIs() {
        write(3);
        try (JournaledDatabase database = Databases.openJournaled(dir)) {
            assertFalse(database.report().rebuilt());
            assertEquals(List.of("v0", "v1", "v2"), contents(database));
        }
    }

    @Test
    void indexThatWasChangedIsBuiltAgainAndTold() throws IOException {
        write(3);
        flip(dir.resolve("index/index.mv.db"), 5000);
        try (JournaledDatabase database = Databases.openJournaled(dir)) {
            assertTrue(database.report().rebuilt());
            assertEquals(List.of("index/index.mv.db"), database.report().damagedFiles());
            assertEquals(List.of("v0", "v1", "v2"), contents(database));
        }
    }

    @Test
    void snapshotsMakeOldSegmentsSuperfluous() throws IOException {
        try (JournaledDatabase database = Databases.openJournaled(dir)) {
            for (int round = 0; round < 4; round++) {
                put(database, round);
                database.snapshot();
            }
        }
        try (var segments = Files.list(dir.resolve("journal"))) {
            assertEquals(2, segments.count());
        }
        Files.delete(dir.resolve("index/manifest"));
        try (JournaledDatabase database = Databases.openJournaled(dir)) {
            assertTrue(database.report().rebuilt());
            assertEquals(List.of("v0", "v1", "v2", "v3"), contents(database));
        }
    }

    @Test
    void folderIsHeldByOneOnly() {
        try (Database database = Databases.openJournaled(dir)) {
            ProblemException refused =
                    assertThrows(ProblemException.class, () -> Databases.openJournaled(dir));
            assertEquals("problem.storage.in_use", refused.problem().key());
            assertTrue(contents(database).isEmpty());
        }
    }

    private void write(int count) {
        try (JournaledDatabase database = Databases.openJournaled(dir)) {
            for (int i = 0; i < count; i++) {
                put(database, i);
            }
        }
    }

    private static void put(Database database, int number) {
        database.write(
                tx ->
                        tx.execute(
                                DSL.insertInto(SETTING)
                                        .columns(SETTING.NAME, SETTING.CONTENT)
                                        .values("k" + number, "v" + number)));
    }

    private static List<String> contents(Database database) {
        return database.read(
                sql ->
                        sql.select(SETTING.CONTENT)
                                .from(SETTING)
                                .orderBy(SETTING.CONTENT)
                                .fetch(SETTING.CONTENT));
    }

    private static void flip(Path file, int offset) throws IOException {
        byte[] content = Files.readAllBytes(file);
        content[offset] ^= 1;
        Files.write(file, content);
    }
}
