package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import jp.kakehashi.ledgerui.grid.RowSlot;
import jp.kakehashi.ledgerui.grid.RowWindow;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.testkit.ToolkitExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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

    private static void scrollThrough(SampleWindow window) {
        long[] millis = new long[120];
        for (int i = 0; i < millis.length; i++) {
            int to = i * (ROWS / millis.length);
            long start = System.nanoTime();
            window.on(
                    () -> {
                        @SuppressWarnings("unchecked")
                        TableView<RowSlot> table =
                                (TableView<RowSlot>) window.scene.getRoot().lookup(".ledger-table");
                        table.scrollTo(to);
                        window.scene.getRoot().applyCss();
                        window.scene.getRoot().layout();
                    });
            millis[i] = (System.nanoTime() - start) / 1_000_000;
        }
        Arrays.sort(millis);
        System.out.println("jump and layout, ms: median " + millis[60] + ", p95 " + millis[113]);
    }
}
