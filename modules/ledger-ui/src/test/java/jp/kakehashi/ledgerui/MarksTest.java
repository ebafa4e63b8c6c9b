package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.grid.GridViewModel;
import jp.kakehashi.ledgerui.grid.Views.Whose;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.Pictures;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.records.ColumnLayout;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerView;
import jp.kakehashi.records.LedgerView.Rows;
import jp.kakehashi.records.RowMark;
import jp.kakehashi.records.RowMark.Look;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.theme.TextSize;
import jp.kakehashi.ui.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a view marks, and why.
@ExtendWith(ToolkitExtension.class)
class MarksTest {
    private static final RowMark SOON =
            new RowMark(
                    "until < TODAY() + 60",
                    null,
                    Look.RED,
                    new Label("期限まで60日ない", "Ends within 60 days"));
    private static final RowMark DEAR =
            new RowMark(
                    "fee > 20000",
                    SampleCity.field("fee"),
                    Look.AMBER,
                    new Label("占用料が高い：部長の確認", "High fee: manager checks"));
    private static final RowMark CANCELLED =
            new RowMark("state = \"cancelled\"", null, Look.GREY, new Label("取消し済み", "Cancelled"));
    private static final RowMark RENEWED =
            new RowMark(
                    "state = \"renewal\"",
                    SampleCity.field("state"),
                    Look.BLUE,
                    new Label("更新の案内をする", "Tell about renewal"));
    private static final RowMark YOURS =
            new RowMark(
                    "officer = \"佐藤\" && fee < 5000",
                    null,
                    Look.GREEN,
                    new Label("担当は佐藤で少額", "Small and with Sato"));
    private static final List<RowMark> ALL = List.of(CANCELLED, SOON, YOURS, DEAR, RENEWED);

    private final MemoryLedgers service = SampleCity.busy(SampleCity.SATO);

    @Test
    void aMarkIsMadeByKeysCountedKeptAndComesBackWithItsView() {
        try (SampleWindow window = open()) {
            window.press(KeyCode.SHIFT, KeyCode.F8);
            assertTrue(window.shows(window.texts.get("ledger.marks.none")));
            window.on(() -> window.lastButton(window.texts.get("ledger.marks.add")).fire());
            window.settle();
            window.type("終了 < 今日() + 60");
            window.press(KeyCode.ENTER);
            window.await(() -> !window.labelled("412行のうち").isEmpty());
            window.press(KeyCode.CONTROL, KeyCode.ENTER);
            assertTrue(window.shows(window.texts.get("ledger.marks.form.noReason")));
            window.type("期限が近い");
            Pictures.take(window, "marks-form");
            Pictures.dressLarge(window);
            Pictures.take(window, "marks-form-large-english");
            Pictures.dress(window, Theme.LIGHT, TextSize.NORMAL, Language.JAPANESE);
            window.press(KeyCode.CONTROL, KeyCode.ENTER);
            assertEquals(
                    List.of(
                            new RowMark(
                                    "until < TODAY() + 60",
                                    null,
                                    Look.AMBER,
                                    new Label("期限が近い", "期限が近い"))),
                    marks(window));
            window.press(KeyCode.ESCAPE);
            window.on(() -> model(window).views().save(Whose.MINE, "見まわり", problem -> {}));
            window.await(() -> service.views.mine(SampleCity.ROADS).size() == 1);
            assertEquals(1, service.views.mine(SampleCity.ROADS).getFirst().marks().size());
            window.on(() -> model(window).views().leave());
            assertEquals(List.of(), marks(window));
            window.on(() -> model(window).views().open(0));
            assertEquals(1, marks(window).size());
        }
    }

    @Test
    void marksSayWhyInTheGridTheCardAndToWhoListens() {
        keep(ALL);
        try (SampleWindow window = open()) {
            window.on(() -> model(window).views().open(0));
            window.settle();
            assertTrue(window.shows(window.texts.get("ledger.question.marks", 5)));
            RowView first = ToolkitExtension.onScreen(() -> model(window).rows().peek(0));
            List<RowMark> held =
                    ToolkitExtension.onScreen(() -> model(window).views().marks().of(first));
            assertFalse(held.isEmpty());
            assertTrue(
                    told(window).stream().anyMatch(words -> words.contains("期限まで60日ない")),
                    told(window).toString());
            Pictures.take(window, "marks-grid");
            window.press(KeyCode.F4);
            window.await(() -> !window.scene.getRoot().lookupAll(".card-marks .chip").isEmpty());
            Pictures.take(window, "marks-card");
            Pictures.dress(window, Theme.DARK, TextSize.NORMAL, Language.JAPANESE);
            Pictures.take(window, "marks-dark");
            Pictures.dress(window, Theme.CONTRAST, TextSize.NORMAL, Language.JAPANESE);
            Pictures.take(window, "marks-contrast");
            window.press(KeyCode.ESCAPE);
            Pictures.dressLarge(window);
            Pictures.take(window, "marks-large-english");
            window.press(KeyCode.SHIFT, KeyCode.F8);
            Pictures.take(window, "marks-list-large-english");
            Pictures.dress(window, Theme.LIGHT, TextSize.NORMAL, Language.JAPANESE);
            Pictures.take(window, "marks-list");
        }
    }

    @Test
    void onlyMarkedRowsAreShownAndAChangeIsTakenBack() {
        keep(ALL);
        try (SampleWindow window = open()) {
            window.on(() -> model(window).views().open(0));
            window.settle();
            window.press(KeyCode.SHIFT, KeyCode.F8);
            window.on(() -> window.lastButton(window.texts.get("ledger.marks.only")).fire());
            window.settle();
            assertEquals(
                    RENEWED.only(),
                    ToolkitExtension.onScreen(
                            () -> model(window).questionProperty().get().formulas().only()));
            window.on(() -> model(window).views().marks().change(List.of(SOON)));
            assertTrue(ToolkitExtension.onScreen(() -> model(window).views().changed()));
            window.press(KeyCode.SHIFT, KeyCode.F8);
            window.on(() -> window.lastButton(window.texts.get("ledger.marks.undo")).fire());
            assertEquals(ALL, marks(window));
        }
    }

    @Test
    void aMarkThatAsksForWhatIsNotForThisPersonIsLeftOutAndSaid() {
        keep(
                List.of(
                        SOON,
                        new RowMark("secret > 1", null, Look.RED, new Label("x", "x")),
                        new RowMark(
                                "fee > 1",
                                SampleCity.field("gone"),
                                Look.RED,
                                new Label("y", "y"))));
        try (SampleWindow window = open()) {
            window.on(() -> model(window).views().open(0));
            window.settle();
            assertEquals(List.of(SOON), marks(window));
            assertTrue(window.shows(window.texts.get("ledger.question.leftOut", 2)));
        }
    }

    /// In a row of which a part is kept, what is kept looks empty.
    @Test
    void aRowThatIsKeptInPartTellsNothingByItsMarks() {
        RowMark unpaid =
                new RowMark("fee < 1 || until > 2020-01-01", null, Look.RED, new Label("x", "x"));
        try (SampleWindow window = open()) {
            ToolkitExtension.doOnScreen(
                    () -> {
                        var marks = model(window).views().marks();
                        marks.open(
                                List.of(
                                        new RowMark(
                                                "fee < 1 || until > \"2020-01-01\"",
                                                null,
                                                Look.RED,
                                                unpaid.reason())));
                        assertEquals(1, marks.of(row(Set.of())).size());
                        assertEquals(0, marks.of(row(Set.of(SampleCity.field("fee")))).size());
                    });
        }
    }

    private static RowView row(Set<jp.kakehashi.records.FieldId> kept) {
        return new RowView(
                new UUID(9, kept.size()),
                1,
                Map.of(SampleCity.field("until"), "2027-01-01"),
                null,
                Map.of(),
                List.of(),
                1,
                false,
                kept);
    }

    private void keep(List<RowMark> marks) {
        service.views.keepMine(
                SampleCity.ROADS,
                List.of(
                        new LedgerView(
                                new Label("見まわり", "Round"),
                                Rows.ALL,
                                ColumnLayout.PLAIN,
                                marks,
                                null)));
    }

    private static List<String> told(SampleWindow window) {
        return ToolkitExtension.onScreen(
                () ->
                        window.scene.getRoot().lookupAll(".row-header-cell").stream()
                                .filter(Labeled.class::isInstance)
                                .map(Node::getAccessibleText)
                                .map(String::valueOf)
                                .toList());
    }

    private SampleWindow open() {
        SampleWindow window = new SampleWindow(service, SampleCity.SATO, 1366, 768);
        window.openRoads();
        return window;
    }

    private static List<RowMark> marks(SampleWindow window) {
        return ToolkitExtension.onScreen(() -> model(window).views().marks().allProperty().get());
    }

    private static GridViewModel model(SampleWindow window) {
        return window.workspace.grid();
    }
}
