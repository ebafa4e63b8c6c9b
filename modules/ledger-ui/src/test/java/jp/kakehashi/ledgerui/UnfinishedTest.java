package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleImports;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.testkit.ToolkitExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What cannot be written as it stands stays with its row, and is not thrown away without asking.
@ExtendWith(ToolkitExtension.class)
class UnfinishedTest {
    private static final String WRONG = "いくらか";

    private final AtomicInteger gone = new AtomicInteger();
    private MemoryLedgers service;
    private SampleWindow window;

    @BeforeEach
    void open() {
        service = SampleCity.busy(SampleCity.SATO);
        service.offer(SampleImports.preview());
        window = new SampleWindow(service, SampleCity.SATO, 1366, 768);
        window.openRoads();
        go(2);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void aClickElsewhereLeavesFrameAndCaretOnARefusedValue() {
        window.type(WRONG);
        click(5);
        assertEquals(fee(2), window.workspace.grid().currentProperty().get());
        assertEquals(WRONG, editor());
        window.press(KeyCode.ESCAPE);
        click(5);
        assertEquals(SampleCity.row(5), window.workspace.grid().currentProperty().get().row());
    }

    @Test
    void theWayBackToTheListAsksBeforeARefusedValueGoes() {
        window.type(WRONG);
        fire("ledger.grid.back");
        assertTrue(window.shows("書きかけのまま離れますか"));
        window.press(KeyCode.ESCAPE);
        assertEquals(WRONG, editor());
    }

    @Test
    void theWayBackToTheListAsksBeforeARowThatWasBegunGoes() {
        window.press(KeyCode.CONTROL, KeyCode.N);
        window.type("新しい人");
        fire("ledger.grid.back");
        assertTrue(window.shows("書きかけのまま離れますか"));
    }

    @Test
    void theCommandToTheListAsksBeforeARefusedValueGoes() {
        window.type(WRONG);
        window.command("list");
        assertTrue(window.shows("書きかけのまま離れますか"));
        window.press(KeyCode.ESCAPE);
        assertEquals(WRONG, editor());
    }

    @Test
    void theCommandToTheListAsksBeforeARowThatWasBegunGoes() {
        window.press(KeyCode.CONTROL, KeyCode.N);
        window.type("新しい人");
        window.command("list");
        assertTrue(window.shows("書きかけのまま離れますか"));
    }

    @Test
    void theDrawersCrossAsksBeforeARowThatWasBegunGoes() {
        window.press(KeyCode.CONTROL, KeyCode.N);
        window.type("新しい人");
        fire("ui.drawer.close");
        assertTrue(window.shows("書きかけの行を捨てますか"));
        window.press(KeyCode.ESCAPE);
        assertTrue(window.shows("新しい人"));
    }

    @Test
    void aValueRefusedInTheCardIsThereAgainWhenItsRowIs() {
        refuseInTheCard();
        window.on(() -> window.workspace.openRecord(SampleCity.ROADS, fee(5), false));
        window.await(() -> !window.labelled("書けていない欄があります").isEmpty());
        window.settle();
        assertFalse(window.shows(WRONG));
        window.on(() -> window.workspace.openRecord(SampleCity.ROADS, fee(2), false));
        window.await(() -> !window.labelled(WRONG).isEmpty());
        window.settle();
        assertTrue(window.shows("金額として読めません"));
    }

    @Test
    void closingTheWindowAsksWhenTheCardHoldsARefusedValue() {
        refuseInTheCard();
        window.on(() -> window.workspace.closeRecord());
        leave();
        assertEquals(0, gone.get());
        assertTrue(window.shows("書きかけのまま離れますか"));
        window.on(() -> window.lastButton(window.texts.get("ledger.leave.go")).fire());
        window.await(() -> gone.get() == 1);
    }

    @Test
    void aHalfWrittenDecisionOutlivesAnotherConflictTheLanguageAndAWishToClose() {
        SampleCity.secondConflict(service, SampleCity.SATO);
        window.on(() -> window.workspace.openInbox());
        window.await(() -> conflicts().getItems().size() >= 2);
        window.settle();
        window.press(KeyCode.ALT, KeyCode.DIGIT3);
        window.type("八月");
        window.on(() -> conflicts().getSelectionModel().select(1));
        window.settle();
        assertFalse(window.shows("八月"));
        window.on(() -> conflicts().getSelectionModel().select(0));
        window.settle();
        assertTrue(window.shows("八月"));
        window.english();
        window.settle();
        assertTrue(window.shows("八月"));
        leave();
        assertEquals(0, gone.get());
        assertTrue(window.shows("Leave this decision unmade?"));
        agree();
        window.await(() -> gone.get() == 1);
    }

    @Test
    void closingTheWindowAsksWhileAnImportIsOnlyShown() {
        window.on(() -> window.workspace.startImport(null, Path.of("占用台帳.xlsx")));
        window.await(() -> !window.labelled("この内容で取り込む").isEmpty());
        leave();
        assertEquals(0, gone.get());
        assertTrue(window.shows("取り込まずに閉じますか"));
        agree();
        window.await(() -> gone.get() == 1);
    }

    private void refuseInTheCard() {
        window.press(KeyCode.F4);
        window.await(() -> window.scene.getRoot().lookup(".record-card") != null);
        window.settle();
        window.press(KeyCode.CONTROL, KeyCode.A);
        window.type(WRONG);
        window.press(KeyCode.ENTER);
        assertTrue(window.shows("金額として読めません"));
    }

    private void leave() {
        window.on(() -> window.shell().leave(gone::incrementAndGet));
        window.settle();
    }

    private void agree() {
        window.on(() -> ((Button) window.scene.getRoot().lookup(".dialog .danger")).fire());
    }

    private void go(int row) {
        window.on(() -> window.workspace.openCell(SampleCity.ROADS, fee(row)));
        window.await(() -> fee(row).equals(window.workspace.grid().currentProperty().get()));
        window.settle();
    }

    private static CellPlace fee(int row) {
        return new CellPlace(SampleCity.row(row), SampleCity.field("fee"));
    }

    private void fire(String key) {
        String words = window.texts.get(key);
        window.on(
                () ->
                        window.scene.getRoot().lookupAll(".icon-button").stream()
                                .filter(b -> words.equals(b.getAccessibleText()))
                                .map(Button.class::cast)
                                .forEach(Button::fire));
        window.settle();
    }

    private void click(int row) {
        window.on(
                () -> {
                    int line = window.workspace.grid().rows().find(SampleCity.row(row));
                    Node cell =
                            window.scene.getRoot().lookupAll(".value-cell").stream()
                                    .filter(
                                            n ->
                                                    n instanceof IndexedCell<?> c
                                                            && c.getIndex() == line)
                                    .findFirst()
                                    .orElseThrow();
                    Point2D at = cell.localToScreen(4, 4);
                    Robot robot = ToolkitExtension.robot();
                    robot.mouseMove(at);
                    robot.mouseClick(MouseButton.PRIMARY);
                });
        window.settle();
    }

    private ListView<?> conflicts() {
        return (ListView<?>) window.scene.getRoot().lookup(".inbox-list");
    }

    private String editor() {
        return ToolkitExtension.onScreen(
                () ->
                        window.scene.getRoot().lookup(".cell-editor .text-input")
                                        instanceof TextInputControl control
                                ? control.getText()
                                : null);
    }
}
