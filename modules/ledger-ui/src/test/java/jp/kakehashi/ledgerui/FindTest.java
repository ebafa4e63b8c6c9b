package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.bulk.Finder.Hit;
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

/// Find and replace over the rows on show, in a real window.
@ExtendWith(ToolkitExtension.class)
class FindTest {
    private final MemoryLedgers service = SampleCity.busy(SampleCity.SATO);

    @Test
    void whatWasTickedIsReplacedInOneStepAndTakenBackInOne() {
        try (SampleWindow window = open()) {
            goTo(window, 2, "place");
            String before = value(2, "place");
            window.press(KeyCode.CONTROL, KeyCode.H);
            ask(window, "市道", "県道");
            assertTrue(hits(window) > 3);
            assertEquals(before, value(2, "place"), "nothing is written before it is said to");
            window.press(KeyCode.SPACE);
            Hit kept = ToolkitExtension.onScreen(() -> list(window).getItems().getFirst());
            int all = hits(window);
            window.press(KeyCode.CONTROL, KeyCode.ENTER);
            window.await(() -> count("県道") == all - 1);
            String left = SampleCity.field("place").value();
            assertTrue(
                    service.peek(SampleCity.ROADS, kept.row().row())
                            .values()
                            .get(new FieldId(left))
                            .startsWith("市道"));
            window.await(() -> window.scene.getFocusOwner() != null);
            window.press(KeyCode.CONTROL, KeyCode.Z);
            window.await(() -> count("県道") == 0);
        }
    }

    @Test
    void whereNothingIsFoundTheColumnsLookedThroughAreNamed() {
        try (SampleWindow window = open()) {
            goTo(window, 2, "until");
            window.press(KeyCode.CONTROL, KeyCode.H);
            ask(window, "市道", "県道");
            String until =
                    SampleCity.roads().field(SampleCity.field("until")).orElseThrow().label().ja();
            window.await(() -> window.shows(window.texts.get("ledger.find.noneIn", until)));
        }
    }

    @Test
    void whatCannotBeWrittenIsNamedAndStays() {
        try (SampleWindow window = open()) {
            goTo(window, 2, "until");
            window.press(KeyCode.CONTROL, KeyCode.H);
            ask(window, "令和8年12月8日", "令和8年2月30日");
            assertEquals(1, hits(window));
            Hit hit = ToolkitExtension.onScreen(() -> list(window).getItems().getFirst());
            assertTrue(hit.why() != null && hit.cell() == null);
            assertTrue(
                    ToolkitExtension.onScreen(
                            () ->
                                    window.scene
                                            .getRoot()
                                            .lookup(".find-form .primary")
                                            .isDisabled()));
            assertTrue(window.shows(window.texts.get("ledger.find.refused", 1).strip()));
            assertEquals("2026-12-08", value(2, "until"));
        }
    }

    @Test
    void aCellFarDownIsGoneToAlsoWhenItsRowIsNotLoaded() {
        FieldId name = SampleCity.field("name");
        for (int i = 0; i < 3_000; i++) {
            service.put(SampleCity.ROADS, Map.of(name, "後の人" + i));
        }
        var far = service.put(SampleCity.ROADS, Map.of(name, "探される人"));
        try (SampleWindow window = open()) {
            goTo(window, 2, "name");
            window.press(KeyCode.CONTROL, KeyCode.F);
            ask(window, "探される", null);
            assertEquals(1, hits(window));
            window.press(KeyCode.ENTER);
            CellPlace place = new CellPlace(far, name);
            window.await(() -> place.equals(model(window).currentProperty().get()));
            window.on(
                    () ->
                            model(window)
                                    .ask(model(window).questionProperty().get().searching("五十嵐")));
            window.await(() -> model(window).countsProperty().get().matching() < 100);
            window.on(
                    () ->
                            window.workspace.openCell(
                                    SampleCity.ROADS, new CellPlace(SampleCity.row(3), name)));
            window.await(() -> !model(window).questionProperty().get().narrows());
            window.await(
                    () ->
                            new CellPlace(SampleCity.row(3), name)
                                    .equals(model(window).currentProperty().get()));
        }
    }

    @Test
    void findAndReplaceIsDrawn() {
        for (boolean large : new boolean[] {false, true}) {
            try (SampleWindow window = new SampleWindow(service, SampleCity.SATO, 1366, 768)) {
                if (large) {
                    Pictures.dressLarge(window);
                }
                window.openRoads();
                goTo(window, 2, "name");
                window.press(KeyCode.CONTROL, KeyCode.H);
                window.on(() -> box(window, ".find-form .quiet").fire());
                ask(window, "高橋", "");
                Pictures.take(window, "find" + (large ? "-large" : ""));
                assertFalse(hits(window) == 0);
            }
        }
    }

    private static void ask(SampleWindow window, String wanted, String by) {
        window.await(() -> window.scene.getRoot().lookup(".find-form") != null);
        window.on(
                () -> {
                    List<TextField> texts =
                            window.scene.getRoot().lookupAll(".find-form .text-field").stream()
                                    .map(node -> (TextField) node)
                                    .toList();
                    texts.getFirst().setText(wanted);
                    if (by != null) {
                        texts.getLast().setText(by);
                    }
                    texts.getFirst().fireEvent(new javafx.event.ActionEvent());
                });
        window.await(() -> window.scene.getRoot().lookup(".find-form .progress-box") == null);
        window.settle();
    }

    private static Button box(SampleWindow window, String selector) {
        return (Button) window.scene.getRoot().lookup(selector);
    }

    @SuppressWarnings("unchecked")
    private static ListView<Hit> list(SampleWindow window) {
        return (ListView<Hit>) window.scene.getRoot().lookup(".find-list");
    }

    private static int hits(SampleWindow window) {
        return ToolkitExtension.onScreen(() -> list(window).getItems().size());
    }

    private long count(String beginning) {
        return java.util.stream.IntStream.rangeClosed(1, 412)
                .mapToObj(SampleCity::row)
                .map(row -> service.peek(SampleCity.ROADS, row))
                .map(RowView::values)
                .filter(v -> v.getOrDefault(SampleCity.field("place"), "").startsWith(beginning))
                .count();
    }

    private String value(int line, String field) {
        return service.peek(SampleCity.ROADS, SampleCity.row(line))
                .values()
                .get(SampleCity.field(field));
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
