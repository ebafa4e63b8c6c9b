package jp.kakehashi.adminui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import jp.kakehashi.adminui.sample.SampleAdmin;
import jp.kakehashi.adminui.sample.SampleTransfers;
import jp.kakehashi.adminui.sample.SampleWindow;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.testkit.CutOff;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.theme.TextSize;
import jp.kakehashi.ui.theme.Theme;
import jp.kakehashi.ui.theme.WindowScreenshots;
import jp.kakehashi.wire.CityMessages.ClosePlace;
import jp.kakehashi.wire.CityMessages.PlaceKind;
import jp.kakehashi.wire.CityMessages.RenamePlace;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A picture of every screen in `target/screenshots`, to be looked at; nothing is cut off.
@ExtendWith(ToolkitExtension.class)
class ScreenshotTest {
    private static final Path FOLDER = Path.of("target", "screenshots");

    @TempDir Path dir;

    enum Look {
        LIGHT(1366, 768, w -> {}),
        WIDE(1920, 1080, w -> {}),
        DARK(1366, 768, w -> w.appearance.themeProperty().set(Theme.DARK)),
        LARGE(1366, 768, w -> w.appearance.textSizeProperty().set(TextSize.LARGEST)),
        ENGLISH(1366, 768, w -> w.texts.languageProperty().set(Language.ENGLISH));

        final int width;
        final int height;

        @SuppressWarnings("ImmutableEnumChecker")
        final Consumer<SampleWindow> dress;

        Look(int width, int height, Consumer<SampleWindow> dress) {
            this.width = width;
            this.height = height;
            this.dress = dress;
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void everyScreenIsDrawnInEveryLook(Look look) throws IOException {
        try (SampleWindow window = new SampleWindow(new SampleAdmin(), look.width, look.height)) {
            window.on(() -> look.dress.accept(window));
            window.listed();
            picture(window, look, "staff");
            window.on(() -> window.open("0123"));
            picture(window, look, "person");
            window.press(KeyCode.CONTROL, KeyCode.J);
            picture(window, look, "post");
            window.press(KeyCode.ESCAPE);
            window.on(() -> window.open("0012"));
            picture(window, look, "person-self");
            window.press(KeyCode.CONTROL, KeyCode.N);
            picture(window, look, "add");
            window.press(KeyCode.ESCAPE);
            transfers(window, look);
            window.press(KeyCode.CONTROL, KeyCode.PAGE_DOWN);
            window.await(() -> window.workspace.devices().count() > 0);
            window.on(() -> window.openPc(1));
            picture(window, look, "devices");
            window.press(KeyCode.CONTROL, KeyCode.PAGE_DOWN);
            window.await(() -> window.workspace.health().healthProperty().get() != null);
            picture(window, look, "health");
            window.press(KeyCode.CONTROL, KeyCode.PAGE_DOWN);
            picture(window, look, "records-empty");
            window.on(() -> window.look("定期点検"));
            window.await(() -> window.workspace.records().lines().size() == 3);
            window.press(KeyCode.F8);
            window.await(() -> window.workspace.records().chainProperty().get() != null);
            picture(window, look, "records");
            places(window, look);
            rightsAndPacks(window, look);
        }
    }

    private static void rightsAndPacks(SampleWindow window, Look look) {
        window.press(KeyCode.CONTROL, KeyCode.PAGE_DOWN);
        var rights = window.workspace.rights();
        window.await(() -> rights.count() > 0);
        window.on(() -> rights.openProperty().set(rights.shown().getFirst()));
        window.awaitShown("0123");
        picture(window, look, "rights");
        window.press(KeyCode.CONTROL, KeyCode.PAGE_DOWN);
        var packs = window.workspace.packs();
        window.await(() -> packs.count() > 0);
        window.on(() -> packs.openProperty().set(packs.shown().getLast()));
        picture(window, look, "packs");
    }

    private static void places(SampleWindow window, Look look) {
        window.service.renamePlace(
                new RenamePlace(
                        PlaceKind.SECTION,
                        "civil",
                        "建設課",
                        "Construction",
                        LocalDate.of(2027, 4, 1)));
        window.service.closePlace(
                new ClosePlace(PlaceKind.OFFICE, "atsumi", LocalDate.of(2027, 3, 31), "honsho"));
        window.press(KeyCode.CONTROL, KeyCode.PAGE_DOWN);
        window.await(() -> window.workspace.places().count() > 0);
        window.on(() -> window.openPlace("civil"));
        picture(window, look, "places");
        window.service.places.closing =
                Problem.refused("problem.place.held", "土木課", 1, "0123 佐藤　千代");
        window.push("admin.place.close");
        window.type("R9.3.31");
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        window.awaitShown("0123 佐藤");
        picture(window, look, "place-close");
        window.press(KeyCode.ESCAPE);
        window.push("admin.place.add.office");
        picture(window, look, "place-add");
        window.press(KeyCode.ESCAPE);
    }

    private void transfers(SampleWindow window, Look look) throws IOException {
        Path file = Files.writeString(dir.resolve("令和9年4月1日 異動.csv"), SampleTransfers.CSV);
        window.on(() -> window.workspace.transfer(file));
        window.await(() -> !window.workspace.transfers().shown().isEmpty());
        window.on(
                () ->
                        window.workspace
                                .transfers()
                                .openProperty()
                                .set(window.workspace.transfers().shown().getFirst()));
        picture(window, look, "transfers");
        window.service.transferProblems = SampleTransfers.PROBLEMS;
        window.on(() -> window.workspace.transfer(file));
        window.await(() -> !window.workspace.transfers().shown().isEmpty());
        picture(window, look, "transfers-held");
        window.press(KeyCode.ESCAPE);
    }

    private static void picture(SampleWindow window, Look look, String name) {
        window.settle();
        String file = look == Look.LIGHT ? name : name + "-" + look.name().toLowerCase(Locale.ROOT);
        window.on(() -> new WindowScreenshots(FOLDER).write(window.scene, file));
        assertEquals(List.of(), ToolkitExtension.onScreen(() -> CutOff.in(window.scene)), file);
    }
}
