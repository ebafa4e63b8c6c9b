package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.testkit.ToolkitExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The keyboard is where the next thing is done, never on the way out.
@ExtendWith(ToolkitExtension.class)
class FocusTest {
    private final MemoryLedgers service = SampleCity.busy(SampleCity.SATO);
    private SampleWindow window;

    @BeforeEach
    void open() {
        window = new SampleWindow(service, SampleCity.SATO, 1366, 768);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void theListOfLedgersHasTheKeyboardWhenItArrivesAndKeepsIt() {
        window.await(() -> within(".ledger-line"));
        service.remote(SampleCity.ROADS, SampleCity.row(2), SampleCity.field("address"), "羽黒");
        SampleCity.secondConflict(service, SampleCity.SATO);
        window.settle();
        window.await(() -> within(".ledger-line"));
    }

    @Test
    void theRailLeadsBackIntoTheRowsAndNotToTheWayOut() {
        window.openRoads();
        CellPlace place = new CellPlace(SampleCity.row(2), SampleCity.field("address"));
        window.on(() -> window.workspace.openCell(SampleCity.ROADS, place));
        window.settle();
        for (Runnable away :
                java.util.List.<Runnable>of(
                        () -> {}, () -> window.shell().show(window.shell().statusPage()))) {
            window.on(away);
            window.on(
                    () -> {
                        Button rail = (Button) window.scene.getRoot().lookup("#rail-ledger");
                        rail.requestFocus();
                        rail.fire();
                    });
            window.settle();
            assertTrue(ToolkitExtension.onScreen(() -> within(".table-view")));
        }
        window.press(KeyCode.ENTER);
        window.settle();
        window.on(() -> assertTrue(window.workspace.grid() != null));
    }

    @Test
    void theImportBeginsAtTheChoiceOfAFile() {
        window.await(() -> !window.labelled("すべて本所に届いています").isEmpty());
        window.press(KeyCode.CONTROL, KeyCode.O);
        window.settle();
        assertTrue(has("ファイルを選ぶ"));
    }

    @Test
    void aFileThatCannotBeReadLeadsToAnother() {
        window.openRoads();
        service.failWith(Problem.invalid("problem.sheet.empty"));
        window.on(() -> window.workspace.startImport(null, Path.of("空.xlsx")));
        window.await(() -> !window.labelled("空.xlsx からは何も取り込んでいません").isEmpty());
        window.settle();
        assertTrue(has("別のファイル"));
    }

    @Test
    void theHistoryThatOpensFromTheCardTakesTheKeyboardAlong() {
        window.openRoads();
        CellPlace place = new CellPlace(SampleCity.row(2), SampleCity.field("address"));
        window.on(() -> window.workspace.openCell(SampleCity.ROADS, place));
        window.settle();
        window.press(KeyCode.F4);
        window.await(() -> window.scene.getRoot().lookup(".record-card") != null);
        window.settle();
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
        window.await(() -> !window.labelled("住所の履歴").isEmpty());
        window.settle();
        assertTrue(ToolkitExtension.onScreen(() -> within(".record-drawer")));
    }

    @Test
    void theCardShowsTheFieldItOpensOnAndTheTableTheCell() {
        window.openRoads();
        CellPlace place = new CellPlace(SampleCity.row(2), SampleCity.field("address"));
        window.on(() -> window.workspace.openCell(SampleCity.ROADS, place));
        window.settle();
        window.press(KeyCode.END);
        window.press(KeyCode.F4);
        window.await(() -> window.scene.getRoot().lookup(".record-card") != null);
        window.settle();
        window.settle();
        ToolkitExtension.doOnScreen(
                () -> {
                    Bounds drawer = bounds(window.scene.getRoot().lookup(".record-drawer"));
                    Bounds field = bounds(window.scene.getFocusOwner());
                    assertTrue(drawer.contains(field), field + " in " + drawer);
                    Bounds cell = bounds(window.scene.getRoot().lookup(".value-cell:selected"));
                    assertTrue(cell.getMaxX() <= drawer.getMinX() + 1, cell + " by " + drawer);
                });
    }

    private static Bounds bounds(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private boolean has(String words) {
        return ToolkitExtension.onScreen(
                () ->
                        window.scene.getFocusOwner() instanceof javafx.scene.control.Labeled at
                                && at.getText().contains(words));
    }

    private boolean within(String style) {
        for (Node each = window.scene.getFocusOwner(); each != null; each = each.getParent()) {
            if (each.getStyleClass().contains(style.substring(1))) {
                return true;
            }
        }
        return false;
    }
}
