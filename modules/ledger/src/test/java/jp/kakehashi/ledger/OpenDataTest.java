package jp.kakehashi.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.OpenData.Column;
import jp.kakehashi.ledger.OpenData.Offer;
import jp.kakehashi.ledger.OpenData.Rows;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerView.Condition;
import jp.kakehashi.records.RowState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is published of a ledger, and what never is.
class OpenDataTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Actor KEEPER = new Actor("1", "一", "honsho", "tax", Set.of("keeper"));
    private static final String LEDGER =
            """
            ledger: benches
            version: 1
            name: {ja: ベンチ台帳, en: Benches}
            owner: civil
            authorsResolve: false
            personal: false
            read: {roles: [keeper]}
            write: {roles: [keeper]}
            guard: {field: mark, values: [hidden], seenBy: {sections: [civil]}}
            fields:
              - {id: place, name: {ja: 場所, en: Place}, type: text}
              - {id: made, name: {ja: 設置日, en: Made}, type: date}
              - {id: cost, name: {ja: 費用, en: Cost}, type: yen}
              - {id: giver, name: {ja: 寄付した人, en: Giver}, type: person}
              - id: kind
                name: {ja: 種類, en: Kind}
                type: choice
                choices:
                  - {code: wood, name: {ja: 木, en: Wood}, tone: ok}
                  - {code: iron, name: {ja: 鉄, en: Iron}, tone: ok}
              - id: inner
                name: {ja: 内部, en: Inner}
                type: text
                read: {sections: [civil]}
                write: {sections: [civil]}
              - id: mark
                name: {ja: 印, en: Mark}
                type: choice
                choices: [{code: hidden, name: {ja: 非公開, en: Hidden}, tone: bad}]
                read: {sections: [civil]}
                write: {sections: [civil]}
              - {id: twice, name: {ja: 倍, en: Twice}, type: calculated, formula: "cost * 2", result: yen}
            """;
    private static final String OPEN_MARK_TO =
            "choices: [{code: hidden, name: {ja: 非公開, en: Hidden}, tone: bad}]\n";
    private static final String OPEN_MARK_FROM =
            OPEN_MARK_TO + "    read: {sections: [civil]}\n    write: {sections: [civil]}\n";
    @TempDir Path dir;
    private final LedgerDefinition ledger = new DefinitionYaml().read(LEDGER);

    private static OpenData recipe(Rows rows, String reason, Column... columns) {
        return new OpenData(
                "ベンチ一覧", "市内のベンチ", "見本市", "CC BY 4.0", false, rows, List.of(columns), reason);
    }

    private static Column column(String field, String name) {
        return new Column(new FieldId(field), name, "", false);
    }

    private static RowState row(String... cells) {
        Map<FieldId, String> values = new HashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            values.put(new FieldId(cells[i]), cells[i + 1]);
        }
        return new RowState(UUID.randomUUID(), 1, false, values, Map.of(), null);
    }

    private String refusal(OpenData recipe) {
        return assertThrows(ProblemException.class, () -> recipe.check(ledger)).problem().key();
    }

    private Offer offer(String field) {
        return OpenData.offer(ledger, ledger.field(new FieldId(field)).orElseThrow());
    }

    @Test
    void whatNotEverybodyReadsIsNeverPublished() {
        assertEquals(Offer.NEVER, offer("inner"));
        assertEquals(Offer.NEVER, offer("mark"));
        assertEquals(Offer.WITH_REASON, offer("giver"));
        assertEquals(Offer.OPEN, offer("place"));
        assertEquals(
                "problem.open_data.field", refusal(recipe(Rows.ALL, "x", column("inner", "内部"))));
        Rows asks = new Rows(List.of(new Condition(new FieldId("inner"), "=", "甲")), null);
        assertEquals("problem.open_data.field", refusal(recipe(asks, "x", column("place", "場所"))));
        Rows formula = new Rows(List.of(), "inner = \"甲\"");
        assertTrue(
                refusal(recipe(formula, "x", column("place", "場所"))).startsWith("problem.formula"));
        assertEquals(
                "problem.open_data.reason", refusal(recipe(Rows.ALL, "", column("giver", "寄付"))));
        recipe(Rows.ALL, "本人が望んだ", column("giver", "寄付")).check(ledger);
    }

    @Test
    void theCsvHasItsNamesDaysAndNoFormulaAndSaysWhatItIs() throws Exception {
        Rows rows = new Rows(List.of(new Condition(new FieldId("cost"), "≧", "9000")), null);
        OpenData recipe =
                recipe(
                        rows,
                        "",
                        column("place", "設置場所"),
                        column("made", "設置年月日"),
                        new Column(new FieldId("kind"), "種類コード", "ざいりょう", true),
                        column("cost", "費用"));
        Path csv = dir.resolve("benches.csv");
        List<RowState> all =
                List.of(
                        row("place", "=1+1", "made", "2026-04-01", "cost", "10000", "kind", "iron"),
                        row("place", "駅前", "cost", "8000"),
                        row("place", "ひみつ", "cost", "99000", "mark", "hidden"));
        List<UUID> written =
                new OpenDataWriter(ledger, OpenData.read(recipe.text()), KEEPER, TODAY)
                        .write(csv, all.iterator(), Progress.NONE, ids -> {});
        assertEquals(List.of(all.getFirst().row()), written);
        String text = Files.readString(csv);
        assertEquals("設置場所,設置年月日,種類コード,費用\r\n'=1+1,2026-04-01,iron,10000\r\n", text);
        String about = Files.readString(OpenDataWriter.fields(csv));
        assertTrue(about.contains("種類コード,ざいりょう,文字列,wood：木、iron：鉄"), about);
        assertTrue(about.contains("ライセンス,CC BY 4.0"), about);
        assertFalse(about.contains("ひみつ"));
        assertFalse(text.contains("ひみつ"));
    }

    @Test
    void whoSeesAPartOfARowPublishesNothing() {
        OpenData recipe = recipe(Rows.ALL, "", column("place", "場所"));
        LedgerDefinition part =
                new DefinitionYaml()
                        .read(
                                LEDGER.replace(
                                                "seenBy: {sections: [civil]}}",
                                                "seenBy: {sections: [civil]}, shows: [mark, place]}")
                                        .replace(OPEN_MARK_FROM, OPEN_MARK_TO));
        ProblemException why =
                assertThrows(
                        ProblemException.class,
                        () -> new OpenDataWriter(part, recipe, KEEPER, TODAY));
        assertEquals("problem.open_data.guarded", why.problem().key());
    }

    @Test
    void aCalculatedFieldIsAsOpenAsWhatGoesIntoIt() {
        assertEquals(Offer.OPEN, offer("twice"));
        LedgerDefinition closed =
                new DefinitionYaml()
                        .read(
                                LEDGER.replace(
                                        "name: {ja: 費用, en: Cost}, type: yen}",
                                        "name: {ja: 費用, en: Cost}, type: yen, read: {sections:"
                                                + " [civil]}, write: {sections: [civil]}}"));
        assertEquals(
                Offer.NEVER,
                OpenData.offer(closed, closed.field(new FieldId("twice")).orElseThrow()));
    }
}
