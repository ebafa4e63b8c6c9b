package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.theme.TextSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// However far the columns are scrolled, one sees whose row it is, and never over the cell in which
/// one writes.
@ExtendWith(ToolkitExtension.class)
class RowNamesTest {
    private static final String NAME = "五十嵐";

    private SampleWindow open() {
        SampleWindow window =
                new SampleWindow(SampleCity.busy(SampleCity.SATO), SampleCity.SATO, 900, 768);
        window.openRoads();
        CellPlace name = new CellPlace(SampleCity.row(2), SampleCity.field("name"));
        window.on(() -> window.workspace.openCell(SampleCity.ROADS, name));
        window.await(() -> name.equals(window.workspace.grid().currentProperty().get()));
        window.settle();
        return window;
    }

    @ParameterizedTest
    @EnumSource(TextSize.class)
    void theNameStaysWhileTheColumnsGoAndTheCellIsBesideIt(TextSize size) {
        try (SampleWindow window = open()) {
            window.on(() -> window.appearance.textSizeProperty().set(size));
            window.settle();
            assertFalse(strip(window).isVisible());
            window.press(KeyCode.END);
            assertTrue(shown(window));
            for (int i = 0; i < 12; i++) {
                assertClear(window);
                window.press(KeyCode.LEFT);
            }
            window.press(KeyCode.HOME);
            assertFalse(strip(window).isVisible());
        }
    }

    @Test
    void aPressOnANameGoesToItsRowInTheSameColumn() {
        try (SampleWindow window = open()) {
            window.press(KeyCode.END);
            CellPlace before = window.workspace.grid().currentProperty().get();
            window.press(KeyCode.DOWN);
            window.press(KeyCode.DOWN);
            window.on(
                    () -> {
                        Point2D at = inStrip(window).localToScreen(20, 8);
                        Robot robot = ToolkitExtension.robot();
                        robot.mouseMove(at);
                        robot.mouseClick(MouseButton.PRIMARY);
                    });
            window.settle();
            assertEquals(before, window.workspace.grid().currentProperty().get());
            assertTrue(ToolkitExtension.onScreen(() -> strip(window).isVisible()));
        }
    }

    private static Node strip(SampleWindow window) {
        return window.scene.getRoot().lookup(".row-names");
    }

    private static boolean shown(SampleWindow window) {
        return ToolkitExtension.onScreen(
                () -> strip(window).isVisible() && inStrip(window) != null);
    }

    private static Node inStrip(SampleWindow window) {
        return strip(window).lookupAll(".row-name").stream()
                .filter(Node::isVisible)
                .filter(n -> ((javafx.scene.control.Label) n).getText().contains(NAME))
                .findFirst()
                .orElse(null);
    }

    private static void assertClear(SampleWindow window) {
        ToolkitExtension.doOnScreen(
                () -> {
                    CellPlace at = window.workspace.grid().currentProperty().get();
                    int row = window.workspace.grid().rows().find(at.row());
                    Node cell =
                            window.scene.getRoot().lookupAll(".value-cell").stream()
                                    .filter(
                                            n ->
                                                    n instanceof IndexedCell<?> c
                                                            && c.getIndex() == row
                                                            && c.getPseudoClassStates()
                                                                    .toString()
                                                                    .contains("selected"))
                                    .findFirst()
                                    .orElseThrow();
                    Bounds here = cell.localToScene(cell.getLayoutBounds());
                    Bounds names = strip(window).localToScene(strip(window).getLayoutBounds());
                    assertTrue(
                            !strip(window).isVisible() || here.getMinX() >= names.getMaxX() - 1,
                            at + " " + here + " under " + names);
                    assertFalse(
                            strip(window).isVisible() && halved(window, row, names.getMaxX()),
                            at + " beside a cell that is cut at " + names.getMaxX());
                });
    }

    /// Whether a cell of the row lies half under the names: of 令和8年 something like 18年 stayed. Two
    /// pixels are less than a cell keeps empty around its words.
    private static boolean halved(SampleWindow window, int row, double edge) {
        return window.scene.getRoot().lookupAll(".value-cell").stream()
                .filter(n -> n instanceof IndexedCell<?> c && c.getIndex() == row && c.isVisible())
                .map(n -> n.localToScene(n.getLayoutBounds()))
                .anyMatch(b -> b.getMinX() < edge - 1 && b.getMaxX() > edge + 2);
    }
}
