package jp.kakehashi.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.LedgerService.EditState;
import jp.kakehashi.ledger.LedgerService.Filter;
import jp.kakehashi.ledger.LedgerService.HistoryEntry;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.LedgerService.RowPage;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.sheets.SampleWorkbooks;
import jp.kakehashi.sheets.SheetTable;
import jp.kakehashi.sheets.WorkbookReader;
import jp.kakehashi.sync.SyncStatus;
import jp.kakehashi.sync.WorkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A keeper's day on one workstation with the real server.
final class LedgerServiceTest {
    @TempDir Path dir;
    private KeeperDesk desk;
    private WorkSession session;
    private LedgerService service;

    @BeforeEach
    void signIn() {
        desk = new KeeperDesk(dir);
        session = desk.session();
        service = desk.service();
    }

    @AfterEach
    void signOut() {
        desk.close();
    }

    private void await(BooleanSupplier wanted) {
        desk.await(wanted);
    }

    private LedgerId imported(int rows) {
        Path file = dir.resolve("道路占用許可台帳.xlsx");
        try {
            new SampleWorkbooks().roadOccupancy(file, rows, 7);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        ImportPreview preview = service.previewImport(file, null);
        assertTrue(preview.newLedger());
        assertEquals(rows, preview.rows().size());
        return service.commitImport(preview, Progress.NONE);
    }

    private RowPage page(LedgerId ledger, String search, List<Filter> filters) {
        return service.page(new RowQuery(ledger, search, filters, null, false, 0, 1000));
    }

    private FieldId field(LedgerId ledger, String label) {
        return service.definition(ledger).fields().stream()
                .filter(f -> f.label().ja().equals(label))
                .map(FieldDefinition::id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anImportedWorkbookIsALedgerAndItsExportIsWhatIsOnTheScreen() {
        LedgerId ledger = imported(400);
        RowPage page = page(ledger, null, List.of());
        assertEquals(400, page.total());
        await(() -> session.leaving().editCount() == 0);
        assertEquals(400, service.ledgers().getFirst().rows());
        LedgerDefinition definition = service.definition(ledger);
        assertTrue(definition.personal());
        RowQuery query =
                new RowQuery(ledger, null, List.of(), field(ledger, "許可番号"), false, 0, 1000);
        for (String ending : List.of(".xlsx", ".csv")) {
            Path file = dir.resolve("出力" + ending);
            assertEquals(400, service.export(query, file, "年度末点検", Progress.NONE));
            SheetTable table = new WorkbookReader().read(file).getFirst();
            assertEquals(shown(definition, service.page(query)), table.rows());
        }
        assertEquals(Set.of(), parts());
    }

    private Set<String> parts() {
        try (var files = Files.list(dir)) {
            return Set.copyOf(
                    files.map(f -> f.getFileName().toString())
                            .filter(f -> f.endsWith(".part"))
                            .toList());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<List<String>> shown(LedgerDefinition definition, RowPage page) {
        List<List<String>> rows = new ArrayList<>();
        for (RowView row : page.rows()) {
            List<String> cells = new ArrayList<>();
            definition.fields().forEach(f -> cells.add(row.values().get(f.id())));
            rows.add(cells);
        }
        return rows;
    }

    @Test
    void aPersonIsFoundByAnyVariantAndFeesAreSummed() {
        LedgerId ledger = imported(100);
        FieldId name = field(ledger, "氏名");
        RowPage found = page(ledger, "高橋", List.of());
        assertTrue(found.total() > 0);
        for (RowView row : found.rows()) {
            assertTrue(row.values().get(name).matches("[髙高]橋.*"));
        }
        FieldDefinition fee =
                service.definition(ledger).fields().stream()
                        .filter(f -> f.type() == FieldType.YEN)
                        .findFirst()
                        .orElseThrow();
        long sum = 0;
        for (RowView row : page(ledger, null, List.of()).rows()) {
            sum += Long.parseLong(row.values().getOrDefault(fee.id(), "0"));
        }
        assertEquals(sum, page(ledger, null, List.of()).sums().get(fee.id()));
        RowPage none = page(ledger, null, List.of(new Filter(name, "=", "誰でもない")));
        assertEquals(0, none.total());
        assertEquals(100, none.all());
    }

    @Test
    void anEditShowsWhereItIsAndStandsInTheHistory() {
        LedgerId ledger = imported(3);
        await(() -> session.leaving().editCount() == 0);
        RowView row = page(ledger, null, List.of()).rows().getFirst();
        FieldId note = field(ledger, "備考");
        desk.server().close();
        await(() -> session.sync().status().line() == SyncStatus.Line.OFFLINE);
        Map<FieldId, String> values = new HashMap<>();
        values.put(note, "現地で確認");
        RowView edited = service.edit(ledger, row, values, ChangeNote.because("電話"));
        assertEquals(EditState.HERE, edited.states().get(note));
        List<HistoryEntry> history = service.history(ledger, row.row(), null, "確認");
        assertEquals(EditState.HERE, history.getFirst().pending());
        assertEquals("電話", history.getFirst().change().change().note().reason());
        assertEquals(2, history.size());
        assertEquals(1, service.history(ledger, row.row(), note, "確認").size());
        assertEquals(1, service.ledgers().getFirst().unsent());
        assertTrue(session.leaving().viewingCount() > 0);
    }

    @Test
    void aPurposeThatHeadOfficeWouldNotTakeIsRefusedAtOnce() {
        LedgerId ledger = imported(3);
        RowView row = page(ledger, null, List.of()).rows().getFirst();
        RowQuery query = new RowQuery(ledger, null, List.of(), null, false, 0, 10);
        Path file = dir.resolve("出力.csv");
        for (String purpose : List.of(" ", "長".repeat(401))) {
            refusesPurpose(() -> service.row(ledger, row.row(), purpose));
            refusesPurpose(() -> service.history(ledger, row.row(), null, purpose));
            refusesPurpose(() -> service.export(query, file, purpose, Progress.NONE));
        }
        assertFalse(Files.exists(file));
        assertEquals(row.row(), service.row(ledger, row.row(), "長".repeat(400)).row());
    }

    private static void refusesPurpose(Runnable look) {
        ProblemException refused = assertThrows(ProblemException.class, look::run);
        assertEquals("problem.viewing.purpose", refused.problem().key());
    }

    @Test
    void aNewLedgerNeedsALineAndSaysSo() throws IOException {
        Path file = dir.resolve("新しい台帳.xlsx");
        new SampleWorkbooks().roadOccupancy(file, 5, 3);
        desk.server().close();
        ImportPreview preview = service.previewImport(file, null);
        ProblemException refused =
                assertThrows(
                        ProblemException.class, () -> service.commitImport(preview, Progress.NONE));
        assertEquals("problem.import.new_ledger_offline", refused.problem().key());
        assertTrue(service.ledgers().isEmpty());
    }

    @Test
    void moreRowsComeIntoALedgerByTheNamesOfItsFields() throws IOException {
        LedgerId ledger = imported(10);
        Path file = dir.resolve("追加.csv");
        Files.writeString(file, "氏名,占用料,知らない欄\n佐藤 花子,1200,x\n本間 弘,abc,y\n");
        ImportPreview preview = service.previewImport(file, ledger);
        assertFalse(preview.newLedger());
        assertTrue(preview.problems().stream().anyMatch(p -> p.kind().equals("unknown_column")));
        service.commitImport(preview, Progress.NONE);
        RowPage page = page(ledger, null, List.of());
        assertEquals(12, page.total());
        RowPage found = page(ledger, "本間 弘", List.of());
        assertTrue(found.rows().stream().allMatch(r -> r.provisional() == null));
    }

    @Test
    void aColumnOfAnotherNameGoesWhereTheKeeperSendsIt() throws IOException {
        LedgerId ledger = imported(2);
        FieldId name = field(ledger, "氏名");
        FieldId fee = field(ledger, "占用料");
        Path file = dir.resolve("別の様式.csv");
        Files.writeString(file, "申請した人,料金,メモ\n佐藤 花子,1200,x\n,,\n本間 弘,abc,y\n");
        ImportPreview read = service.previewImport(file, ledger);
        assertEquals(Arrays.asList(null, null, null), read.columns());
        assertEquals(List.of("申請した人", "料金", "メモ"), names(read));
        assertTrue(read.rows().isEmpty());
        ImportPreview mapped = read.mapped(Arrays.asList(name, fee, null));
        assertEquals("佐藤 花子", mapped.value(0, 0));
        assertEquals(2, mapped.rows().size());
        assertTrue(mapped.problems().stream().anyMatch(p -> p.cell().equals("B4")), "by its row");
        assertThrows(
                IllegalArgumentException.class, () -> read.mapped(Arrays.asList(name, name, null)));
        service.commitImport(mapped, Progress.NONE);
        assertEquals(4, page(ledger, null, List.of()).total());
        assertEquals(1, page(ledger, "佐藤 花子", List.of()).total());
    }

    private static List<String> names(ImportPreview read) {
        return read.table().columns().stream().map(FileTable.Column::name).toList();
    }

    @Test
    void anImportThatBrokeOffBeforeItsFirstRowGoesOnInTheSameLedger() throws IOException {
        Path file = dir.resolve("看板.csv");
        Files.writeString(file, "氏名,占用料\n佐藤 花子,1200\n本間 弘,300\n");
        ImportPreview first = service.previewImport(file, null);
        LedgerId ledger = first.definition().id();
        session.headOffice().publish(first.definition());
        session.sync().wake();
        await(() -> session.replica().checkpoint(ledger).isPresent());
        ImportPreview again = service.previewImport(file, null);
        assertTrue(again.continued());
        assertEquals(ledger, service.commitImport(again, Progress.NONE));
        assertEquals(2, page(ledger, null, List.of()).total());
        assertEquals(1, service.ledgers().size());
        assertFalse(service.previewImport(file, null).definition().id().equals(ledger));
    }

    @Test
    void anEmptyLedgerOfAnotherFormIsNotTakenForABrokenImport() throws IOException {
        Path file = dir.resolve("看板.csv");
        Files.writeString(file, "氏名,占用料\n佐藤 花子,1200\n");
        LedgerId ledger = service.previewImport(file, null).definition().id();
        session.headOffice().publish(service.previewImport(file, null).definition());
        session.sync().wake();
        await(() -> session.replica().checkpoint(ledger).isPresent());
        Files.writeString(file, "氏名,住所\n佐藤 花子,馬場町\n");
        ImportPreview other = service.previewImport(file, null);
        assertFalse(other.continued());
        assertFalse(other.definition().id().equals(ledger));
    }

    @Test
    void individualNumbersStayOutOfALedgerAndAreHeldBackInAnImport() throws IOException {
        LedgerId ledger = imported(3);
        Path file = dir.resolve("追加.csv");
        Files.writeString(file, "氏名,住所\n佐藤 花子,123456789018\n本間 弘,朝日町 １２３４－５６７８－９０１８\n");
        ImportPreview preview = service.previewImport(file, ledger);
        var held = preview.problems().stream().filter(p -> p.held()).toList();
        assertEquals(2, held.size());
        held.forEach(p -> assertEquals("individual_number", p.kind()));
        assertFalse(held.toString().contains("5678"));
        assertEquals(2, preview.rows().size());
        assertFalse(preview.newRows().toString().contains("9018"));

        FieldId address =
                session.replica().definitions().of(ledger).fields().stream()
                        .filter(f -> f.label().ja().equals("住所"))
                        .findFirst()
                        .orElseThrow()
                        .id();
        Map<FieldId, String> number = Map.of(address, "1234 5678 9018");
        ProblemException refused =
                assertThrows(
                        ProblemException.class,
                        () -> session.replica().edits().create(ledger, number, ChangeNote.NONE));
        assertEquals("problem.value.individual_number", refused.problem().key());
    }

    @Test
    void aReturnedEditKnowsWhenItWasMade() {
        LedgerId ledger = new LedgerId("numbers");
        FieldId permit = new FieldId("permit");
        session.headOffice()
                .publish(
                        new DefinitionYaml()
                                .read(
                                        """
                                        ledger: numbers
                                        version: 1
                                        name: {ja: 番号, en: Numbers}
                                        owner: civil
                                        fields:
                                          - {id: permit, name: 番号, type: text, unique: true}
                                        """));
        session.sync().wake();
        await(() -> session.replica().checkpoint(ledger).isPresent());
        Map<FieldId, String> same = Map.of(permit, "道占-1");
        session.replica().edits().createAll(ledger, List.of(same, same), ChangeNote.NONE);
        List<Change> made = session.replica().outgoing().irreplaceable();
        await(() -> service.returned().size() == 1);
        LedgerService.ReturnedEdit back = service.returned().getFirst();
        assertEquals(
                List.of(back.madeAt()),
                made.stream()
                        .filter(c -> c.id().equals(back.change()))
                        .map(Change::madeAt)
                        .toList());
    }
}
