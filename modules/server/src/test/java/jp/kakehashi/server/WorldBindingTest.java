package jp.kakehashi.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.server.config.ServerConfig;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whether a server notices that what lies under its two worlds is not what they are.
class WorldBindingTest {
    @TempDir Path dir;

    private void exchange(String folder) throws Exception {
        Path aside = dir.resolve("aside");
        Files.move(dir.resolve(folder).resolve("production"), aside);
        Files.move(
                dir.resolve(folder).resolve("training"), dir.resolve(folder).resolve("production"));
        Files.move(aside, dir.resolve(folder).resolve("training"));
    }

    private List<String> refusal() {
        try (KakehashiServer server = new KakehashiServer(new SettableClock(), List.of())) {
            ProblemException refused =
                    assertThrows(
                            ProblemException.class, () -> server.start(ServerConfig.local(dir, 0)));
            assertEquals("problem.world.exchanged", refused.problem().key());
            return refused.problem().args();
        }
    }

    private void forgetTheBinding(String world) {
        try (Database database = Databases.openLocal(dir.resolve(world), new SettableClock())) {
            int gone =
                    database.write(
                            tx ->
                                    tx.execute(
                                            DSL.deleteFrom(DSL.table("setting"))
                                                    .where(
                                                            DSL.field("name", String.class)
                                                                    .eq("world"))));
            assertEquals(1, gone);
        }
    }

    @Test
    void foldersOfBothWorldsThatWereExchangedAreNotOpened() throws Exception {
        new RunningServer(dir).close();
        exchange(".");
        assertEquals(2, refusal().size());
        exchange(".");
        try (RunningServer running = new RunningServer(dir)) {
            running.clerk();
        }
    }

    @Test
    void folderOfBeforeIsBoundToTheWorldItIsOpenedAs() throws Exception {
        new RunningServer(dir).close();
        forgetTheBinding("production");
        forgetTheBinding("training");
        try (RunningServer running = new RunningServer(dir)) {
            running.clerk();
        }
        exchange(".");
        refusal();
    }

    @Test
    void folderOfBeforeThatHoldsAccountsIsNotTakenForTraining() throws Exception {
        new RunningServer(dir).close();
        forgetTheBinding("production");
        forgetTheBinding("training");
        exchange(".");
        assertEquals(List.of("PRODUCTION", "TRAINING"), refusal());
        exchange(".");
        try (RunningServer running = new RunningServer(dir)) {
            running.clerk();
        }
    }

    @Test
    void bindingOutlivesTheIndex() throws Exception {
        new RunningServer(dir).close();
        for (String world : List.of("production", "training")) {
            try (var files = Files.list(dir.resolve(world).resolve("index"))) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
        exchange(".");
        assertTrue(refusal().contains("TRAINING"));
    }
}
