package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import jp.kakehashi.ledger.LedgerService.Filter;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.grid.GridViewModel;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.Pictures;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.testkit.ToolkitExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Groups beside the grid and sums below it, in a real window.
@ExtendWith(ToolkitExtension.class)
class GroupsTest {
    private static final FieldId STATE = SampleCity.field("state");
    private final MemoryLedgers service = SampleCity.busy(SampleCity.SATO);

    @Test
    void rowsAreCountedByAColumnAndAGroupShowsItsRowsOnly() {
        try (SampleWindow window = open()) {
            goTo(window, 2, "state");
            window.press(KeyCode.F9);
            window.await(() -> !model(window).totals().groupsProperty().get().groups().isEmpty());
            long rows =
                    ToolkitExtension.onScreen(
                            () ->
                                    model(window).totals().groupsProperty().get().groups().stream()
                                            .mapToLong(g -> g.rows())
                                            .sum());
            assertEquals(412, rows);
            var first =
                    ToolkitExtension.onScreen(
                            () ->
                                    model(window)
                                            .totals()
                                            .groupsProperty()
                                            .get()
                                            .groups()
                                            .getFirst());
            window.await(() -> window.scene.getFocusOwner() == lookup(window, ".group-list"));
            window.press(KeyCode.ENTER);
            window.await(() -> model(window).countsProperty().get().matching() == first.rows());
            assertEquals(
                    List.of(new Filter(STATE, "=", first.value())),
                    model(window).questionProperty().get().filters());
            assertTrue(
                    ToolkitExtension.onScreen(
                            () ->
                                    model(window).totals().groupsProperty().get().groups().size()
                                            > 1),
                    "the other groups stay to be chosen");
            window.press(KeyCode.ENTER);
            window.await(() -> model(window).countsProperty().get().matching() == 412);
            window.press(KeyCode.F9);
            assertNull(model(window).questionProperty().get().group());
        }
    }

    @Test
    void theSumsStandBelowTheirColumnsAndFollowTheConditions() {
        try (SampleWindow window = open()) {
            window.await(() -> total(window) != null);
            assertEquals(CellText.grouped(Long.toString(sum(null))), total(window));
            window.on(
                    () ->
                            model(window)
                                    .ask(
                                            model(window)
                                                    .questionProperty()
                                                    .get()
                                                    .with(new Filter(STATE, "=", "renewal"))));
            String some = CellText.grouped(Long.toString(sum("renewal")));
            window.await(() -> some.equals(total(window)));
        }
    }

    @Test
    void groupsAndSumsAreDrawn() {
        for (boolean large : new boolean[] {false, true}) {
            try (SampleWindow window = new SampleWindow(service, SampleCity.SATO, 1366, 768)) {
                if (large) {
                    Pictures.dressLarge(window);
                }
                window.openRoads();
                goTo(window, 2, "state");
                window.press(KeyCode.F9);
                window.await(
                        () -> !model(window).totals().groupsProperty().get().groups().isEmpty());
                window.press(KeyCode.ENTER);
                Pictures.take(window, "groups" + (large ? "-large" : ""));
            }
        }
    }

    private long sum(String state) {
        return java.util.stream.IntStream.rangeClosed(1, 412)
                .mapToObj(i -> service.peek(SampleCity.ROADS, SampleCity.row(i)).values())
                .filter(v -> state == null || state.equals(v.get(STATE)))
                .mapToLong(v -> Long.parseLong(v.getOrDefault(SampleCity.field("fee"), "0")))
                .sum();
    }

    private static String total(SampleWindow window) {
        Node sum = lookup(window, ".totals-sum");
        return sum instanceof Label label && !label.getText().isEmpty() ? label.getText() : null;
    }

    private static Node lookup(SampleWindow window, String selector) {
        return window.scene.getRoot().lookup(selector);
    }

    private SampleWindow open() {
        SampleWindow window = new SampleWindow(service, SampleCity.SATO, 1366, 768);
        window.openRoads();
        return window;
    }

    private static void goTo(SampleWindow window, int line, String field) {
        CellPlace place = new CellPlace(SampleCity.row(line), SampleCity.field(field));
        window.on(() -> window.workspace.openCell(SampleCity.ROADS, place));
        window.await(() -> place.equals(model(window).currentProperty().get()));
        window.settle();
    }

    private static GridViewModel model(SampleWindow window) {
        return window.workspace.grid();
    }
}
