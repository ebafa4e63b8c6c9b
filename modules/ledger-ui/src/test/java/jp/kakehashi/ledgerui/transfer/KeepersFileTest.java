package jp.kakehashi.ledgerui.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import jp.kakehashi.ledger.ImportPointing;
import jp.kakehashi.ledger.ImportPreview;
import jp.kakehashi.ledger.LedgerImport;
import jp.kakehashi.ledger.StruckRows;
import jp.kakehashi.ledgerui.sample.Pictures;
import jp.kakehashi.ledgerui.sample.ReadingLedgers;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.NewRow;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.theme.TextSize;
import jp.kakehashi.ui.theme.Theme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A workbook as a keeper has it: several tables, and rows struck through because they are
/// cancelled.
@ExtendWith(ToolkitExtension.class)
class KeepersFileTest {
    private static final String[] THIS_YEAR = {
        "番号,氏名,許可日", "1,見本 一郎,R8.4.1", "-2,見本 二郎,R8.4.2", "3,見本 三郎,R8.4.3", "4,見本 四郎,R8.4.4"
    };

    @TempDir Path dir;

    private final ReadingLedgers service = new ReadingLedgers();
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file =
                new KeepersBook()
                        .sheet("令和8年度", THIS_YEAR)
                        .sheet("令和7年度", "番号,氏名,許可日", "1,見本 五郎,R7.4.1", "2,見本 六郎,R7.4.2")
                        .sheet("業者", "業者名,電話", "見本工業,0238-00-0001", "見本土木,0238-00-0002")
                        .write(dir.resolve("占用許可.xlsx"));
    }

    private ImportPreview fresh() {
        return new LedgerImport().asNew(file, null, SampleCity.SATO, id -> false);
    }

    private static List<String> marks(ImportPreview preview, FieldDefinition field) {
        return preview.newRows().stream()
                .map(NewRow::values)
                .map(v -> v.getOrDefault(field.id(), ""))
                .toList();
    }

    @Test
    void aStruckRowComesInMarkedAndTheOthersWithout() {
        ImportPreview preview = fresh();
        FieldDefinition mark = preview.definition().fields().getLast();
        assertEquals(StruckRows.NAME, mark.label().ja());
        assertEquals(FieldType.CHECK, mark.type());
        assertEquals(List.of("", "true", "", ""), marks(preview, mark));
        assertEquals(new StruckRows(List.of(3), true), StruckRows.of(preview));
    }

    @Test
    void aFileWithoutStruckRowsHasNoSuchColumn() throws IOException {
        Path plain = new KeepersBook().sheet("甲", "番号,氏名", "1,見本", "2,例").write(file);
        ImportPreview preview = new LedgerImport().asNew(plain, null, SampleCity.SATO, id -> false);
        assertEquals(2, preview.definition().fields().size());
        assertTrue(StruckRows.of(preview).numbers().isEmpty());
    }

    @Test
    void intoALedgerWithoutSuchAFieldItIsSaidThatTheyAreOrdinary() {
        ImportPreview preview = new LedgerImport().into(SampleCity.roads(), file, f -> true);
        assertNull(preview.columns().getLast());
        assertFalse(StruckRows.of(preview).marked());
        assertTrue(preview.problems().stream().anyMatch(p -> p.saw().equals(StruckRows.NAME)));
    }

    @Test
    void aLedgerThatHadStruckRowsLearnsThatALineIsGone() throws IOException {
        ImportPreview first = fresh();
        Path newer =
                new KeepersBook()
                        .sheet("令和8年度", "番号,氏名,許可日", "1,見本 一郎,R8.4.1", "2,見本 二郎,R8.4.2")
                        .write(dir.resolve("新.xlsx"));
        ImportPreview again = new LedgerImport().into(first.definition(), newer, f -> true);
        FieldDefinition mark = first.definition().fields().getLast();
        assertEquals(mark.id(), again.columns().getLast());
        assertEquals(List.of("", ""), marks(again, mark));
    }

    @Test
    void leftOutTheyAreNotInTheLedgerAndTheMarkIsGone() {
        ImportPreview preview = fresh();
        ImportPointing out = StruckRows.of(preview).leftOut(ImportPointing.NONE, preview);
        ImportPreview without =
                new LedgerImport()
                        .asNew(file, null, SampleCity.SATO, id -> false, out, () -> false);
        assertEquals(3, without.rows().size());
        assertEquals(3, without.definition().fields().size());
        assertTrue(without.problems().stream().anyMatch(p -> p.kind().equals("left_out")));
    }

    @Test
    void theKeeperSeesStruckRowsAndLeavesThemOutWithAKey() {
        try (SampleWindow window = new SampleWindow(service, SampleCity.SATO, 1366, 768)) {
            start(window);
            assertTrue(window.shows("取り消し線のある行 1行"));
            Pictures.take(window, "import-struck");
            focus(window, "取り消し線のある行を除く");
            window.press(KeyCode.SPACE);
            window.await(() -> service.pointed.size() == 2);
            window.await(() -> window.labelled("取り消し線のある行 1行").isEmpty());
            window.await(() -> window.shows("3行"));
        }
    }

    @Test
    void theOtherTablesOfTheFileAreOfferedUntilNoneIsLeft() {
        try (SampleWindow window = new SampleWindow(service, SampleCity.SATO, 1366, 768)) {
            start(window);
            commit(window);
            assertTrue(window.shows("このファイルには、まだ取り込んでいない表が 2つあります。"));
            Pictures.take(window, "import-rest");
            focus(window, "「占用許可」に続けて入れる");
            window.press(KeyCode.SPACE);
            awaitPicture(window);
            assertEquals("令和7年度", service.pointed.getLast().table().sheet());
        }
    }

    @Test
    void anotherTableBecomesALedgerOfItsOwnNamedAfterItsSheet() {
        try (SampleWindow window = new SampleWindow(service, SampleCity.SATO, 1366, 768)) {
            start(window);
            commit(window);
            for (String sheet : List.of("令和7年度", "業者")) {
                focus(window, "新しい台帳にする");
                window.press(KeyCode.SPACE);
                awaitPicture(window);
                assertEquals(sheet, service.pointed.getLast().table().sheet());
                commit(window);
                assertTrue(window.shows("占用許可 " + sheet));
            }
            assertTrue(window.labelled("新しい台帳にする").isEmpty());
            assertEquals(4, service.ledgers().size());
        }
    }

    @Test
    void whoChoosesATypeWithTheKeyboardStaysAtThatColumn() {
        try (SampleWindow window = new SampleWindow(service, SampleCity.SATO, 1366, 768)) {
            start(window);
            window.on(
                    () ->
                            window.scene.getRoot().lookupAll(".segment").stream()
                                    .filter(ToggleButton.class::isInstance)
                                    .map(ToggleButton.class::cast)
                                    .filter(b -> b.getText().equals("取り込む形"))
                                    .forEach(ToggleButton::fire));
            window.await(() -> window.scene.getRoot().lookup(".column-field") != null);
            window.settle();
            window.on(
                    () ->
                            window.scene.getRoot().lookupAll(".column-field").stream()
                                    .filter(n -> "列「氏名」の種類".equals(n.getAccessibleText()))
                                    .forEach(Node::requestFocus));
            Node before = window.scene.getFocusOwner();
            String column = before.getAccessibleText();
            window.press(KeyCode.DOWN);
            window.await(
                    () ->
                            window.scene.getRoot().lookup(".preview-table") != null
                                    && before.getScene() == null);
            window.settle();
            window.await(
                    () ->
                            column.equals(
                                    window.scene.getFocusOwner() == null
                                            ? null
                                            : window.scene.getFocusOwner().getAccessibleText()));
        }
    }

    @Test
    void itAllFitsInLargeLettersAndOnALargeScreen() {
        try (SampleWindow window = new SampleWindow(service, SampleCity.SATO, 1366, 768)) {
            start(window);
            Pictures.dressLarge(window);
            Pictures.take(window, "import-struck-large");
            window.press(KeyCode.CONTROL, KeyCode.ENTER);
            window.await(() -> window.shows("As a new ledger"));
            Pictures.take(window, "import-rest-large");
        }
        try (SampleWindow window =
                new SampleWindow(new ReadingLedgers(), SampleCity.SATO, 1920, 1080)) {
            start(window);
            Pictures.dress(window, Theme.DARK, TextSize.NORMAL, Language.JAPANESE);
            Pictures.take(window, "import-struck-dark");
            commit(window);
            Pictures.take(window, "import-rest-dark");
        }
    }

    private void start(SampleWindow window) {
        window.on(() -> window.workspace.startImport(null, file));
        awaitPicture(window);
    }

    private static void awaitPicture(SampleWindow window) {
        window.await(
                () ->
                        window.scene.getRoot().lookup(".sheet-picture") != null
                                && window.scene.getRoot().lookup(".progress-box") == null);
        window.settle();
    }

    private static void commit(SampleWindow window) {
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        window.await(() -> window.shows("取り込みました"));
        window.settle();
    }

    private static void focus(SampleWindow window, String words) {
        window.on(
                () ->
                        window.scene.getRoot().lookupAll(".button").stream()
                                .filter(n -> n instanceof Button b && words.equals(b.getText()))
                                .toList()
                                .getFirst()
                                .requestFocus());
        window.settle();
    }
}
