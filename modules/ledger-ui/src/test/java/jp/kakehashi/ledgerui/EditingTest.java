package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.theme.TextSize;
import jp.kakehashi.ui.theme.Theme;
import jp.kakehashi.ui.theme.WindowScreenshots;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is being written outlives whatever happens around it.
@ExtendWith(ToolkitExtension.class)
class EditingTest {
    private static final int MEGABYTE = 1 << 20;

    private MemoryLedgers service;
    private SampleWindow window;

    @BeforeEach
    void open() {
        service = SampleCity.busy(SampleCity.SATO);
        window = new SampleWindow(service, SampleCity.SATO, 1366, 768);
        window.openRoads();
        CellPlace place = new CellPlace(SampleCity.row(2), SampleCity.field("address"));
        window.on(() -> window.workspace.openCell(SampleCity.ROADS, place));
        window.await(() -> place.equals(window.workspace.grid().currentProperty().get()));
        window.settle();
    }

    @AfterEach
    void close() {
        window.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatADayIsReadAsIsShownWhole(Language language) {
        window.on(() -> window.texts.languageProperty().set(language));
        for (TextSize size : TextSize.values()) {
            window.on(() -> window.appearance.textSizeProperty().set(size));
            window.settle();
            CellPlace place = new CellPlace(SampleCity.row(3), SampleCity.field("until"));
            window.on(() -> window.workspace.openCell(SampleCity.ROADS, place));
            window.await(() -> place.equals(window.workspace.grid().currentProperty().get()));
            window.settle();
            window.press(KeyCode.F2);
            window.press(KeyCode.CONTROL, KeyCode.A);
            window.type("R8.2.30");
            window.on(() -> assertWhole(size + "-no-" + language));
            window.press(KeyCode.CONTROL, KeyCode.A);
            window.type("R8.12.28");
            window.on(() -> assertWhole(size + "-day-" + language));
            window.press(KeyCode.ESCAPE);
        }
    }

    private void assertWhole(String name) {
        new WindowScreenshots(Path.of("target", "screenshots"))
                .write(window.scene, "date-hint-" + name);
        Label hint = (Label) window.scene.getRoot().lookup(".date-reading");
        Text words = (Text) hint.lookup(".text");
        assertEquals(hint.getText(), words.getText().replace("\n", ""), name);
        Bounds inside = hint.localToScene(hint.getLayoutBounds());
        Bounds box =
                window.scene
                        .getRoot()
                        .lookup(".cell-editor")
                        .localToScene(
                                window.scene.getRoot().lookup(".cell-editor").getLayoutBounds());
        assertTrue(box.getMaxY() + 0.5 >= inside.getMaxY(), name + inside + box);
    }

    @Test
    void languageColoursAndSizeChangeUnderAnOpenEditor() {
        window.type("書きかけ");
        window.english();
        window.on(() -> window.appearance.themeProperty().set(Theme.DARK));
        window.on(() -> window.appearance.textSizeProperty().set(TextSize.LARGEST));
        window.settle();
        assertEquals("書きかけ", editor());
        assertTrue(writing());
        window.press(KeyCode.ENTER);
        window.await(() -> "書きかけ".equals(value()));
    }

    @Test
    void settingsOpenedWhileWritingGiveTheCellBack() {
        window.type("書きかけ");
        window.press(KeyCode.CONTROL, KeyCode.COMMA);
        assertTrue(window.shows("表示の設定"));
        window.english();
        window.press(KeyCode.ESCAPE);
        assertFalse(window.shows("Display settings"));
        assertEquals("書きかけ", editor());
        assertTrue(writing());
        window.press(KeyCode.ENTER);
        window.await(() -> "書きかけ".equals(value()));
    }

    @Test
    void closingTheWindowWritesWhatIsBeingWritten() {
        AtomicInteger gone = new AtomicInteger();
        window.type("閉じる前に");
        window.on(() -> window.shell().leave(gone::incrementAndGet));
        window.await(() -> gone.get() == 1);
        assertEquals("閉じる前に", value());
    }

    @Test
    void closingTheWindowAsksWhenWhatIsBeingWrittenCannotBeKept() {
        CellPlace fee = new CellPlace(SampleCity.row(2), SampleCity.field("fee"));
        window.on(() -> window.workspace.openCell(SampleCity.ROADS, fee));
        window.await(() -> fee.equals(window.workspace.grid().currentProperty().get()));
        window.settle();
        AtomicInteger gone = new AtomicInteger();
        window.type("いくらか");
        window.on(() -> window.shell().leave(gone::incrementAndGet));
        window.settle();
        assertEquals(0, gone.get());
        assertTrue(window.shows("書き続ける"));
        window.press(KeyCode.ESCAPE);
        assertEquals("いくらか", editor());
        window.on(() -> window.shell().leave(gone::incrementAndGet));
        window.settle();
        window.on(() -> window.lastButton(window.texts.get("ledger.leave.go")).fire());
        window.await(() -> gone.get() == 1);
    }

    @Test
    void aRowThatWasBegunIsNotLostWithTheWindow() {
        AtomicInteger gone = new AtomicInteger();
        window.press(KeyCode.CONTROL, KeyCode.N);
        window.type("新しい人");
        window.on(() -> window.shell().leave(gone::incrementAndGet));
        window.settle();
        assertEquals(0, gone.get());
        assertTrue(window.shows("書きかけのまま離れますか"));
        assertTrue(window.shows("書き続ける"));
        window.press(KeyCode.ESCAPE);
        assertTrue(window.shows("新しい行"));
    }

    @Test
    void aMegabyteOfTextIsRefusedInWordsAndTheCellStays() {
        String before = value();
        copied("あ".repeat(MEGABYTE));
        window.press(KeyCode.CONTROL, KeyCode.V);
        assertTrue(window.shows("住所は400文字までです"));
        assertEquals(before, editor());
        window.press(KeyCode.ESCAPE);
        assertNull(editor());
        window.press(KeyCode.F2);
        window.on(() -> ((TextInputControl) window.scene.getFocusOwner()).paste());
        window.settle();
        assertTrue(window.shows("住所は400文字までです"));
        assertEquals(before, editor());
        window.type("続き");
        assertFalse(window.shows("住所は400文字までです"));
        window.press(KeyCode.ESCAPE);
        assertEquals(before, value());
    }

    @Test
    void theInboxOpenedFromACellHasTheCaretInItsList() {
        window.press(KeyCode.F2);
        window.press(KeyCode.ESCAPE);
        window.on(() -> window.workspace.openInbox());
        window.settle();
        assertTrue(
                ToolkitExtension.onScreen(() -> window.scene.getFocusOwner())
                        instanceof ListView<?>);
    }

    @Test
    void whatSomebodyElseWritesMeanwhileIsToldAndWasNotSeen() {
        String before = value();
        window.type("書きかけ");
        service.remote(SampleCity.ROADS, SampleCity.row(2), SampleCity.field("address"), "羽黒");
        String told = window.texts.get("ledger.edit.meanwhile", "羽黒");
        window.await(() -> !window.labelled(told).isEmpty());
        window.press(KeyCode.ENTER);
        window.await(() -> "書きかけ".equals(value()));
        assertEquals(before, service.lastSeen.values().get(SampleCity.field("address")));
    }

    @Test
    void enterWithoutAChangeLeavesWhatArrivedMeanwhile() {
        window.press(KeyCode.F2);
        service.remote(SampleCity.ROADS, SampleCity.row(2), SampleCity.field("address"), "羽黒");
        String told = window.texts.get("ledger.edit.meanwhile", "羽黒");
        window.await(() -> !window.labelled(told).isEmpty());
        window.press(KeyCode.ENTER);
        assertNull(editor());
        assertEquals("羽黒", value());
        assertNull(service.lastSeen);
    }

    @Test
    void theCardKeepsItsBeginningWhileAFieldIsWritten() {
        String before = value();
        window.press(KeyCode.F4);
        window.await(() -> window.scene.getRoot().lookup(".record-card") != null);
        window.settle();
        window.type("か");
        service.remote(SampleCity.ROADS, SampleCity.row(2), SampleCity.field("address"), "羽黒");
        window.await(() -> !window.labelled("羽黒").isEmpty());
        window.press(KeyCode.ENTER);
        window.await(() -> value().contains("か"));
        assertEquals(before, service.lastSeen.values().get(SampleCity.field("address")));
    }

    @Test
    void theCardTakesBackAndDoesAgainWhatWasWritten() {
        String before = value();
        window.press(KeyCode.F4);
        window.await(() -> window.scene.getRoot().lookup(".record-card") != null);
        window.settle();
        window.type("か");
        window.press(KeyCode.ENTER);
        // At once, while the edit may still be on its way.
        window.press(KeyCode.CONTROL, KeyCode.Z);
        window.await(() -> value().equals(before));
        window.settle();
        assertTrue(field().getText().equals(before), field().getText());
        window.press(KeyCode.CONTROL, KeyCode.Y);
        window.await(() -> value().contains("か"));
        window.await(() -> field().getText().contains("か"));
        // Half-written words are the field's own to take back.
        window.type("き");
        window.press(KeyCode.CONTROL, KeyCode.Z);
        assertTrue(value().contains("か"));
        jp.kakehashi.ledgerui.sample.Pictures.take(window, "card-undo");
        window.on(() -> window.lastButton(window.texts.get("ledger.record.undo")).fire());
        window.await(() -> value().equals(before));
    }

    private javafx.scene.control.TextInputControl field() {
        return (javafx.scene.control.TextInputControl) window.scene.getFocusOwner();
    }

    private void copied(String text) {
        window.on(
                () -> {
                    ClipboardContent content = new ClipboardContent();
                    content.putString(text);
                    Clipboard.getSystemClipboard().setContent(content);
                });
    }

    private String value() {
        return service.peek(SampleCity.ROADS, SampleCity.row(2))
                .values()
                .get(SampleCity.field("address"));
    }

    private String editor() {
        return ToolkitExtension.onScreen(
                () ->
                        window.scene.getRoot().lookup(".cell-editor .text-input")
                                        instanceof TextInputControl control
                                ? control.getText()
                                : null);
    }

    private boolean writing() {
        return ToolkitExtension.onScreen(
                () -> {
                    for (Node each = window.scene.getFocusOwner();
                            each != null;
                            each = each.getParent()) {
                        if (each.getStyleClass().contains("cell-editor")) {
                            return true;
                        }
                    }
                    return false;
                });
    }
}
