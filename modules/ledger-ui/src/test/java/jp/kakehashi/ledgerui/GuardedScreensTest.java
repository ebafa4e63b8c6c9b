package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.input.KeyCode;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
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

/// A row of which its reader is shown a part: what the clerk at the counter reads, and does not.
@ExtendWith(ToolkitExtension.class)
class GuardedScreensTest {
    private static final Path FOLDER = Path.of("target", "screenshots");

    private static MemoryLedgers ledgers() {
        MemoryLedgers service = SampleCity.busy(SampleCity.ABE);
        SampleCity.guard(
                service,
                SampleCity.row(3),
                Set.of(SampleCity.field("name"), SampleCity.field("state")));
        return service;
    }

    private static void card(SampleWindow window) {
        window.openRoads();
        CellPlace place = new CellPlace(SampleCity.row(3), SampleCity.field("name"));
        window.on(() -> window.workspace.openCell(SampleCity.ROADS, place));
        window.await(() -> place.equals(window.workspace.grid().currentProperty().get()));
        window.settle();
        window.press(KeyCode.F4);
        window.settle();
        window.await(() -> window.scene.getRoot().lookup(".record-card") != null);
        window.settle();
    }

    @ParameterizedTest
    @CsvSource({
        "LIGHT, NORMAL, ja, 1366, 768",
        "LIGHT, NORMAL, ja, 1920, 1080",
        "DARK, LARGEST, ja, 1366, 768",
        "LIGHT, LARGEST, en, 1366, 768"
    })
    void guardedRowSaysWhomToCall(Theme theme, TextSize size, String words, int width, int height) {
        try (SampleWindow window = new SampleWindow(ledgers(), SampleCity.ABE, width, height)) {
            window.on(
                    () -> {
                        window.appearance.themeProperty().set(theme);
                        window.appearance.textSizeProperty().set(size);
                        window.texts
                                .languageProperty()
                                .set(words.equals("en") ? Language.ENGLISH : Language.JAPANESE);
                    });
            card(window);
            String name =
                    "guarded-%s-%s-%s-%d"
                            .formatted(theme, size, words, width)
                            .toLowerCase(java.util.Locale.ROOT);
            window.on(() -> new WindowScreenshots(FOLDER).write(window.scene, name));
            assertEquals(List.of(), ToolkitExtension.onScreen(() -> CutOff.in(window.scene)), name);
        }
    }

    @Test
    void guardedRowHasNothingToWriteInAndNoHistory() {
        MemoryLedgers service = ledgers();
        try (SampleWindow window = new SampleWindow(service, SampleCity.ABE, 1366, 768)) {
            card(window);
            assertFalse(
                    window.labelled(window.texts.get("problem.row.guarded")).isEmpty(),
                    "what to do is said");
            assertTrue(window.scene.getRoot().lookupAll(".record-card .text-field").isEmpty());
            assertTrue(window.labelled(window.texts.get("ledger.record.toRowHistory")).isEmpty());
        }
    }

    @Test
    void cardOfARowThatIsWithdrawnGoesWithIt() {
        MemoryLedgers service = ledgers();
        try (SampleWindow window = new SampleWindow(service, SampleCity.ABE, 1366, 768)) {
            card(window);
            service.change(SampleCity.ROADS, SampleCity.row(3), row -> null);
            window.await(() -> window.scene.getRoot().lookup(".record-card") == null);
        }
    }
}
