package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.input.KeyCode;
import jp.kakehashi.ledger.FindService;
import jp.kakehashi.ledger.LedgerService.Subscription;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.testkit.ToolkitExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Whoever writes is told of before the key is shown, in a real window.
@ExtendWith(ToolkitExtension.class)
class TypingNewsTest {
    private final AtomicInteger told = new AtomicInteger();

    @Test
    void fillingTheBoxHearsOfEachKeyInTheGridAndInAnOpenCell() {
        try (SampleWindow window =
                new SampleWindow(SampleCity.busy(SampleCity.SATO), SampleCity.SATO, 1366, 768)) {
            window.on(() -> window.workspace.offerFinding(new Counting()));
            window.openRoads();
            int before = told.get();
            window.press(KeyCode.DOWN);
            int moved = told.get();
            assertTrue(moved > before, "a key in the grid");
            window.press(KeyCode.F2);
            int opened = told.get();
            window.press(KeyCode.A);
            assertTrue(told.get() > opened, "a key in the open cell");
            window.press(KeyCode.ESCAPE);
        }
    }

    private final class Counting implements FindService {
        @Override
        public Answer find(String typed) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Subscription onReady(Runnable listener) {
            return () -> {};
        }

        @Override
        public void giveWay() {
            told.incrementAndGet();
        }

        @Override
        public void close() {}
    }
}
