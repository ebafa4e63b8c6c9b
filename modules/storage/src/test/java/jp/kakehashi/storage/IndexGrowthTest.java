package jp.kakehashi.storage;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.testkit.Seeds;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Of an edit about 900 bytes are in use; H2 left alone takes 5,000.
class IndexGrowthTest {
    private static final int EDITS_IN_A_GROUP = 16;
    private static final int GROUPS = 1_000;

    @TempDir Path dir;

    @Test
    void indexGivesRoomBackWhileItIsWrittenWithoutAPause() throws IOException {
        Random random = new Random(Seeds.of(IndexGrowthTest.class));
        try (Database database = Databases.openLocal(dir, new SystemClock())) {
            define(database);
            for (int group = 0; group < GROUPS; group++) {
                write(database, random);
            }
            long perEdit = bytes() / (GROUPS * EDITS_IN_A_GROUP);
            assertTrue(perEdit < 3_000, perEdit + " bytes an edit");
        }
    }

    private static void define(Database database) {
        List<Query> tables =
                List.of(
                        DSL.query("create table entry (id uuid primary key, body varchar)"),
                        DSL.query("create table place (id int primary key, body varchar)"),
                        DSL.query("create index entry_body on entry (body)"));
        database.define(tables, tx -> {});
    }

    private static void write(Database database, Random random) {
        database.write(
                tx -> {
                    for (int edit = 0; edit < EDITS_IN_A_GROUP; edit++) {
                        UUID id = new UUID(random.nextLong(), random.nextLong());
                        String body = Long.toHexString(random.nextLong()) + "番地".repeat(60);
                        tx.execute(DSL.query("insert into entry values (?, ?)", id, body));
                    }
                    return true;
                });
    }

    private long bytes() throws IOException {
        try (Stream<Path> files = Files.walk(dir.resolve("index"))) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
