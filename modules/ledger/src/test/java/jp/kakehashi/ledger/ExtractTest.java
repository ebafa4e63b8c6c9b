package jp.kakehashi.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Extracts of another system, taken in one after the other with the real server.
final class ExtractTest {
    private static final LedgerId LEDGER = new LedgerId("persons");
    private static final FieldId NUMBER = new FieldId("number");
    private static final String YAML =
            """
            ledger: persons
            version: 1
            name: 見本
            owner: civil
            personal: true
            guard:
              field: mark
              values: ["yes"]
              seenBy: {sections: [civil]}
              shows: [mark, number]
            extract: day
            fields:
              - {id: number, name: 宛名番号, type: text, unique: true}
              - {id: address, name: 住所, type: text}
              - id: state
                name: 住民区分
                type: choice
                choices: [{code: here, name: 住登者}, {code: moved, name: 転出}]
              - id: mark
                name: 支援措置
                type: choice
                choices: [{code: "yes", name: あり}, {code: "no", name: なし}]
              - {id: day, name: 抽出年月日, type: date}
            """;

    @TempDir Path dir;
    private KeeperDesk desk;
    private LedgerService service;

    @BeforeEach
    void signIn() throws IOException {
        desk = new KeeperDesk(dir);
        service = desk.service();
        desk.session().headOffice().publish(new DefinitionYaml().read(YAML));
        desk.session().sync().wake();
        desk.await(() -> service.ledgers().stream().anyMatch(l -> l.rows() == 0));
        take(file("一.csv", "R8.10.31", "101,馬場町,住登者,", "102,下名川,住登者,あり", "103,大網,住登者,"));
    }

    @AfterEach
    void signOut() {
        desk.close();
    }

    private Path file(String name, String day, String... rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of("宛名番号,住所,住民区分,支援措置,抽出年月日"));
        for (String row : rows) {
            lines.add(row + "," + day);
        }
        return Files.writeString(dir.resolve(name), String.join("\n", lines) + "\n");
    }

    private Reimport compared(Path file) {
        return service.imports().compare(service.previewImport(file, LEDGER), NUMBER);
    }

    private void take(Path file) {
        service.imports().takeOver(compared(file).removing(true), Progress.NONE);
        desk.await(() -> desk.session().leaving().editCount() == 0);
    }

    private Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        RowQuery all = new RowQuery(LEDGER, null, List.of(), null, false, 0, 100);
        for (RowView row : service.page(all).rows()) {
            rows.put(
                    row.values().get(NUMBER),
                    row.values().get(new FieldId("address"))
                            + " "
                            + row.values().get(new FieldId("state"))
                            + " "
                            + row.values().getOrDefault(new FieldId("mark"), "-"));
        }
        return rows;
    }

    @Test
    void newerExtractMarksWhoMovedDeletesNobodyAndLiftsNoProtection() throws IOException {
        Reimport found = compared(file("二.csv", "R8.11.30", "101,馬場町,転出,", "102,羽黒町,住登者,"));
        assertFalse(found.mayRemove());
        assertEquals(1, found.gone().size());
        take(file("二.csv", "R8.11.30", "101,馬場町,転出,", "102,羽黒町,住登者,"));
        assertEquals(
                Map.of("101", "馬場町 moved -", "102", "羽黒町 here yes", "103", "大網 here -"), rows());

        var last = service.imports().of(LEDGER).getFirst();
        service.imports().undo(LEDGER, last.id(), Progress.NONE);
        desk.await(() -> rows().get("102").startsWith("下名川"));
        assertEquals("馬場町 here -", rows().get("101"));
    }

    @Test
    void olderExtractAndOneOfNoKnownDayAreRefusedBeforeAnything() throws IOException {
        Problem older = refused(file("古.csv", "R8.10.30", "101,古い町,住登者,"));
        assertEquals("problem.import.older", older.key());
        assertEquals(List.of("2026-10-30", "2026-10-31"), older.args());
        assertEquals("problem.import.extract_day", refused(file("不明.csv", "", "101,町,住登者,")).key());
        assertTrue(rows().get("101").startsWith("馬場町"));
    }

    @Test
    void fileIsNotSimplyAddedToAnExtract() throws IOException {
        Path newer = file("新.csv", "R8.12.30", "104,由良,住登者,");
        Problem why =
                assertThrows(
                                ProblemException.class,
                                () ->
                                        service.commitImport(
                                                service.previewImport(newer, LEDGER),
                                                Progress.NONE))
                        .problem();
        assertEquals("problem.import.extract_key", why.key());
        assertFalse(rows().containsKey("104"));
    }

    private Problem refused(Path file) {
        return assertThrows(ProblemException.class, () -> compared(file)).problem();
    }
}
