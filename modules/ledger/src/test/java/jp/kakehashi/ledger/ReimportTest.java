package jp.kakehashi.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import jp.kakehashi.ledger.LedgerImports.TakenBack;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.sync.WorkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A newer file that is taken over by its key and taken back, with the real server.
final class ReimportTest {
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

    private Path file(String name, String... rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of("番号,氏名,場所"));
        lines.addAll(List.of(rows));
        return Files.writeString(dir.resolve(name), String.join("\n", lines) + "\n");
    }

    private Map<String, String> places(LedgerId ledger) {
        Map<String, String> places = new TreeMap<>();
        RowQuery all = new RowQuery(ledger, null, List.of(), null, false, 0, 1000);
        for (RowView row : service.page(all).rows()) {
            places.put(value(ledger, row, "番号"), value(ledger, row, "場所"));
        }
        return places;
    }

    private FieldId field(LedgerId ledger, String label) {
        return service.definition(ledger).fields().stream()
                .filter(f -> f.label().ja().equals(label))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private String value(LedgerId ledger, RowView row, String label) {
        return row.values().getOrDefault(field(ledger, label), "");
    }

    private LedgerId imported() throws IOException {
        Path first =
                file("占用.csv", "R8-1,本間 勇,馬場町", "R8-2,渡邉 健,下名川", "R8-3,髙橋 一郎,上田沢", "R8-4,佐藤 花子,大網");
        LedgerId ledger = service.commitImport(service.previewImport(first, null), Progress.NONE);
        await(() -> session.leaving().editCount() == 0);
        return ledger;
    }

    private void edit(LedgerId ledger, String number, String place) {
        RowQuery one = new RowQuery(ledger, number, List.of(), null, false, 0, 10);
        RowView row = service.page(one).rows().getFirst();
        service.edit(ledger, row, Map.of(field(ledger, "場所"), place), ChangeNote.NONE);
        await(() -> session.leaving().editCount() == 0);
    }

    private Reimport compared(LedgerId ledger, Path newer) {
        ImportPreview preview = service.previewImport(newer, ledger);
        assertEquals(field(ledger, "番号"), preview.usualKey());
        return service.imports().compare(preview, field(ledger, "番号"));
    }

    private Path newer() throws IOException {
        return file(
                "占用_新.csv",
                "R8-1,本間 勇,馬場町一丁目",
                "R8-2,渡邉 健,下名川二丁目",
                "R8-3,髙橋 一郎,上田沢",
                "R8-5,五十嵐 千代,熊出",
                "R8-6,二度,甲",
                "R8-6,二度,乙",
                ",番号なし,丙");
    }

    @Test
    void aNewerFileShowsWhatIsNewChangedAndGoneAndLeavesWhatWasWrittenByHand() throws IOException {
        LedgerId ledger = imported();
        edit(ledger, "R8-2", "手で直した");
        Reimport found = compared(ledger, newer());

        assertEquals(1, found.added().size());
        assertEquals(2, found.changed().size());
        assertEquals(1, found.same());
        assertEquals(List.of("R8-6"), found.doubled());
        assertEquals(1, found.keyless());
        assertEquals(1, found.gone().size());
        assertEquals(1, found.byHand());
        var first = found.changed().stream().filter(c -> !c.byHand()).findFirst().orElseThrow();
        assertEquals("馬場町", first.cells().getFirst().before());
        assertEquals("馬場町一丁目", first.cells().getFirst().after());
        assertEquals(2, found.writes());
        assertEquals("手で直した", places(ledger).get("R8-2"), "nothing happens before");

        service.imports().takeOver(found, Progress.NONE);

        Map<String, String> now = places(ledger);
        assertEquals(Set.of("R8-1", "R8-2", "R8-3", "R8-4", "R8-5"), now.keySet());
        assertEquals("馬場町一丁目", now.get("R8-1"));
        assertEquals("手で直した", now.get("R8-2"));
        await(() -> session.leaving().editCount() == 0);
        Reimport again = compared(ledger, newer());
        assertEquals(0, again.writes(), "the same file once more changes nothing");
    }

    @Test
    void takenOverWithEverythingItIsTakenBackInOneStep() throws IOException {
        LedgerId ledger = imported();
        edit(ledger, "R8-2", "手で直した");
        Map<String, String> before = places(ledger);
        Reimport all = compared(ledger, newer()).removing(true).covering(true);
        assertEquals(4, all.writes());

        service.imports().takeOver(all, Progress.NONE);

        Map<String, String> now = places(ledger);
        assertEquals(Set.of("R8-1", "R8-2", "R8-3", "R8-5"), now.keySet());
        assertEquals("下名川二丁目", now.get("R8-2"));
        await(() -> session.leaving().editCount() == 0);
        var past = service.imports().of(ledger).getFirst();
        assertEquals("占用_新.csv", past.file());
        assertEquals(4, past.rows());

        assertEquals(
                new TakenBack(4, 0, false),
                service.imports().undo(ledger, past.id(), Progress.NONE));

        await(() -> places(ledger).equals(before));
    }

    @Test
    void aRowThatSomebodyWroteMeanwhileIsLeftAsItIs() throws IOException {
        LedgerId ledger = imported();
        Reimport found = compared(ledger, newer());
        edit(ledger, "R8-1", "その間に");
        service.imports().takeOver(found, Progress.NONE);
        assertEquals("その間に", places(ledger).get("R8-1"));
    }

    @Test
    void aRowThatIsGoneFromTheFileStaysWhenSomebodyWroteItSinceTheComparison() throws IOException {
        LedgerId ledger = imported();
        Reimport found = compared(ledger, newer()).removing(true);
        edit(ledger, "R8-4", "その間に");

        var done = service.imports().takeOver(found, Progress.NONE);

        assertEquals("その間に", places(ledger).get("R8-4"));
        assertEquals(new LedgerImports.TakenOver(3, 1), done);
    }

    @Test
    void whoWroteOverIsAskedAgainWhateverTheKeeperDecidedOfHandwrittenRows() throws IOException {
        LedgerId ledger = imported();
        Reimport found = compared(ledger, newer()).removing(true).covering(true);
        RowQuery one = new RowQuery(ledger, "R8-1", List.of(), null, false, 0, 10);
        RowView row = service.page(one).rows().getFirst();
        service.edit(ledger, row, Map.of(field(ledger, "氏名"), "別人"), ChangeNote.NONE);
        await(() -> session.leaving().editCount() == 0);

        var done = service.imports().takeOver(found, Progress.NONE);

        assertEquals("馬場町", places(ledger).get("R8-1"), "its other cell was written");
        assertEquals(new LedgerImports.TakenOver(3, 1), done);
    }

    @Test
    void theSameFileTakenOverTwiceMakesNoRowTwice() throws IOException {
        LedgerId ledger = imported();
        Reimport first = compared(ledger, newer()).removing(true);
        Reimport second = compared(ledger, newer()).removing(true);
        assertEquals(
                new LedgerImports.TakenOver(4, 0),
                service.imports().takeOver(first, Progress.NONE));
        await(() -> session.leaving().editCount() == 0);

        assertEquals(
                new LedgerImports.TakenOver(0, 4),
                service.imports().takeOver(second, Progress.NONE));

        RowQuery all = new RowQuery(ledger, null, List.of(), null, false, 0, 1000);
        assertEquals(4, service.page(all).rows().size());
    }
}
