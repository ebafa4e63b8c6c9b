package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import jp.kakehashi.ledgerui.grid.RowSlot;
import jp.kakehashi.ledgerui.grid.RowWindow;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.theme.TextSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A hundred thousand rows in one scroll.
@ExtendWith(ToolkitExtension.class)
class ScrollTest {
    private static final int ROWS = 100_000;

    @Test
    void theLastOfAHundredThousandRowsIsOneKeyAway() {
        try (SampleWindow window =
                new SampleWindow(
                        SampleCity.ledgers(SampleCity.ABE, ROWS), SampleCity.ABE, 1366, 768)) {
            window.openRoads();
            RowWindow rows = window.workspace.grid().rows();
            assertEquals(ROWS, rows.size());
            window.press(KeyCode.CONTROL, KeyCode.END);
            window.await(() -> rows.peek(ROWS - 1) != null);
            scrollThrough(window);
            long held = 0;
            for (int i = 0; i < ROWS; i++) {
                held += rows.peek(i) == null ? 0 : 1;
            }
            assertTrue(held <= 25L * RowWindow.PAGE, held + " rows held");
        }
    }

    @ParameterizedTest
    @EnumSource(TextSize.class)
    void theLastRowIsWhollyOnScreenHoweverOneGetsThere(TextSize size) {
        try (SampleWindow window =
                new SampleWindow(
                        SampleCity.ledgers(SampleCity.ABE, 412), SampleCity.ABE, 1366, 768)) {
            window.on(() -> window.appearance.textSizeProperty().set(size));
            window.openRoads();
            window.on(() -> table(window).scrollTo(411));
            window.settle();
            assertWhole(window, 411);
            window.press(KeyCode.CONTROL, KeyCode.HOME);
            assertWhole(window, 0);
            window.press(KeyCode.CONTROL, KeyCode.END);
            assertWhole(window, 411);
            for (int i = 0; i < 30; i++) {
                window.press(KeyCode.UP);
            }
            assertWhole(window, 381);
            for (int i = 0; i < 30; i++) {
                window.press(KeyCode.DOWN);
            }
            assertWhole(window, 411);
        }
    }

    private static void assertWhole(SampleWindow window, int row) {
        String where =
                ToolkitExtension.onScreen(
                        () -> {
                            TableView<RowSlot> table = table(window);
                            Bounds port =
                                    table.lookup(".clipped-container")
                                            .localToScene(
                                                    table.lookup(".clipped-container")
                                                            .getLayoutBounds());
                            for (Node node : table.lookupAll(".table-row-cell")) {
                                if (node instanceof TableRow<?> line
                                        && line.getIndex() == row
                                        && line.isVisible()) {
                                    Bounds at = line.localToScene(line.getLayoutBounds());
                                    boolean whole =
                                            at.getMinY() >= port.getMinY() - 1
                                                    && at.getMaxY() <= port.getMaxY() + 1;
                                    return whole ? "" : at + " of " + port;
                                }
                            }
                            return "not on screen";
                        });
        assertEquals("", where, "row " + row);
    }

    @SuppressWarnings("unchecked")
    private static TableView<RowSlot> table(SampleWindow window) {
        return (TableView<RowSlot>) window.scene.getRoot().lookup(".ledger-table");
    }

    private static void scrollThrough(SampleWindow window) {
        long[] millis = new long[120];
        for (int i = 0; i < millis.length; i++) {
            int to = i * (ROWS / millis.length);
            long start = System.nanoTime();
            window.on(
                    () -> {
                        table(window).scrollTo(to);
                        window.scene.getRoot().applyCss();
                        window.scene.getRoot().layout();
                    });
            millis[i] = (System.nanoTime() - start) / 1_000_000;
        }
        Arrays.sort(millis);
        System.out.println("jump and layout, ms: median " + millis[60] + ", p95 " + millis[113]);
    }
}
