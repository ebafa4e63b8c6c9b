package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ScrollPane;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.testkit.CutOff;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.theme.WindowScreenshots;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Pictures of the designer in every look, with no words cut.
@ExtendWith(ToolkitExtension.class)
class DesignerPicturesTest {
    private static final Path FOLDER = Path.of("target", "screenshots");

    @ParameterizedTest
    @EnumSource(ScreenshotTest.Look.class)
    void theDesignerIsDrawnInEveryLook(ScreenshotTest.Look look) {
        MemoryLedgers service = SampleCity.busy(SampleCity.SATO);
        try (SampleWindow window =
                new SampleWindow(service, SampleCity.SATO, look.width, look.height)) {
            window.on(() -> look.dress.accept(window));
            window.on(() -> window.workspace.openDesign(SampleCity.ROADS));
            window.await(() -> window.scene.lookup(".design-content") != null);
            picture(window, look, "design-ledger");
            for (int part = 1; part <= 4; part++) {
                double at = part / 4.0;
                window.on(() -> scroll(window).setVvalue(at));
                picture(window, look, "design-ledger-" + part);
            }
            window.on(() -> window.workspace.design().model().choose(6));
            window.await(() -> window.scene.lookup(".design-tone") != null);
            window.settle();
            picture(window, look, "design-choices");
            window.on(() -> window.workspace.design().model().choose(7));
            window.on(() -> window.workspace.design().showFile());
            picture(window, look, "design-file");
            window.on(() -> window.workspace.design().showGrid());
            picture(window, look, "design-grid");
            String change =
                    ToolkitExtension.onScreen(() -> window.texts.get("ledger.design.type.change"));
            window.on(() -> window.lastButton(change).fire());
            window.on(() -> window.chooseInCombo(window.texts.get("ledger.type.yen")));
            window.settle();
            window.await(() -> !window.labelled("412").isEmpty());
            picture(window, look, "design-type");
        }
    }

    private static ScrollPane scroll(SampleWindow window) {
        return (ScrollPane) window.scene.lookup(".design-form");
    }

    private static void picture(SampleWindow window, ScreenshotTest.Look look, String name) {
        window.settle();
        String file = name + "-" + look.name().toLowerCase(java.util.Locale.ROOT);
        window.on(() -> new WindowScreenshots(FOLDER).write(window.scene, file));
        assertEquals(List.of(), ToolkitExtension.onScreen(() -> CutOff.in(window.scene)), file);
    }
}
