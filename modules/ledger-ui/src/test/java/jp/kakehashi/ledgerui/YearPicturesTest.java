package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.records.FiscalYear;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.testkit.CutOff;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.theme.WindowScreenshots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The fiscal years of a ledger on screen, in every look, with no words cut.
@ExtendWith(ToolkitExtension.class)
class YearPicturesTest {
    private static final Path FOLDER = Path.of("target", "screenshots");
    private static final FiscalYear YEAR = new FiscalYear(2026);

    private static SampleWindow opened(MemoryLedgers service, int width, int height) {
        SampleWindow window = new SampleWindow(service, SampleCity.SATO, width, height);
        window.openRoads();
        window.on(window.workspace::openYears);
        window.await(() -> window.workspace.years().model().openedProperty().get() != null);
        return window;
    }

    @ParameterizedTest
    @EnumSource(ScreenshotTest.Look.class)
    void theYearsAreDrawnInEveryLook(ScreenshotTest.Look look) {
        MemoryLedgers service = SampleCity.busy(SampleCity.SATO);
        try (SampleWindow window = opened(service, look.width, look.height)) {
            window.on(() -> look.dress.accept(window));
            picture(window, look, "years");
            choose(window);
            picture(window, look, "years-april");
            service.years.today = LocalDate.of(2027, 6, 1);
            window.on(() -> window.workspace.years().model().leave());
            choose(window);
            picture(window, look, "years-june");
            window.on(() -> window.workspace.years().model().leave());
            window.on(() -> window.workspace.years().lists(new FiscalYear(2024)));
            window.await(() -> window.workspace.years().model().problemProperty().get() == null);
            String see = ToolkitExtension.onScreen(() -> window.texts.get("ledger.destroy.look"));
            window.await(() -> !window.labelled(see).isEmpty());
            window.on(() -> window.lastButton(see).fire());
            window.await(() -> !window.scene.getRoot().lookupAll(".list-view").isEmpty());
            picture(window, look, "years-lists");
        }
    }

    private static void choose(SampleWindow window) {
        window.on(() -> window.workspace.years().model().choose(YEAR));
        window.await(() -> window.workspace.years().model().chosenProperty().get() != null);
    }

    @Test
    void whatWasNotAnsweredIsSentAgainUnderTheSameId() {
        MemoryLedgers service = SampleCity.busy(SampleCity.SATO);
        try (SampleWindow window = opened(service, 1366, 768)) {
            choose(window);
            var model = window.workspace.years().model();
            service.years.trouble = Problem.unavailable("problem.line.down");
            window.on(() -> model.close(YEAR, false, told -> {}));
            window.await(() -> model.problemProperty().get() != null);
            service.years.trouble = null;
            window.on(() -> model.close(YEAR, false, told -> {}));
            window.await(() -> service.years.closes.size() == 2);
            window.await(() -> model.workProperty().get() == null);
            window.on(() -> model.close(YEAR, false, told -> {}));
            window.await(() -> service.years.closes.size() == 3);
            var sent = service.years.closes;
            assertEquals(sent.get(0).run(), sent.get(1).run());
            assertNotEquals(sent.get(1).run(), sent.get(2).run());
        }
    }

    @Test
    void aFrozenRowCarriesALockInTheGrid() {
        MemoryLedgers service = SampleCity.busy(SampleCity.SATO);
        LedgerDefinition roads = service.definition(SampleCity.ROADS);
        service.add(roads.freezing(Set.of(2024, 2025, 2026)));
        try (SampleWindow window = new SampleWindow(service, SampleCity.SATO, 1366, 768)) {
            window.openRoads();
            String words = ToolkitExtension.onScreen(() -> window.texts.get("ledger.mark.frozen"));
            window.await(
                    () ->
                            window.scene.getRoot().lookupAll(".mark").stream()
                                    .anyMatch(n -> words.equals(n.getAccessibleText())));
            window.settle();
            window.on(() -> new WindowScreenshots(FOLDER).write(window.scene, "years-grid-light"));
        }
    }

    @Test
    void theCommandIsThereOnlyWhereALedgerHasYears() {
        MemoryLedgers service = SampleCity.busy(SampleCity.SATO);
        try (SampleWindow window = new SampleWindow(service, SampleCity.SATO, 1366, 768)) {
            assertFalse(offered(window));
            window.openRoads();
            assertTrue(offered(window));
        }
    }

    private static boolean offered(SampleWindow window) {
        return ToolkitExtension.onScreen(
                () -> window.workspace.commands().stream().anyMatch(c -> c.id().equals("years")));
    }

    private static void picture(SampleWindow window, ScreenshotTest.Look look, String name) {
        window.settle();
        String file = name + "-" + look.name().toLowerCase(Locale.ROOT);
        window.on(() -> new WindowScreenshots(FOLDER).write(window.scene, file));
        assertEquals(List.of(), ToolkitExtension.onScreen(() -> CutOff.in(window.scene)), file);
    }
}
