package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.ledgerui.twins.TwinsViewModel;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.testkit.CutOff;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.theme.WindowScreenshots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Rows of the same person on screen, in every look, with no words cut.
@ExtendWith(ToolkitExtension.class)
class TwinsPicturesTest {
    private static final Path FOLDER = Path.of("target", "screenshots");

    private static MemoryLedgers service() {
        MemoryLedgers service = SampleCity.busy(SampleCity.SATO);
        service.add(SampleCity.roads("\nsamePerson: [name, address]\n"));
        service.twins.pairs.add(List.of(SampleCity.row(4), SampleCity.row(9)));
        service.twins.pairs.add(List.of(SampleCity.row(5), SampleCity.row(4)));
        service.twins.pairs.add(List.of(SampleCity.row(11), SampleCity.row(12)));
        return service;
    }

    private static SampleWindow opened(MemoryLedgers service, int width, int height) {
        SampleWindow window = new SampleWindow(service, SampleCity.SATO, width, height);
        window.openRoads();
        window.command("twins");
        window.await(() -> model(window) != null && model(window).openedProperty().get() != null);
        return window;
    }

    private static TwinsViewModel model(SampleWindow window) {
        return window.workspace.twins() == null ? null : window.workspace.twins().model();
    }

    private static void sides(SampleWindow window) {
        window.await(() -> model(window).sidesProperty().get() != null);
    }

    @ParameterizedTest
    @EnumSource(ScreenshotTest.Look.class)
    void pairsAreDrawnInEveryLook(ScreenshotTest.Look look) {
        try (SampleWindow window = opened(service(), look.width, look.height)) {
            window.on(() -> look.dress.accept(window));
            sides(window);
            picture(window, look, "twins");
            window.on(() -> model(window).showPast());
            window.await(() -> model(window).pastProperty().get() != null);
            picture(window, look, "twins-past");
        }
    }

    @Test
    void aMergedRowIsInNoPairAnyMoreAndTheNextIsShown() {
        MemoryLedgers service = service();
        try (SampleWindow window = opened(service, 1366, 768)) {
            sides(window);
            window.on(() -> model(window).keep(false));
            window.on(() -> model(window).merge(told -> {}));
            window.await(() -> model(window).openedProperty().get().likely().size() == 1);
            assertTrue(
                    service.twins
                            .sent
                            .getFirst()
                            .startsWith(SampleCity.row(9) + " " + SampleCity.row(4)));
            sides(window);
            assertEquals(SampleCity.row(11), model(window).sidesProperty().get().kept().row());
            window.on(() -> model(window).different(() -> {}));
            window.await(() -> model(window).openedProperty().get().likely().isEmpty());
            assertNull(model(window).sidesProperty().get());
        }
    }

    @Test
    void aPairWithARowThatIsWithdrawnLeavesListAndSides() {
        MemoryLedgers service = service();
        try (SampleWindow window = opened(service, 1366, 768)) {
            sides(window);
            window.settle();
            service.twins.pairs.removeIf(pair -> pair.contains(SampleCity.row(4)));
            service.change(SampleCity.ROADS, SampleCity.row(4), row -> null);
            window.await(
                    () ->
                            model(window).openedProperty().get() != null
                                    && model(window).openedProperty().get().likely().size() == 1);
            sides(window);
            assertEquals(SampleCity.row(11), model(window).sidesProperty().get().kept().row());
        }
    }

    @Test
    void whatIsChosenIsWhatIsSentAndTurningTheRowsKeepsTheSides() {
        try (SampleWindow window = opened(service(), 1366, 768)) {
            sides(window);
            FieldId holder = new FieldId("name");
            var before = model(window).sidesProperty().get();
            assertTrue(before.leftStands(holder));
            window.on(() -> model(window).take(holder, false));
            var after = model(window).sidesProperty().get();
            assertFalse(after.leftStands(holder));
            assertTrue(after.taken().contains(holder));
            window.on(() -> model(window).keep(false));
            var turned = model(window).sidesProperty().get();
            assertEquals(before.left().row(), turned.left().row());
            assertEquals(before.right().row(), turned.kept().row());
            assertFalse(turned.leftStands(holder), "the kept row's own");
            assertEquals(Set.of(), Set.copyOf(turned.taken()));
        }
    }

    @Test
    void whatWasNotAnsweredIsSentAgainUnderTheSameId() {
        MemoryLedgers service = service();
        try (SampleWindow window = opened(service, 1366, 768)) {
            sides(window);
            service.twins.trouble = Problem.unavailable("problem.line.down");
            window.on(() -> model(window).merge(told -> {}));
            window.await(() -> model(window).problemProperty().get() != null);
            service.twins.trouble = null;
            window.on(() -> model(window).merge(told -> {}));
            window.await(() -> service.twins.merged);
            window.await(() -> model(window).workProperty().get() == null);
            sides(window);
            window.on(() -> model(window).merge(told -> {}));
            window.await(() -> service.twins.acts.size() == 3);
            var acts = service.twins.acts;
            assertEquals(acts.get(0), acts.get(1));
            assertNotEquals(acts.get(1), acts.get(2));
        }
    }

    @Test
    void whatChangedMeanwhileIsShownAgain() {
        MemoryLedgers service = service();
        try (SampleWindow window = opened(service, 1366, 768)) {
            sides(window);
            var before = model(window).sidesProperty().get();
            service.twins.trouble = Problem.refused("problem.merge.changed");
            window.on(() -> model(window).merge(told -> {}));
            window.await(() -> model(window).problemProperty().get() != null);
            sides(window);
            assertNotSame(before, model(window).sidesProperty().get(), "read once more");
            assertEquals(3, model(window).openedProperty().get().likely().size());
        }
    }

    private static void picture(SampleWindow window, ScreenshotTest.Look look, String name) {
        window.settle();
        String file = name + "-" + look.name().toLowerCase(Locale.ROOT);
        window.on(() -> new WindowScreenshots(FOLDER).write(window.scene, file));
        assertEquals(List.of(), ToolkitExtension.onScreen(() -> CutOff.in(window.scene)), file);
    }
}
