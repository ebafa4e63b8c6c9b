package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.theme.TextSize;
import jp.kakehashi.ui.theme.WindowScreenshots;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Several cells at once, with nothing but keys, in a real window.
@ExtendWith(ToolkitExtension.class)
class RangeTest {
    private MemoryLedgers service;
    private SampleWindow window;

    @BeforeEach
    void open() {
        service = SampleCity.busy(SampleCity.SATO);
        window = new SampleWindow(service, SampleCity.SATO, 1366, 768);
        window.openRoads();
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void shiftAndArrowsSelectAndDeleteEmptiesAllOfIt() {
        goTo(2, "phone");
        shift(KeyCode.DOWN);
        shift(KeyCode.DOWN);
        window.press(KeyCode.DELETE);
        awaitValue(2, "phone", null);
        awaitValue(3, "phone", null);
        awaitValue(4, "phone", null);
        assertNotNull(value(5, "phone"));
    }

    @Test
    void aSelectionEndsWhenTheFrameGoesElsewhere() {
        goTo(2, "phone");
        shift(KeyCode.DOWN);
        goTo(5, "phone");
        window.press(KeyCode.DELETE);
        awaitValue(5, "phone", null);
        assertNotNull(value(2, "phone"));
        assertNotNull(value(3, "phone"));
    }

    @Test
    void oneUndoTakesAWholeStepBackAndRedoDoesItAgain() {
        String before = value(3, "phone");
        goTo(2, "phone");
        shift(KeyCode.DOWN);
        shift(KeyCode.DOWN);
        window.press(KeyCode.DELETE);
        awaitValue(3, "phone", null);
        control(KeyCode.Z);
        awaitValue(3, "phone", before);
        control(KeyCode.Y);
        awaitValue(3, "phone", null);
        control(KeyCode.Z);
        awaitValue(3, "phone", before);
    }

    @Test
    void theButtonOfOldNewsIsGoneOnceItsStepWasTakenBack() {
        goTo(2, "address");
        window.type("大山");
        window.press(KeyCode.ENTER);
        awaitValue(2, "address", "大山");
        String phone = value(3, "phone");
        goTo(2, "phone");
        shift(KeyCode.DOWN);
        window.press(KeyCode.DELETE);
        window.await(() -> !undoButtons().isEmpty());
        control(KeyCode.Z);
        awaitValue(3, "phone", phone);
        window.await(() -> undoButtons().isEmpty());
        window.settle();
        assertEquals("大山", value(2, "address"));
    }

    @Test
    void theButtonOfNewsTakesBackNothingElse() {
        goTo(2, "phone");
        shift(KeyCode.DOWN);
        window.press(KeyCode.DELETE);
        awaitValue(3, "phone", null);
        window.await(() -> !undoButtons().isEmpty());
        goTo(2, "address");
        window.type("大山");
        window.press(KeyCode.ENTER);
        awaitValue(2, "address", "大山");
        window.on(() -> undoButtons().getFirst().fire());
        window.await(() -> !window.labelled(window.texts.get("ledger.bulk.notNewest")).isEmpty());
        assertEquals("大山", value(2, "address"));
        assertNull(value(3, "phone"));
    }

    private List<Button> undoButtons() {
        return window.scene.getRoot().lookupAll(".notice .button").stream()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(each -> window.texts.get("ledger.bulk.undo").equals(each.getText()))
                .toList();
    }

    @Test
    void whoPressesTheButtonOfNewsGoesOnInTheTable() {
        String before = value(3, "phone");
        goTo(2, "phone");
        shift(KeyCode.DOWN);
        window.press(KeyCode.DELETE);
        window.await(() -> !undoButtons().isEmpty());
        Node[] where = new Node[1];
        Button undo = undoButtons().getFirst();
        window.on(() -> where[0] = window.scene.getFocusOwner());
        window.on(() -> undo.fireEvent(mouse(MouseEvent.MOUSE_PRESSED)));
        window.on(() -> undo.fireEvent(mouse(MouseEvent.MOUSE_RELEASED)));
        awaitValue(3, "phone", before);
        window.await(() -> undoButtons().isEmpty());
        window.settle();
        window.on(() -> assertSame(where[0], window.scene.getFocusOwner()));
        window.press(KeyCode.DELETE);
        awaitValue(3, "phone", null);
    }

    private static MouseEvent mouse(EventType<MouseEvent> type) {
        boolean down = type.equals(MouseEvent.MOUSE_PRESSED);
        return new MouseEvent(
                type,
                4,
                4,
                4,
                4,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                down,
                false,
                false,
                true,
                false,
                true,
                null);
    }

    @Test
    void undoLeavesWhatSomebodyElseWroteMeanwhile() {
        String before = value(2, "address");
        goTo(2, "address");
        window.type("大山");
        window.press(KeyCode.ENTER);
        awaitValue(2, "address", "大山");
        service.remote(SampleCity.ROADS, SampleCity.row(2), SampleCity.field("address"), "羽黒");
        control(KeyCode.Z);
        window.await(() -> !window.labelled(window.texts.get("ledger.bulk.left", 1)).isEmpty());
        assertEquals("羽黒", value(2, "address"));
        assertNotEquals("羽黒", before);
    }

    @Test
    void aCellTypedByItselfIsTakenBackToo() {
        String before = value(2, "address");
        goTo(2, "address");
        window.type("大山");
        window.press(KeyCode.ENTER);
        control(KeyCode.Z);
        awaitValue(2, "address", before);
    }

    @Test
    void aDeletedRowComesBack() {
        goTo(3, "name");
        window.press(KeyCode.CONTROL, KeyCode.DELETE);
        window.press(KeyCode.TAB);
        window.press(KeyCode.ENTER);
        window.await(() -> service.peek(SampleCity.ROADS, SampleCity.row(3)) == null);
        window.settle();
        control(KeyCode.Z);
        window.await(() -> service.peek(SampleCity.ROADS, SampleCity.row(3)) != null);
    }

    @Test
    void fillDownWritesTheUppermostValueIntoTheOthers() {
        String source = value(2, "address");
        goTo(2, "address");
        shift(KeyCode.DOWN);
        shift(KeyCode.DOWN);
        control(KeyCode.D);
        awaitValue(3, "address", source);
        awaitValue(4, "address", source);
    }

    @Test
    void aBlockFromASpreadsheetIsReadAsAKeeperWritesIt() {
        clipboard("大山１丁目\t令和8年12月1日\n羽黒町\tR8.12.2\n");
        goTo(2, "address");
        control(KeyCode.V);
        awaitValue(2, "address", "大山１丁目");
        awaitValue(3, "address", "羽黒町");
        awaitValue(2, "permitted", "2026-12-01");
        awaitValue(3, "permitted", "2026-12-02");
    }

    @Test
    void whatWasPastedIsSelected() {
        clipboard("大山１丁目\tR8.12.1\n羽黒町\tR8.12.2\n");
        goTo(2, "address");
        control(KeyCode.V);
        awaitValue(3, "permitted", "2026-12-02");
        window.settle();
        awaitCopied("大山１丁目\t令和8年12月1日\n羽黒町\t令和8年12月2日");
    }

    @Test
    void whatWasFilledDownStaysSelected() {
        String source = value(2, "address");
        goTo(2, "address");
        shift(KeyCode.DOWN);
        shift(KeyCode.DOWN);
        control(KeyCode.D);
        awaitValue(4, "address", source);
        window.settle();
        awaitCopied(String.join("\n", source, source, source));
    }

    private void awaitCopied(String wanted) {
        clipboard("");
        control(KeyCode.C);
        window.await(() -> clip() != null && !clip().isEmpty());
        window.on(() -> assertEquals(wanted, clip()));
    }

    @ParameterizedTest
    @EnumSource(TextSize.class)
    void newsStandsAboveTheSums(TextSize size) {
        window.on(() -> window.appearance.textSizeProperty().set(size));
        goTo(2, "phone");
        shift(KeyCode.DOWN);
        window.press(KeyCode.DELETE);
        window.await(() -> !undoButtons().isEmpty());
        window.settle();
        window.on(
                () -> {
                    new WindowScreenshots(Path.of("target", "screenshots"))
                            .write(window.scene, "news-above-sums-" + size);
                    Node sums = window.scene.getRoot().lookup(".totals-row");
                    Node news = window.scene.getRoot().lookup(".notice");
                    double top = sums.localToScene(sums.getLayoutBounds()).getMinY();
                    double end = news.localToScene(news.getLayoutBounds()).getMaxY();
                    assertTrue(end <= top, end + " lies below " + top);
                });
    }

    @Test
    void whatDoesNotFitIsShownBeforeAnythingIsWritten() {
        String before = value(2, "until");
        clipboard("R8.12.1\nR9.2.30\n");
        goTo(2, "until");
        control(KeyCode.V);
        window.await(() -> !window.labelled("R9.2.30").isEmpty());
        assertEquals(before, value(2, "until"));
        window.press(KeyCode.TAB);
        window.press(KeyCode.ENTER);
        awaitValue(2, "until", "2026-12-01");
        assertNotEquals("2027-02-30", value(3, "until"));
    }

    @Test
    void copiedCellsAreWhatTheGridShows() {
        goTo(2, "until");
        shift(KeyCode.DOWN);
        clipboard("");
        control(KeyCode.C);
        window.await(() -> clip() != null && clip().contains("令和"));
        window.on(() -> assertEquals(2, clip().split("\n").length));
    }

    @Test
    void rowsThatMovedTakeTheirSelectionAlong() {
        goTo(3, "phone");
        shift(KeyCode.DOWN);
        service.create(SampleCity.ROADS, Map.of(SampleCity.field("name"), "上の行"), ChangeNote.NONE);
        window.await(() -> "上の行".equals(nameAtTop()));
        window.settle();
        String untouched = value(5, "phone");
        window.press(KeyCode.DELETE);
        awaitValue(3, "phone", null);
        awaitValue(4, "phone", null);
        assertEquals(untouched, value(5, "phone"));
        assertNull(value(4, "phone"));
    }

    private String nameAtTop() {
        var top = window.workspace.grid().rows().peek(0);
        return top == null ? null : top.values().get(SampleCity.field("name"));
    }

    private void clipboard(String text) {
        window.on(
                () -> {
                    ClipboardContent content = new ClipboardContent();
                    content.putString(text);
                    Clipboard.getSystemClipboard().setContent(content);
                });
    }

    private static String clip() {
        return Clipboard.getSystemClipboard().getString();
    }

    private void shift(KeyCode key) {
        window.press(KeyCode.SHIFT, key);
    }

    private void control(KeyCode key) {
        window.press(KeyCode.CONTROL, key);
    }

    private void goTo(int row, String field) {
        CellPlace place = new CellPlace(SampleCity.row(row), SampleCity.field(field));
        window.on(() -> window.workspace.openCell(SampleCity.ROADS, place));
        window.await(() -> place.equals(window.workspace.grid().currentProperty().get()));
        window.settle();
    }

    private String value(int row, String field) {
        return service.peek(SampleCity.ROADS, SampleCity.row(row))
                .values()
                .get(SampleCity.field(field));
    }

    private void awaitValue(int row, String field, String wanted) {
        window.await(() -> java.util.Objects.equals(wanted, value(row, field)));
    }
}
