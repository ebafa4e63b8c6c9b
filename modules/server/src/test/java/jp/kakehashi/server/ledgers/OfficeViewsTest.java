package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jp.kakehashi.records.ColumnLayout;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.FieldForms;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerView;
import jp.kakehashi.records.LedgerView.Condition;
import jp.kakehashi.records.LedgerView.Rows;
import jp.kakehashi.records.RowMark;
import jp.kakehashi.records.ViewShape;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.wire.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The office's views go with the form: to everybody who may open it, from those who may change it,
/// and tell nobody what stands in fields that are not for them.
class OfficeViewsTest {
    private static final FieldId FEE = new FieldId("fee");
    @TempDir Path dir;
    private Site site;

    @BeforeEach
    void open() {
        site = new Site(dir, Databases.inMemory(), Databases.inMemory()).published();
    }

    @AfterEach
    void close() {
        site.database.close();
        site.training.close();
        site.feature.close();
    }

    private static LedgerView view(String name, Condition condition) {
        Rows rows = new Rows(null, List.of(condition), FEE, true, null);
        return new LedgerView(
                new Label(name, name),
                rows,
                ColumnLayout.PLAIN.freezing(new FieldId("name"), true));
    }

    private static LedgerView dear(String name) {
        return view(name, new Condition(FEE, "≧", "10000"));
    }

    private String refusal(List<LedgerView> views) {
        return Refusal.of(() -> site.publish(site.owner, Site.definition().viewedBy(views)));
    }

    @Test
    void theOwnersViewReachesEverybodyAndAFileCanSayIt() {
        LedgerDefinition next = Site.definition().viewedBy(List.of(dear("高い順")));
        assertEquals("problem.definition.rights", Refusal.of(() -> site.publish(site.other, next)));
        site.publish(site.owner, next);
        site.publish(site.owner, next);
        var told =
                (Messages.Definitions)
                        site.body(site.call(site.viewer, "GET", "/api/ledgers", null, Map.of()));
        assertEquals(next.views(), told.definitions().getFirst().views());
        DefinitionYaml yaml = new DefinitionYaml();
        assertEquals(next, yaml.read(yaml.write(next)));
    }

    @Test
    void aViewThatAsksForWhatOnlySomeMayReadIsForNobody() {
        for (String field : List.of("secret", "my_number")) {
            Condition asks = new Condition(new FieldId(field), "contains", "甲");
            assertEquals("problem.definition.views", refusal(List.of(view("v", asks))));
        }
        Condition number = new Condition(new FieldId("place"), "=", "123456789018");
        assertEquals("problem.definition.views", refusal(List.of(view("v", number))));
    }

    @Test
    void aMarkReachesEverybodyUnlessItTellsWhatOnlySomeMayRead() {
        for (String asks :
                List.of("secret = \"甲\"", "my_number = \"1\"", "no_such > 1", "fee + 1", "fee >")) {
            assertEquals("problem.definition.views", refusal(List.of(marked(asks, "理由"))), asks);
        }
        assertEquals(
                "problem.definition.views", refusal(List.of(marked("fee > 1", "番号は123456789018"))));
        assertEquals(
                "problem.definition.views", refusal(List.of(marked("fee > 1", "長".repeat(81)))));
        LedgerView secret =
                new LedgerView(
                        new Label("v", "v"),
                        Rows.ALL,
                        ColumnLayout.PLAIN,
                        List.of(),
                        new ViewShape(ViewShape.Kind.CARDS, new FieldId("secret"), null));
        assertEquals("problem.definition.views", refusal(List.of(secret)));
        LedgerDefinition next =
                Site.definition().viewedBy(List.of(marked("fee > 10000", "高いので確認")));
        site.publish(site.owner, next);
        var told =
                (Messages.Definitions)
                        site.body(site.call(site.viewer, "GET", "/api/ledgers", null, Map.of()));
        assertEquals(next.views(), told.definitions().getFirst().views());
    }

    private static LedgerView marked(String only, String reason) {
        return new LedgerView(
                new Label("v", "v"),
                Rows.ALL,
                ColumnLayout.PLAIN,
                List.of(new RowMark(only, null, RowMark.Look.RED, new Label(reason, reason))),
                null);
    }

    /// A definition stays on every PC for good, where nobody logs who looks at it.
    @Test
    void aViewOfALedgerAboutPersonsNamesNobody() {
        Condition name = new Condition(new FieldId("name"), "=", "山田 太郎");
        assertEquals("problem.definition.views", refusal(List.of(view("v", name))));
        assertEquals("problem.definition.views", refusal(List.of(search("山田"))));
        Condition filled = new Condition(new FieldId("name"), "filled", null);
        site.publish(site.owner, Site.definition().viewedBy(List.of(view("v", filled))));
    }

    @Test
    void aSearchIsPublishedOnlyWhereEverybodySeesWhatItLooksIn() {
        String open = Site.DEFINITION.replace("personal: true", "personal: false");
        LedgerDefinition secret = new DefinitionYaml().read(open);
        assertFalse(FieldForms.fault(secret).isPresent());
        assertTrue(
                FieldForms.ledgerFault(secret.viewedBy(List.of(search("通報")))).isPresent()
                        || FieldForms.fault(secret.viewedBy(List.of(search("通報")))).isPresent());
    }

    private static LedgerView search(String words) {
        return new LedgerView(
                new Label("v", "v"),
                new Rows(words, List.of(), null, false, null),
                ColumnLayout.PLAIN);
    }

    @Test
    void viewsAreBounded() {
        assertEquals("problem.definition.views", refusal(List.of(dear("同じ"), dear("同じ"))));
        assertEquals("problem.definition.views", refusal(List.of(dear("長".repeat(41)))));
        Condition wrong = new Condition(FEE, "; drop", "1");
        assertEquals("problem.definition.views", refusal(List.of(view("v", wrong))));
        Condition huge = new Condition(new FieldId("place"), "=", "長".repeat(401));
        assertEquals("problem.definition.views", refusal(List.of(view("v", huge))));
        List<LedgerView> many =
                java.util.stream.IntStream.rangeClosed(0, LedgerView.MOST)
                        .mapToObj(i -> dear("v" + i))
                        .toList();
        assertTrue(refusal(many).startsWith("problem.definition."));
    }
}
