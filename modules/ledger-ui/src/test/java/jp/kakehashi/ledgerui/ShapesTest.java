package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import jp.kakehashi.ledger.LedgerService.Filter;
import jp.kakehashi.ledgerui.grid.GridViewModel;
import jp.kakehashi.ledgerui.grid.Views.Whose;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.Pictures;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.ColumnLayout;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerView;
import jp.kakehashi.records.LedgerView.Rows;
import jp.kakehashi.records.RowMark;
import jp.kakehashi.records.ViewShape;
import jp.kakehashi.records.ViewShape.Kind;
import jp.kakehashi.testkit.CutOff;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.theme.TextSize;
import jp.kakehashi.ui.theme.Theme;
import jp.kakehashi.ui.theme.WindowScreenshots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Rows as days and as cards.
@ExtendWith(ToolkitExtension.class)
class ShapesTest {
    private static final FieldId UNTIL = SampleCity.field("until");
    private static final FieldId STATE = SampleCity.field("state");
    private static final ViewShape DAYS = new ViewShape(Kind.CALENDAR, UNTIL, null);
    private static final ViewShape CARDS = new ViewShape(Kind.CARDS, STATE, null);
    private static final RowMark DEAR =
            new RowMark("fee > 20000", null, RowMark.Look.RED, new Label("占用料が高い", "High fee"));

    private final MemoryLedgers service = SampleCity.busy(SampleCity.SATO);

    @Test
    void aFormIsChosenSavedWithItsViewAndComesBack() {
        try (SampleWindow window = open(SampleCity.SATO, 1366, 768)) {
            window.press(KeyCode.SHIFT, KeyCode.F7);
            window.on(() -> radio(window, "ledger.shape.calendar"));
            Pictures.take(window, "shape-form");
            window.on(() -> window.lastButton(window.texts.get("ledger.shape.apply")).fire());
            window.await(() -> !all(window, ".calendar-day").isEmpty());
            window.on(() -> model(window).views().save(Whose.MINE, "暦", problem -> {}));
            window.await(() -> service.views.mine(SampleCity.ROADS).size() == 1);
            window.on(() -> model(window).views().leave());
            window.settle();
            assertTrue(all(window, ".calendar-day").isEmpty());
            window.on(() -> model(window).views().open(0));
            window.settle();
            assertEquals(35, all(window, ".calendar-day").size());
        }
    }

    @Test
    void rowsStandOnTheirDaysAndAKeyCarriesOneWhichIsTakenBack() {
        try (SampleWindow window = open(SampleCity.SATO, 1366, 768)) {
            window.on(() -> model(window).views().marks().change(List.of(DEAR)));
            show(window, DAYS);
            window.press(KeyCode.PAGE_DOWN);
            window.await(() -> !all(window, ".shape-tag").isEmpty());
            take(window, "calendar");
            window.press(KeyCode.HOME);
            window.press(KeyCode.PAGE_DOWN);
            window.await(() -> !all(window, ".shape-tag").isEmpty());
            window.on(() -> all(window, ".shape-tag").getFirst().requestFocus());
            window.settle();
            UUID row = SampleCity.row(1);
            assertEquals("2026-12-01", value(row, UNTIL));
            window.press(KeyCode.CONTROL, KeyCode.RIGHT);
            window.await(() -> "2026-12-02".equals(value(row, UNTIL)));
            window.await(() -> window.scene.getFocusOwner() instanceof Button);
            window.press(KeyCode.CONTROL, KeyCode.Z);
            window.await(() -> "2026-12-01".equals(value(row, UNTIL)));
            window.on(() -> ((Button) all(window, ".shape-tag").getFirst()).fire());
            window.await(() -> !all(window, ".record-card").isEmpty());
            take(window, "calendar-card");
            window.press(KeyCode.ESCAPE);
            Pictures.dress(window, Theme.DARK, TextSize.LARGEST, Language.ENGLISH);
            take(window, "calendar-large-english");
            window.on(
                    () ->
                            ((Button) window.lastButton(window.texts.get("ledger.calendar.week")))
                                    .fire());
            window.settle();
            take(window, "calendar-week-large-english");
        }
    }

    @Test
    void aFullDayIsCountedAndOpensAsATable() {
        for (int i = 0; i < 9; i++) {
            service.remote(SampleCity.ROADS, SampleCity.row(i + 1), UNTIL, "2026-11-25");
        }
        try (SampleWindow window = open(SampleCity.SATO, 1366, 768)) {
            show(window, DAYS);
            window.await(() -> !all(window, ".calendar-more").isEmpty());
            window.on(() -> ((Button) all(window, ".calendar-more").getFirst()).fire());
            window.settle();
            assertNull(
                    ToolkitExtension.onScreen(() -> model(window).views().shapeProperty().get()));
            assertEquals(
                    List.of(new Filter(UNTIL, "=", "2026-11-25")),
                    ToolkitExtension.onScreen(
                            () -> model(window).questionProperty().get().filters()));
        }
    }

    @Test
    void aKeyCarriesACardToTheNextColumnAndItIsTakenBack() {
        try (SampleWindow window = open(SampleCity.SATO, 1366, 768)) {
            window.on(() -> model(window).views().marks().change(List.of(DEAR)));
            show(window, CARDS);
            window.await(() -> !all(window, ".shape-card").isEmpty());
            take(window, "cards");
            Node first = ToolkitExtension.onScreen(() -> all(window, ".shape-card").getFirst());
            window.on(first::requestFocus);
            window.settle();
            UUID row = service.page(query()).rows().getFirst().row();
            String before = value(row, STATE);
            window.press(KeyCode.CONTROL, KeyCode.RIGHT);
            window.await(() -> !before.equals(value(row, STATE)));
            window.press(KeyCode.CONTROL, KeyCode.Z);
            window.await(() -> before.equals(value(row, STATE)));
            Pictures.dress(window, Theme.DARK, TextSize.LARGEST, Language.ENGLISH);
            take(window, "cards-large-english");
        }
    }

    @Test
    void whoMayNotWriteCarriesNothing() {
        try (SampleWindow window = open(SampleCity.GUEST, 1366, 768)) {
            show(window, CARDS);
            window.await(() -> !all(window, ".shape-card").isEmpty());
            window.on(() -> all(window, ".shape-card").getFirst().requestFocus());
            window.settle();
            UUID row = service.page(query()).rows().getFirst().row();
            String before = value(row, STATE);
            window.press(KeyCode.CONTROL, KeyCode.RIGHT);
            window.await(
                    () -> !window.labelled(window.texts.get("ledger.shape.notYours")).isEmpty());
            assertEquals(before, value(row, STATE));
        }
    }

    @Test
    void aFormByAFieldThatIsGoneIsLeftOutAndSaid() {
        service.views.keepMine(
                SampleCity.ROADS,
                List.of(
                        new LedgerView(
                                new Label("古い", "Old"),
                                Rows.ALL,
                                ColumnLayout.PLAIN,
                                List.of(),
                                new ViewShape(Kind.CARDS, SampleCity.field("gone"), null))));
        try (SampleWindow window = open(SampleCity.SATO, 1366, 768)) {
            window.on(() -> model(window).views().open(0));
            window.settle();
            assertNull(
                    ToolkitExtension.onScreen(() -> model(window).views().shapeProperty().get()));
            assertTrue(window.shows(window.texts.get("ledger.question.leftOut", 1)));
        }
    }

    @Test
    void lastingRowsStandOnEveryDayOfTheirs() {
        try (SampleWindow window = open(SampleCity.SATO, 1920, 1080)) {
            show(window, new ViewShape(Kind.CALENDAR, SampleCity.field("permitted"), UNTIL));
            window.await(() -> !all(window, ".calendar-more").isEmpty());
            take(window, "calendar-lasting-wide");
            show(window, CARDS);
            window.await(() -> !all(window, ".shape-card").isEmpty());
            take(window, "cards-wide");
        }
    }

    private static jp.kakehashi.ledger.LedgerService.RowQuery query() {
        return new jp.kakehashi.ledger.LedgerService.RowQuery(
                SampleCity.ROADS,
                null,
                List.of(new Filter(STATE, "=", firstChoice())),
                null,
                false,
                0,
                1);
    }

    private static String firstChoice() {
        return SampleCity.roads().field(STATE).orElseThrow().choices().getFirst().code();
    }

    private String value(UUID row, FieldId field) {
        return service.rows(SampleCity.ROADS, List.of(row)).getFirst().values().get(field);
    }

    private static void radio(SampleWindow window, String key) {
        window.scene.getRoot().lookupAll(".radio-button").stream()
                .map(javafx.scene.control.RadioButton.class::cast)
                .filter(radio -> radio.getText().equals(window.texts.get(key)))
                .forEach(radio -> radio.setSelected(true));
    }

    private static void show(SampleWindow window, ViewShape shape) {
        window.on(() -> model(window).views().shape(shape));
        window.settle();
    }

    private static List<Node> all(SampleWindow window, String style) {
        return List.copyOf(window.scene.getRoot().lookupAll(style));
    }

    /// The names of rows may shorten on a day, as in a table's cells.
    private static void take(SampleWindow window, String file) {
        window.settle();
        window.on(
                () -> {
                    new WindowScreenshots(Path.of("target", "screenshots"))
                            .write(window.scene, file);
                    List<String> names =
                            all(window, ".label").stream()
                                    .filter(node -> inRow(node))
                                    .map(node -> ((javafx.scene.control.Label) node).getText())
                                    .toList();
                    List<String> cut =
                            CutOff.in(window.scene).stream()
                                    .filter(
                                            words ->
                                                    names.stream()
                                                            .noneMatch(
                                                                    n -> words.endsWith(": " + n)))
                                    .toList();
                    assertEquals(List.of(), cut, file);
                });
    }

    private static boolean inRow(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.getStyleClass().contains("shape-tag")
                    || each.getStyleClass().contains("shape-card")
                    || each.getStyleClass().contains("notice")) {
                return true;
            }
        }
        return false;
    }

    private SampleWindow open(Actor actor, int width, int height) {
        SampleWindow window = new SampleWindow(service, actor, width, height);
        window.openRoads();
        return window;
    }

    private static GridViewModel model(SampleWindow window) {
        return window.workspace.grid();
    }
}
