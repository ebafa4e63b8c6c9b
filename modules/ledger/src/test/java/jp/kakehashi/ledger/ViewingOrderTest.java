package jp.kakehashi.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.World;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.sync.storage.replica.Replica;
import jp.kakehashi.sync.storage.replica.ReplicaOwner;
import jp.kakehashi.testkit.Faulty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nobody has persons' records before it is kept that they looked.
final class ViewingOrderTest {
    private static final LedgerDefinition PERSONAL =
            new DefinitionYaml()
                    .read(
                            """
                            ledger: permits
                            version: 1
                            name: {ja: 許可, en: Permits}
                            owner: civil
                            personal: true
                            fields:
                              - {id: name, name: 氏名, type: person}
                            """);

    @TempDir Path dir;

    @Test
    void aRowWhoseViewingCouldNotBeKeptIsLoggedNextTime() {
        SystemClock clock = new SystemClock();
        Faulty<Database> database = new Faulty<>(Database.class, Databases.inMemory());
        Actor actor = new Actor("k1", "田村", "honsho", "civil", Set.of());
        ReplicaOwner owner = new ReplicaOwner(actor, World.PRODUCTION, "pc", "本");
        try (Replica replica = new Replica(database.front(), owner, clock)) {
            ListViewings viewings = new ListViewings(replica);
            List<UUID> rows = List.of(new UUID(1, 1), new UUID(1, 2));
            database.fail("write", () -> Problem.unavailable("problem.storage.full").asException());
            assertThrows(ProblemException.class, () -> viewings.listed(PERSONAL, rows));
            database.mend();
            viewings.listed(PERSONAL, rows);
            viewings.listed(PERSONAL, rows);
            assertEquals(
                    List.of(rows),
                    replica.outgoing().viewings(10).stream().map(v -> v.rows()).toList());
        }
    }

    @Test
    void aHistoryThatHeadOfficeRefusesIsNotShownFromHere() {
        SystemClock clock = new SystemClock();
        Actor actor = new Actor("k1", "田村", "honsho", "civil", Set.of());
        ReplicaOwner owner = new ReplicaOwner(actor, World.PRODUCTION, "pc", "本");
        try (Replica replica = new Replica(Databases.inMemory(), owner, clock)) {
            replica.definitions().take(List.of(PERSONAL), actor);
            ProblemException refused =
                    assertThrows(
                            ProblemException.class,
                            () -> history(replica, Problem.refused("problem.ledger.access")));
            assertEquals("problem.ledger.access", refused.problem().key());
            assertEquals(0, replica.outgoing().unsentViewings());
            assertEquals(List.of(), history(replica, Problem.unavailable("problem.line.down")));
            assertEquals(1, replica.outgoing().unsentViewings());
        }
    }

    /// A history when every call to head office ends in `problem`.
    private static List<LedgerService.HistoryEntry> history(Replica replica, Problem problem) {
        HeadOffice office =
                (HeadOffice)
                        Proxy.newProxyInstance(
                                HeadOffice.class.getClassLoader(),
                                new Class<?>[] {HeadOffice.class},
                                (proxy, method, args) -> {
                                    throw problem.asException();
                                });
        return new LedgerServiceOnReplica(replica, office, () -> {})
                .history(PERSONAL.id(), new UUID(1, 1), null, "確認");
    }

    @Test
    void anExportWhoseViewingCannotBeKeptLeavesNoFile() throws IOException {
        for (String ending : List.of(".csv", ".xlsx")) {
            Path file = dir.resolve("出力" + ending);
            ProblemException full =
                    assertThrows(
                            ProblemException.class,
                            () ->
                                    export(
                                            file,
                                            rows -> {
                                                throw Problem.unavailable("problem.storage.full")
                                                        .asException();
                                            }));
            assertEquals("problem.storage.full", full.problem().key());
            try (var files = Files.list(dir)) {
                assertEquals(List.of(), files.toList());
            }
            export(file, rows -> assertFalse(Files.exists(file)));
            assertTrue(Files.exists(file));
            Files.delete(file);
        }
    }

    private static void export(Path file, Consumer<List<UUID>> complete) {
        new LedgerExport(jp.kakehashi.records.World.PRODUCTION)
                .write(
                        file,
                        "許可",
                        PERSONAL.fields(),
                        Collections.emptyIterator(),
                        0,
                        Progress.NONE,
                        complete);
    }
}
