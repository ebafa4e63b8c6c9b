package jp.kakehashi.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.ledger.storage.KeptTexts;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.ColumnLayout;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.LedgerView;
import jp.kakehashi.records.LedgerView.Condition;
import jp.kakehashi.records.World;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.sync.storage.replica.Replica;
import jp.kakehashi.sync.storage.replica.ReplicaOwner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a person looks at ledgers is there again after a restart.
final class KeptViewsTest {
    private static final LedgerId ROADS = new LedgerId("roads");

    @TempDir Path dir;

    @Test
    void columnsAndViewsSurviveARestart() {
        ColumnLayout columns =
                ColumnLayout.PLAIN
                        .hiding(new FieldId("fee"), true)
                        .freezing(new FieldId("name"), true);
        LedgerView view =
                new LedgerView(new Label("私の", "私の"), LedgerView.Rows.ALL, columns.tall(3));
        try (Replica replica = open()) {
            KeptViews views = views(replica);
            assertEquals(ColumnLayout.PLAIN, views.columns(ROADS));
            assertEquals(List.of(), views.mine(ROADS));
            views.keepColumns(ROADS, columns);
            views.keepMine(ROADS, List.of(view));
        }
        try (Replica replica = open()) {
            assertEquals(columns, views(replica).columns(ROADS));
            assertEquals(List.of(view), views(replica).mine(ROADS));
            assertEquals(List.of(), views(replica).mine(new LedgerId("others")));
        }
    }

    /// A later program may have kept what this one cannot read; the ledger has to open.
    @Test
    void whatCannotBeReadCountsAsNeverKept() {
        try (Replica replica = open()) {
            new KeptTexts(replica).put("columns:" + ROADS, "lines: [1");
            new KeptTexts(replica).put("views:" + ROADS, "views: [{name: x, shape: round}]");
            assertEquals(ColumnLayout.PLAIN, views(replica).columns(ROADS));
            assertEquals(List.of(), views(replica).mine(ROADS));
        }
    }

    @Test
    void aViewThatCouldNotBeReadBackIsRefusedAndTheOthersStay() {
        LedgerView plain =
                new LedgerView(new Label("私の", "私の"), LedgerView.Rows.ALL, ColumnLayout.PLAIN);
        Condition condition = new Condition(new FieldId("fee"), "≧", "1");
        LedgerView.Rows rows =
                new LedgerView.Rows(
                        null,
                        Collections.nCopies(LedgerView.MOST_CONDITIONS + 1, condition),
                        null,
                        false,
                        null);
        LedgerView wide = new LedgerView(new Label("多い", "多い"), rows, ColumnLayout.PLAIN);
        try (Replica replica = open()) {
            KeptViews views = views(replica);
            views.keepMine(ROADS, List.of(plain));
            ProblemException refused =
                    assertThrows(
                            ProblemException.class,
                            () -> views.keepMine(ROADS, List.of(plain, wide)));
            assertEquals("problem.view.conditions", refused.problem().key());
            assertEquals(List.of(plain), views.mine(ROADS));
        }
    }

    @Test
    void whatALaterProgramKeptIsSetAsideBeforeOthersTakeItsPlace() {
        String later = "views: [{name: x, shape: round}]";
        try (Replica replica = open()) {
            KeptTexts texts = new KeptTexts(replica);
            texts.put("views:" + ROADS, later);
            views(replica).keepMine(ROADS, List.of());
            assertEquals(later, texts.get("views:" + ROADS + ".unread").orElseThrow());
        }
    }

    @Test
    void aViewForEverybodyNeedsTheLineAndSaysSo() {
        LedgerDefinition form =
                new DefinitionYaml()
                        .read(
                                """
                                ledger: roads
                                version: 1
                                name: {ja: 道路, en: Roads}
                                owner: civil
                                fields:
                                  - {id: name, name: 氏名, type: person}
                                """);
        try (Replica replica = open()) {
            ProblemException refused =
                    assertThrows(
                            ProblemException.class, () -> views(replica).publish(form, List.of()));
            assertEquals("problem.view.offline", refused.problem().key());
        }
    }

    private Replica open() {
        SystemClock clock = new SystemClock();
        Actor actor = new Actor("k1", "田村", "honsho", "civil", Set.of());
        return new Replica(
                Databases.openLocal(dir.resolve("replica"), clock),
                new ReplicaOwner(actor, World.PRODUCTION, "pc", "本"),
                clock);
    }

    private static KeptViews views(Replica replica) {
        HeadOffice none =
                (HeadOffice)
                        Proxy.newProxyInstance(
                                HeadOffice.class.getClassLoader(),
                                new Class<?>[] {HeadOffice.class},
                                (proxy, method, args) -> {
                                    throw Problem.unavailable("problem.line.down").asException();
                                });
        return new LedgerServiceOnReplica(replica, none, () -> {}).views();
    }
}
