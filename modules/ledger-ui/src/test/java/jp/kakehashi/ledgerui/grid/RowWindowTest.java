package jp.kakehashi.ledgerui.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import jp.kakehashi.ledger.LedgerService.RowView;
import org.junit.jupiter.api.Test;

class RowWindowTest {
    private final List<Integer> asked = new ArrayList<>();
    private final RowWindow window = new RowWindow(asked::add);

    @Test
    void onlyThePagesLookedAtAreAskedFor() {
        start(100_000);
        window.get(50_010);
        assertEquals(List.of(0, 500), asked);
        answer(500, 100_000);
        assertEquals(row(50_010).row(), window.get(50_010).row().row());
        assertEquals(List.of(0, 500), asked);
    }

    @Test
    void aFastScrollDropsThePagesItHasLeftAndLoadsTheOneItStopsAt() {
        start(100_000);
        for (int i = 1; i < 200; i++) {
            window.get(i * RowWindow.PAGE);
        }
        int rounds = 0;
        while (asked.size() > ++rounds) {
            answer(asked.get(rounds), 100_000);
        }
        assertTrue(asked.size() <= 7, "asked " + asked);
        assertNotNull(window.peek(199 * RowWindow.PAGE));
        assertNull(window.peek(50 * RowWindow.PAGE));
    }

    @Test
    void aDroppedPageIsAskedForAgainWhenLookedAt() {
        aFastScrollDropsThePagesItHasLeftAndLoadsTheOneItStopsAt();
        window.get(50 * RowWindow.PAGE);
        assertEquals(50, asked.getLast());
    }

    @Test
    void aRefreshKeepsPlacesAndTellsTheListNothingWhenOnlyValuesChanged() {
        start(300);
        RowSlot third = window.get(3);
        List<String> told = new ArrayList<>();
        window.addListener((ListChangeListener<RowSlot>) c -> told.add(c.toString()));
        window.refresh(0, 20);
        RowView mended =
                new RowView(row(3).row(), 9, Map.of(), null, Map.of(), List.of(), 0, false);
        List<RowView> rows = new ArrayList<>(rows(0));
        rows.set(3, mended);
        window.accept(0, rows, 300);
        assertSame(third, window.get(3));
        assertEquals(mended, third.row());
        assertEquals(List.of(), told);
    }

    @Test
    void aRefreshLoadsWhatIsOnScreenFirstAndTheRestWhenLookedAt() {
        start(1_000);
        window.get(250);
        answer(2, 1_000);
        window.refresh(200, 230);
        assertEquals(List.of(0, 2, 2), asked);
        answer(2, 1_000);
        window.get(5);
        assertEquals(List.of(0, 2, 2, 0), asked);
    }

    @Test
    void memoryStaysBoundedOverALongScroll() {
        start(100_000);
        for (int page = 1; page < 900; page++) {
            window.get(page * RowWindow.PAGE);
            answer(page, 100_000);
        }
        long held = IntStream.range(0, 100_000).filter(i -> window.peek(i) != null).count();
        assertTrue(held <= 25 * RowWindow.PAGE, held + " rows held");
    }

    @Test
    void fewerRowsThanBeforeShortenTheList() {
        start(450);
        window.refresh(0, 10);
        window.accept(0, rows(0), 120);
        assertEquals(120, window.size());
        assertEquals(-1, window.indexOf(new RowSlot(3)));
        assertEquals(7, window.find(row(7).row()));
    }

    private void start(int total) {
        window.restart();
        answer(0, total);
    }

    private void answer(int page, int total) {
        window.accept(page, rows(page), total);
    }

    private static List<RowView> rows(int page) {
        return IntStream.range(page * RowWindow.PAGE, (page + 1) * RowWindow.PAGE)
                .mapToObj(RowWindowTest::row)
                .toList();
    }

    private static RowView row(int n) {
        return new RowView(new UUID(0, n + 1), 1, Map.of(), null, Map.of(), List.of(), 0, false);
    }
}
