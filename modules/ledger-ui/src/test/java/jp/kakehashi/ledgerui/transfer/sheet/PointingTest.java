package jp.kakehashi.ledgerui.transfer.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import jp.kakehashi.ledgerui.sample.ReadingLedgers;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.sheets.SheetHint;
import jp.kakehashi.testkit.ToolkitExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A keeper corrects what was understood by pointing at it in the picture of the sheet.
@ExtendWith(ToolkitExtension.class)
class PointingTest {
    @TempDir Path dir;

    private final ReadingLedgers service = new ReadingLedgers();
    private SampleWindow window;

    @BeforeEach
    void open() {
        window = new SampleWindow(service, SampleCity.SATO, 1366, 768);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void start(Path file) {
        window.on(() -> window.workspace.startImport(null, file));
        awaitPicture();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(dir.resolve("表.csv"), text);
    }

    private void awaitPicture() {
        window.await(
                () ->
                        window.scene.getRoot().lookup(".sheet-picture") != null
                                && window.scene.getRoot().lookup(".progress-box") == null);
        window.settle();
    }

    private void press(String words) {
        window.on(
                () ->
                        Stream.of(".button", ".toggle-button")
                                .flatMap(c -> window.scene.getRoot().lookupAll(c).stream())
                                .filter(n -> n instanceof ButtonBase)
                                .map(n -> (ButtonBase) n)
                                .filter(n -> words.equals(n.getText()))
                                .toList()
                                .getFirst()
                                .fire());
    }

    @Test
    void theHeaderIsPointedAtWithKeysAndTakenBack() throws IOException {
        start(file("甲,乙\n丙,丁\n1,2\n3,4\n"));
        window.await(() -> !window.labelled("の A1:B4").isEmpty());
        window.press(KeyCode.DOWN);
        press("この行が見出し");
        window.await(() -> !window.labelled("の A2:B4").isEmpty());
        assertEquals(
                SheetHint.Kind.HEADER, service.pointed.getLast().hints().hints().getFirst().kind());
        assertTrue(window.shows("2行"));
        awaitPicture();
        // the cursor is where it was
        assertTrue(window.shows("A2"));
        window.press(KeyCode.CONTROL, KeyCode.Z);
        window.await(() -> !window.labelled("の A1:B4").isEmpty());
        awaitPicture();
        window.press(KeyCode.CONTROL, KeyCode.Y);
        window.await(() -> !window.labelled("の A2:B4").isEmpty());
    }

    @Test
    void whatCannotBeReadLikeThatStaysAsItWas() throws IOException {
        start(file("甲,乙\n1,2\n3,4\n"));
        window.press(KeyCode.CONTROL, KeyCode.END);
        window.press(KeyCode.DOWN);
        window.press(KeyCode.DOWN);
        // row 5 is empty: nothing can begin there
        press("表はここから");
        awaitPicture();
        window.await(() -> !window.labelled("の A1:B3").isEmpty());
    }

    @Test
    void everyChangeStandsInTheListAndCanBeSearched() throws IOException {
        start(file("番号,氏名,許可日\n1,見本 一郎,R8.4.1\n2,〃,R8.4.2\n3,見本 三郎,R8.4.3\n"));
        window.await(() -> !window.labelled("直したところ 4").isEmpty());
        press("直したところ 4");
        window.await(() -> window.scene.getRoot().lookup(".changes-pane") != null);
        TableView<?> list =
                (TableView<?>) window.scene.getRoot().lookup(".changes-pane .ledger-table");
        window.await(() -> list.getItems().size() == 4);
        window.settle();
        window.on(
                () ->
                        ((ChangesPane) window.scene.getRoot().lookup(".changes-pane"))
                                .search
                                .textProperty()
                                .set("〃"));
        window.await(() -> list.getItems().size() == 1);
        Path csv = dir.resolve("変更.csv");
        window.on(() -> ((ChangesPane) window.scene.getRoot().lookup(".changes-pane")).save(csv));
        window.await(() -> Files.exists(csv) && !window.labelled("1件を保存しました").isEmpty());
        String written = Files.readString(csv);
        assertTrue(written.contains("B3,〃,見本 一郎,「〃」を上の値にした"), written);
        assertFalse(written.contains("R8.4.1"));
    }

    @Test
    void mojibakeIsMendedByPointingAtTheEncoding() throws IOException {
        Path file = dir.resolve("表.csv");
        byte[] text = "氏名,町\n見本,旭町\n例,本町\n".getBytes(Charset.forName("windows-31j"));
        Files.write(file, text);
        start(file);
        press("文字化けを直す");
        window.await(
                () ->
                        javafx.stage.Window.getWindows().stream()
                                .anyMatch(w -> w instanceof javafx.scene.control.ContextMenu));
        window.on(
                () ->
                        javafx.stage.Window.getWindows().stream()
                                .filter(w -> w instanceof javafx.scene.control.ContextMenu)
                                .map(w -> (javafx.scene.control.ContextMenu) w)
                                .toList()
                                .getFirst()
                                .getItems()
                                .get(2)
                                .fire());
        window.await(() -> service.pointed.size() == 2);
        assertEquals("EUC-JP", service.pointed.getLast().hints().encoding());
        awaitPicture();
    }

    @Test
    void anIndividualNumberIsNeitherDrawnNorListed() throws IOException {
        Path file = file("氏名,個人番号\n見本,123456789018\n例,〃\n");
        start(file);
        var preview =
                service.previewImport(
                        file, null, jp.kakehashi.ledger.ImportPointing.NONE, () -> false);
        var reading = preview.reading();
        assertTrue(reading.reading().looks().toString().contains("••••"));
        assertFalse(reading.reading().looks().toString().contains("123456789018"));
        assertFalse(
                jp.kakehashi.ledger.ImportChanges.of(preview, reading)
                        .listed()
                        .toString()
                        .contains("123456789018"));
        assertEquals(List.of(), window.labelled("123456789018"));
    }
}
