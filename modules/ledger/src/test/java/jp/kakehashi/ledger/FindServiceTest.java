package jp.kakehashi.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.ledger.FindService.Answer;
import jp.kakehashi.ledger.FindService.FoundRow;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowState;
import jp.kakehashi.records.World;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.sync.storage.replica.Replica;
import jp.kakehashi.sync.storage.replica.ReplicaOwner;
import jp.kakehashi.sync.storage.replica.ReplicaSearch;
import jp.kakehashi.sync.storage.replica.SnapshotIntake;
import jp.kakehashi.testkit.Waiting;
import jp.kakehashi.wire.Messages;
import org.junit.jupiter.api.Test;

/// What the box of Ctrl+K is told, and what is kept of it.
final class FindServiceTest {
    private static final LedgerDefinition PERSONS =
            new DefinitionYaml()
                    .read(
                            """
                            ledger: residents
                            version: 1
                            name: {ja: 住民, en: Residents}
                            owner: civil
                            personal: true
                            fields:
                              - {id: name, name: 氏名, type: person}
                              - {id: born, name: 生年月日, type: date}
                            """);

    private static UUID row(int n) {
        return new UUID(n, n);
    }

    private static void fill(Replica replica) {
        SnapshotIntake intake = replica.snapshot();
        var head = new Messages.SignedHead(PERSONS.id(), 2, "", Instant.EPOCH, "");
        intake.start(new Messages.SnapshotStart(PERSONS, 2, 2, head, List.of()));
        intake.row(row(1, "髙橋　一郎", "1970-04-03"));
        intake.row(row(2, "佐藤　花子", "2023-02-01"));
        intake.finish();
    }

    private static Messages.SnapshotRow row(int n, String name, String born) {
        Map<FieldId, String> values = Map.of(new FieldId("name"), name, new FieldId("born"), born);
        RowState state = new RowState(row(n), n, false, values, Map.of(), null);
        return new Messages.SnapshotRow(state, Instant.EPOCH);
    }

    @Test
    void aPersonThatIsFoundCountsAsListedOnceAndOthersDoNot() {
        Actor actor = new Actor("k1", "田村", "honsho", "civil", Set.of());
        ReplicaOwner owner = new ReplicaOwner(actor, World.PRODUCTION, "pc", "本");
        HeadOffice nobody =
                (HeadOffice)
                        Proxy.newProxyInstance(
                                HeadOffice.class.getClassLoader(),
                                new Class<?>[] {HeadOffice.class},
                                (proxy, method, args) -> {
                                    throw Problem.unavailable("problem.line.down").asException();
                                });
        try (Replica replica = new Replica(Databases.inMemory(), owner, new SystemClock())) {
            replica.definitions().take(List.of(PERSONS), actor);
            fill(replica);
            ReplicaSearch search = new ReplicaSearch(replica, 1L << 30);
            search.start();
            var service = new LedgerServiceOnReplica(replica, nobody, () -> {});
            try (FindService finding = service.finding(search)) {
                Waiting.until(() -> finding.find("").waiting().isEmpty(), search::onReady);
                Answer answer = finding.find("高橋");
                FoundRow found = answer.groups().getFirst().rows().getFirst();
                assertEquals(row(1), found.row().row());
                assertEquals("高橋", found.matches().getFirst().folded());
                assertEquals(1, answer.ledgers());
                assertEquals(2, answer.rows());
                finding.find("髙橋");
                assertEquals(List.of(List.of(row(1))), listed(replica));
                FoundRow born = finding.find("R5.2.1").groups().getFirst().rows().getFirst();
                assertEquals("", born.matches().getFirst().folded());
                assertEquals(List.of(List.of(row(1)), List.of(row(2))), listed(replica));
            }
        }
    }

    private static List<List<UUID>> listed(Replica replica) {
        return replica.outgoing().viewings(10).stream().map(v -> v.rows()).toList();
    }
}
