package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.Filter;
import jp.kakehashi.ledgerui.grid.GridQuestion;
import jp.kakehashi.ledgerui.grid.GridViewModel;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.Pictures;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.records.ColumnLayout;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerView;
import jp.kakehashi.records.LedgerView.Condition;
import jp.kakehashi.records.LedgerView.Rows;
import jp.kakehashi.testkit.ToolkitExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Ways of looking at a ledger under a name.
@ExtendWith(ToolkitExtension.class)
class ViewsTest {
    private static final FieldId UNTIL = SampleCity.field("until");
    private final MemoryLedgers service = SampleCity.busy(SampleCity.SATO);

    @Test
    void aViewIsSavedOpenedChangedRevertedAndLeft() {
        try (SampleWindow window = open()) {
            window.on(() -> model(window).ask(soon()));
            window.press(KeyCode.CONTROL, KeyCode.L);
            saveAs(window, "期限が近い順", false);
            window.await(() -> service.views.mine(SampleCity.ROADS).size() == 1);
            window.await(() -> model(window).views().openedProperty().get() != null);
            window.on(() -> model(window).views().leave());
            window.settle();
            assertEquals(GridQuestion.EVERYTHING, asked(window));
            window.on(() -> digit(window, KeyCode.DIGIT1));
            window.settle();
            assertEquals(soon(), asked(window));
            assertTrue(window.shows(window.texts.get("ledger.question.view", "期限が近い順")));
            window.on(() -> model(window).ask(asked(window).searching("大網")));
            window.settle();
            assertTrue(window.shows(window.texts.get("ledger.question.viewChanged", "期限が近い順")));
            window.press(KeyCode.CONTROL, KeyCode.S);
            window.await(
                    () ->
                            "大網"
                                    .equals(
                                            service.views
                                                    .mine(SampleCity.ROADS)
                                                    .getFirst()
                                                    .rows()
                                                    .search()));
            window.await(() -> !model(window).views().changed());
            window.on(() -> model(window).ask(GridQuestion.EVERYTHING));
            window.on(() -> model(window).views().revert());
            window.settle();
            assertEquals("大網", asked(window).search());
        }
        try (SampleWindow window = open()) {
            assertNull(
                    ToolkitExtension.onScreen(() -> model(window).views().openedProperty().get()));
            window.on(() -> digit(window, KeyCode.DIGIT1));
            window.settle();
            assertEquals("大網", asked(window).search());
        }
    }

    @Test
    void theOrderInWhichRowsCameIsChosenAndKeptInAView() {
        try (SampleWindow window = open()) {
            UUID newest = window.workspace.grid().rows().peek(0).row();
            Button order =
                    ToolkitExtension.onScreen(
                            () -> window.lastButton(window.texts.get("ledger.question.newest")));
            window.on(order::fire);
            window.await(() -> window.scene.getRoot().lookup(".dialog .combo-box") != null);
            window.on(() -> choose(window, window.texts.get("ledger.question.oldest")));
            window.on(() -> window.lastButton(window.texts.get("ledger.order.apply")).fire());
            window.await(() -> asked(window).descending());
            window.await(
                    () -> {
                        var top = window.workspace.grid().rows().peek(0);
                        return top != null && !newest.equals(top.row());
                    });
            window.settle();
            assertTrue(window.shows(window.texts.get("ledger.question.oldest")));
            GridQuestion oldest = asked(window);
            saveAs(window, "できた順", false);
            window.await(() -> service.views.mine(SampleCity.ROADS).size() == 1);
            window.on(() -> model(window).views().leave());
            window.settle();
            window.on(() -> digit(window, KeyCode.DIGIT1));
            window.settle();
            assertEquals(oldest, asked(window));
        }
    }

    /// Columns that were changed in a view are the view's, not the person's own.
    @Test
    void columnsOfAViewDoNotStayWhenItIsLeft() {
        service.views.keepMine(
                SampleCity.ROADS,
                List.of(
                        new LedgerView(
                                new Label("名だけ", "名だけ"),
                                Rows.ALL,
                                ColumnLayout.PLAIN.hiding(UNTIL, true))));
        try (SampleWindow window = open()) {
            window.on(() -> model(window).views().open(0));
            window.on(() -> model(window).columns().set(columns(window).tall(3)));
            assertTrue(ToolkitExtension.onScreen(() -> model(window).views().changed()));
            window.on(() -> model(window).views().leave());
            window.settle();
            assertEquals(ColumnLayout.PLAIN, ToolkitExtension.onScreen(() -> columns(window)));
            assertEquals(ColumnLayout.PLAIN, service.views.columns(SampleCity.ROADS));
        }
    }

    @Test
    void whatAPersonMayNotSeeIsLeftOutOfAViewAndSaid() {
        Rows asks =
                new Rows(
                        null,
                        List.of(
                                new Condition(SampleCity.field("gone"), "=", "1"),
                                new Condition(UNTIL, "≦", "明日"),
                                new Condition(UNTIL, "≦", "2027-03-31")),
                        SampleCity.field("gone"),
                        true,
                        null);
        service.views.keepMine(
                SampleCity.ROADS,
                List.of(new LedgerView(new Label("古い", "古い"), asks, ColumnLayout.PLAIN)));
        try (SampleWindow window = open()) {
            window.on(() -> model(window).views().open(0));
            window.settle();
            assertEquals(List.of(new Filter(UNTIL, "≦", "2027-03-31")), asked(window).filters());
            assertNull(asked(window).sort());
            assertTrue(window.shows(window.texts.get("ledger.question.leftOut", 3)));
            assertFalse(ToolkitExtension.onScreen(() -> model(window).views().changed()));
        }
    }

    @Test
    void anOfficesViewIsPublishedByItsOwnerAndWhatIsRefusedChangesNothing() {
        try (SampleWindow window = open()) {
            window.on(() -> model(window).ask(soon()));
            service.views.refusal = Problem.unavailable("problem.view.offline");
            saveAs(window, "課の順", true);
            String understood = window.texts.get("ui.dialog.understood");
            window.await(() -> !window.labelled(understood).isEmpty());
            window.press(KeyCode.ENTER);
            assertEquals(List.of(), ToolkitExtension.onScreen(() -> model(window).views().all()));
            service.views.refusal = null;
            saveAs(window, "課の順", true);
            window.await(() -> model(window).views().all().size() == 1);
            assertEquals(
                    1,
                    ToolkitExtension.onScreen(
                            () -> model(window).definitionProperty().get().views().size()));
        }
        MemoryLedgers others = SampleCity.busy(SampleCity.ABE);
        try (SampleWindow window = new SampleWindow(others, SampleCity.ABE, 1366, 768)) {
            window.openRoads();
            assertFalse(ToolkitExtension.onScreen(() -> model(window).views().mayPublish()));
            window.press(KeyCode.F8);
            window.await(() -> window.scene.getRoot().lookup(".views-form") != null);
            assertFalse(
                    ToolkitExtension.onScreen(
                            () ->
                                    window.scene
                                            .getRoot()
                                            .lookup(".views-form .check-box")
                                            .isVisible()));
        }
    }

    @Test
    void viewsAreDrawn() {
        service.views.keepMine(
                SampleCity.ROADS,
                List.of(
                        new LedgerView(
                                new Label("期限が近い順", "期限が近い順"), soon().rows(), ColumnLayout.PLAIN),
                        new LedgerView(
                                new Label("大網の更新待ち", "大網の更新待ち"), Rows.ALL, ColumnLayout.PLAIN)));
        for (boolean large : new boolean[] {false, true}) {
            try (SampleWindow window = new SampleWindow(service, SampleCity.SATO, 1366, 768)) {
                if (large) {
                    Pictures.dressLarge(window);
                }
                window.openRoads();
                window.on(
                        () -> {
                            model(window).views().open(0);
                            model(window).ask(asked(window).searching("大網"));
                        });
                window.await(
                        () ->
                                model(window).countsProperty().get().matching() < 100
                                        && model(window).totals().wholeProperty().get().all().rows()
                                                < 100);
                Pictures.take(window, "view-changed" + (large ? "-large" : ""));
                window.press(KeyCode.F8);
                Pictures.take(window, "views" + (large ? "-large" : ""));
            }
        }
    }

    private SampleWindow open() {
        SampleWindow window = new SampleWindow(service, SampleCity.SATO, 1366, 768);
        window.openRoads();
        return window;
    }

    private static GridQuestion soon() {
        return GridQuestion.EVERYTHING
                .with(new Filter(UNTIL, "≦", "2027-03-31"))
                .sortedBy(UNTIL, false);
    }

    @SuppressWarnings("unchecked")
    private static void choose(SampleWindow window, String words) {
        ((ComboBox<String>) window.scene.getRoot().lookup(".dialog .combo-box")).setValue(words);
    }

    private static void saveAs(SampleWindow window, String name, boolean office) {
        window.press(KeyCode.F8);
        window.await(() -> window.scene.getRoot().lookup(".views-form") != null);
        window.on(
                () -> {
                    ((TextField) window.scene.getRoot().lookup(".views-form .text-field"))
                            .setText(name);
                    ((CheckBox) window.scene.getRoot().lookup(".views-form .check-box"))
                            .setSelected(office);
                    ((Button) window.scene.getRoot().lookup(".views-form .primary")).fire();
                });
        window.settle();
    }

    private static void digit(SampleWindow window, KeyCode code) {
        Event.fireEvent(
                window.scene.getFocusOwner(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, true, true, false, false));
    }

    private static GridViewModel model(SampleWindow window) {
        return window.workspace.grid();
    }

    private static GridQuestion asked(SampleWindow window) {
        return window.workspace.grid().questionProperty().get();
    }

    private static ColumnLayout columns(SampleWindow window) {
        return window.workspace.grid().columns().layoutProperty().get();
    }
}
