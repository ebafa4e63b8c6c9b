package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import jp.kakehashi.kernel.PlaceLink;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.testkit.CutOff;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.theme.TextSize;
import jp.kakehashi.ui.theme.Theme;
import jp.kakehashi.ui.theme.WindowScreenshots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A ledger of residents asks for what it is opened.
@ExtendWith(ToolkitExtension.class)
class PurposeTest {
    private static final Path FOLDER = Path.of("target", "screenshots");

    private static MemoryLedgers ledgers() {
        MemoryLedgers service = SampleCity.busy(SampleCity.ABE);
        LedgerDefinition roads = service.definition(SampleCity.ROADS);
        service.add(roads.readFor(List.of("窓口での証明・届出", "訪問・電話での相談", "その他")));
        return service;
    }

    private static void choose(SampleWindow window) {
        window.press(KeyCode.SPACE);
        window.press(KeyCode.TAB);
        window.type("受付12番");
        window.press(KeyCode.ENTER);
        window.await(() -> window.workspace.grid() != null);
        window.settle();
    }

    @Test
    void whoLeavesTheQuestionStaysOutside() {
        try (SampleWindow window = new SampleWindow(ledgers(), SampleCity.ABE, 1366, 768)) {
            window.on(() -> window.workspace.openLedger(SampleCity.ROADS));
            window.settle();
            assertTrue(window.shows("この目的で開く"));
            window.press(KeyCode.ESCAPE);
            window.settle();
            assertNull(ToolkitExtension.onScreen(window.workspace::grid));
        }
    }

    @Test
    void theCardIsReadForWhatWasChosenAndTheQuestionComesOnce() {
        MemoryLedgers service = ledgers();
        try (SampleWindow window = new SampleWindow(service, SampleCity.ABE, 1366, 768)) {
            window.on(() -> window.workspace.openLedger(SampleCity.ROADS));
            window.settle();
            choose(window);
            assertTrue(window.shows("閲覧の目的：窓口での証明・届出 / 受付12番"));
            CellPlace place = new CellPlace(SampleCity.row(3), SampleCity.field("name"));
            window.on(() -> window.workspace.openRecord(SampleCity.ROADS, place, false));
            window.await(() -> window.scene.getRoot().lookup(".record-card") != null);
            assertTrue(
                    service.viewings.stream().anyMatch(v -> v.contains("窓口での証明・届出 / 受付12番")),
                    service.viewings::toString);
            window.on(window.workspace::openList);
            window.on(() -> window.workspace.openLedger(SampleCity.ROADS));
            window.settle();
            assertNotNull(ToolkitExtension.onScreen(window.workspace::grid));
        }
    }

    @Test
    void conflictsAndReturnedEditsAreHeldBackUntilAPurposeWasChosen() {
        MemoryLedgers service = ledgers();
        service.giveBack(SampleCity.returnedEdit());
        try (SampleWindow window = new SampleWindow(service, SampleCity.ABE, 1366, 768)) {
            window.on(window.workspace::openReturned);
            window.await(() -> !window.labelled("見る目的を選ぶ").isEmpty());
            assertFalse(window.shows("道占-3011"));
            window.on(window.workspace::openInbox);
            window.await(() -> !window.labelled("見る目的を選ぶ").isEmpty());
            assertFalse(window.shows("東海林"));
            picture(window, "purpose-held-conflict");
            window.on(() -> ((Button) window.scene.getRoot().lookup(".held-back .button")).fire());
            window.settle();
            window.press(KeyCode.SPACE);
            window.press(KeyCode.TAB);
            window.press(KeyCode.ENTER);
            window.await(() -> !window.labelled("東海林").isEmpty());
            window.on(window.workspace::openReturned);
            window.await(() -> !window.labelled("道占-3011").isEmpty());
        }
    }

    @Test
    void linkToARowLeadsToTheDoorFirst() {
        try (SampleWindow window = new SampleWindow(ledgers(), SampleCity.ABE, 1366, 768)) {
            String link =
                    new PlaceLink(SampleCity.ROADS.value(), SampleCity.row(3), "name", null).text();
            window.on(() -> window.workspace.openLink(link));
            window.await(() -> !window.labelled("この目的で開く").isEmpty());
            choose(window);
            window.await(() -> !window.labelled("閲覧の目的：窓口での証明・届出 / 受付12番").isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LIGHT, NORMAL, ja, 1366, 768",
        "DARK, LARGEST, ja, 1366, 768",
        "LIGHT, LARGEST, en, 1920, 1080"
    })
    void questionAndStripAreWholeInEveryDress(
            Theme theme, TextSize size, String words, int width, int height) {
        try (SampleWindow window = new SampleWindow(ledgers(), SampleCity.ABE, width, height)) {
            window.on(
                    () -> {
                        window.appearance.themeProperty().set(theme);
                        window.appearance.textSizeProperty().set(size);
                        if (words.equals("en")) {
                            window.texts.languageProperty().set(Language.ENGLISH);
                        }
                        window.workspace.openLedger(SampleCity.ROADS);
                    });
            window.settle();
            String name =
                    "purpose-%s-%s-%s-%d"
                            .formatted(theme, size, words, width)
                            .toLowerCase(Locale.ROOT);
            picture(window, name);
            choose(window);
            picture(window, name + "-grid");
        }
    }

    private static void picture(SampleWindow window, String name) {
        window.on(() -> new WindowScreenshots(FOLDER).write(window.scene, name));
        assertEquals(List.of(), ToolkitExtension.onScreen(() -> CutOff.in(window.scene)), name);
    }
}
