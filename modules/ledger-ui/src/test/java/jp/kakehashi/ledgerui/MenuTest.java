package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.Pictures;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Author;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.theme.TextSize;
import jp.kakehashi.ui.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a keeper finds in a ledger without knowing its name: the menu, and how the ledger stands.
@ExtendWith(ToolkitExtension.class)
class MenuTest {
    @ParameterizedTest
    @EnumSource(ScreenshotTest.Look.class)
    void theMenuIsDrawnInEveryLook(ScreenshotTest.Look look) {
        try (SampleWindow window = window(SampleCity.SATO, look.width, look.height)) {
            window.on(() -> look.dress.accept(window));
            window.press(KeyCode.F10);
            assertTrue(window.shows(window.texts.get("ledger.menu.years")));
            Pictures.take(window, "menu-" + look.name().toLowerCase(java.util.Locale.ROOT));
            window.press(KeyCode.ESCAPE);
            Pictures.take(window, "menu-bar-" + look.name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    @Test
    void arrowsGoThroughTheColumnsAndEnterLeadsThere() {
        try (SampleWindow window = window(SampleCity.SATO, 1366, 768)) {
            window.press(KeyCode.F10);
            for (int i = 0; i < 3; i++) {
                window.press(KeyCode.RIGHT);
            }
            window.press(KeyCode.ENTER);
            window.await(() -> window.workspace.years() != null);
        }
    }

    @Test
    void aReaderIsOfferedNothingThatWouldBeRefused() {
        Actor reader = SampleCity.GUEST;
        try (SampleWindow window = window(reader, 1366, 768)) {
            window.press(KeyCode.F10);
            assertTrue(window.shows(window.texts.get("ledger.menu.export")));
            for (String key : new String[] {"import", "replace", "delete", "design", "twins"}) {
                assertFalse(window.shows(window.texts.get("ledger.menu." + key)), key);
            }
            Pictures.take(window, "menu-reader");
        }
    }

    @Test
    void aYearThatIsOverSaysSoUnderTheTitle() {
        MemoryLedgers service = SampleCity.busy(SampleCity.SATO);
        service.years.today = LocalDate.of(2027, 4, 10);
        try (SampleWindow window = new SampleWindow(service, SampleCity.SATO, 1366, 768)) {
            window.openRoads();
            window.await(() -> !window.labelled("出納整理期間").isEmpty());
            Pictures.take(window, "menu-year-april");
            window.on(() -> ((Button) window.scene.getRoot().lookup(".condition.state")).fire());
            window.await(() -> window.workspace.years() != null);
        }
    }

    @Test
    void whatWasSaidAndIsNotSettledIsCountedListedAndLeadsToItsCard() {
        MemoryLedgers service = SampleCity.busy(SampleCity.SATO);
        Author abe = new Author("1042", "阿部 太郎", "asahi", "pc-9");
        service.comments.heard(
                abe,
                SampleCity.at("2026-11-21", "10:40"),
                SampleCity.row(3),
                "until",
                null,
                "終了日は図面と合っていますか。現地の看板では12月末となっていました。");
        service.comments.heard(
                abe,
                SampleCity.at("2026-11-20", "09:00"),
                SampleCity.row(300),
                null,
                null,
                "写しを送りました。");
        try (SampleWindow window = new SampleWindow(service, SampleCity.SATO, 1366, 768)) {
            window.openRoads();
            window.await(() -> !window.labelled("未解決のコメント 2件").isEmpty());
            window.on(window.workspace::openComments);
            Pictures.take(window, "open-comments");
            Pictures.dress(window, Theme.DARK, TextSize.LARGEST, Language.ENGLISH);
            window.press(KeyCode.ESCAPE);
            window.on(window.workspace::openComments);
            Pictures.take(window, "open-comments-large-english");
            window.press(KeyCode.ENTER);
            window.await(() -> window.scene.getRoot().lookup(".record-card") != null);
            window.await(() -> !window.labelled("図面と合っていますか").isEmpty());
        }
    }

    @Test
    void selectedRowsGoOnPaperInWhateverShape() {
        try (SampleWindow window = window(SampleCity.SATO, 1366, 768)) {
            window.press(KeyCode.DOWN);
            window.press(KeyCode.SHIFT, KeyCode.DOWN);
            window.press(KeyCode.SHIFT, KeyCode.DOWN);
            window.press(KeyCode.F10);
            Pictures.take(window, "menu-rows");
            String these = window.texts.get("ledger.menu.printThese");
            window.on(() -> window.lastButton(these).fire());
            window.await(
                    () ->
                            !window.labelled(window.texts.get("ledger.paper.selectedRows", "3"))
                                    .isEmpty());
            for (String key : new String[] {"table", "records", "labels", "form"}) {
                assertTrue(window.shows(window.texts.get("ledger.paper." + key)), key);
            }
        }
    }

    @Test
    void theTitleStandsInOneLineAtTheLargestText() {
        try (SampleWindow window = window(SampleCity.SATO, 1366, 768)) {
            Pictures.dress(window, Theme.LIGHT, TextSize.LARGEST, Language.JAPANESE);
            assertEquals(1, lines(window));
            window.english();
            window.settle();
            assertEquals(1, lines(window));
            assertTrue(window.shows(window.texts.get("ledger.grid.new")));
            // A button that had to go leaves its key.
            assertFalse(window.shows(window.texts.get("ledger.grid.export")));
            window.press(KeyCode.CONTROL, KeyCode.E);
            assertTrue(window.shows(window.texts.get("ledger.export.title")));
        }
    }

    private static long lines(SampleWindow window) {
        return ToolkitExtension.onScreen(
                () -> {
                    Label title = (Label) window.scene.getRoot().lookup(".grid-view .bar > .title");
                    return Math.round(title.getHeight() / (title.getFont().getSize() * 1.3));
                });
    }

    private static SampleWindow window(Actor actor, int width, int height) {
        SampleWindow window = new SampleWindow(SampleCity.busy(actor), actor, width, height);
        window.openRoads();
        return window;
    }
}
