package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import jp.kakehashi.ledgerui.grid.GridQuestion;
import jp.kakehashi.ledgerui.grid.Views;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.Pictures;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.theme.TextSize;
import jp.kakehashi.ui.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Rows asked for by an expression that somebody types.
@ExtendWith(ToolkitExtension.class)
class AskingTest {
    private final MemoryLedgers service = SampleCity.busy(SampleCity.SATO);

    @Test
    void anExpressionIsTypedMendedAskedAndKept() {
        try (SampleWindow window = open()) {
            window.press(KeyCode.F3);
            window.type("占有料 > 10000");
            window.press(KeyCode.ENTER);
            assertTrue(window.shows("1文字目の「占有料」という項目はありません"));
            Pictures.take(window, "asking-mistake");
            window.on(() -> area(window).setText(""));
            window.type("占用");
            window.press(KeyCode.TAB);
            assertEquals("占用料 ", ToolkitExtension.onScreen(() -> area(window).getText()));
            window.type("> 10000 かつ 終了 < 今日() + 365");
            Pictures.take(window, "asking-typed");
            window.press(KeyCode.ENTER);
            window.settle();
            assertEquals("fee > 10000 && until < TODAY() + 365", asked(window).formulas().only());
            assertTrue(
                    window.shows(
                            window.texts.get(
                                    "ledger.question.formulaIs",
                                    "占用料 > 10000 かつ 終了 < 今日() + 365")));
            long all =
                    ToolkitExtension.onScreen(
                            () -> window.workspace.grid().countsProperty().get().all());
            window.await(
                    () -> {
                        long now = window.workspace.grid().countsProperty().get().matching();
                        return now > 0 && now < all;
                    });
            GridQuestion byDays = asked(window).sortedBy("until - TODAY()", true);
            window.on(() -> window.workspace.grid().ask(byDays));
            window.settle();
            Pictures.take(window, "asking-grid");
            window.on(
                    () ->
                            window.workspace
                                    .grid()
                                    .views()
                                    .save(Views.Whose.MINE, "高くて近い", problem -> {}));
            window.await(() -> service.views.mine(SampleCity.ROADS).size() == 1);
            window.on(() -> window.workspace.grid().views().leave());
            assertNull(asked(window).formulas().only());
            window.on(() -> window.workspace.grid().views().open(0));
            window.settle();
            assertEquals("until - TODAY()", asked(window).formulas().by());
            assertEquals("fee > 10000 && until < TODAY() + 365", asked(window).formulas().only());
            window.press(KeyCode.F3);
            Pictures.dress(window, Theme.LIGHT, TextSize.LARGEST, Language.JAPANESE);
            Pictures.take(window, "asking-large");
            Pictures.dressLarge(window);
            Pictures.take(window, "asking-large-english");
        }
    }

    private SampleWindow open() {
        SampleWindow window = new SampleWindow(service, SampleCity.SATO, 1366, 768);
        window.openRoads();
        return window;
    }

    private static TextArea area(SampleWindow window) {
        return (TextArea) window.scene.getRoot().lookup(".text-area");
    }

    private static GridQuestion asked(SampleWindow window) {
        return ToolkitExtension.onScreen(() -> window.workspace.grid().questionProperty().get());
    }
}
