package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.Filter;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleImports;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.records.Actor;
import jp.kakehashi.testkit.CutOff;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.connection.Link;
import jp.kakehashi.ui.theme.TextSize;
import jp.kakehashi.ui.theme.Theme;
import jp.kakehashi.ui.theme.WindowScreenshots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A picture of every screen and state in `target/screenshots`, to be looked at.
@ExtendWith(ToolkitExtension.class)
class ScreenshotTest {
    private static final Path FOLDER = Path.of("target", "screenshots");

    enum Look {
        LIGHT(1366, 768, w -> {}),
        WIDE(1920, 1080, w -> {}),
        DARK(1366, 768, w -> w.appearance.themeProperty().set(Theme.DARK)),
        LARGE(1366, 768, w -> w.appearance.textSizeProperty().set(TextSize.LARGEST)),
        ENGLISH(1366, 768, w -> w.texts.languageProperty().set(jp.kakehashi.ui.Language.ENGLISH)),
        TRAINING(1366, 768, w -> w.appearance.trainingProperty().set(true)),
        CONTRAST(1366, 768, w -> w.appearance.themeProperty().set(Theme.CONTRAST)),
        MIDDLE_ENGLISH(1366, 768, w -> dress(w, Theme.CONTRAST, TextSize.LARGE)),
        LARGE_ENGLISH(1366, 768, w -> dress(w, Theme.DARK, TextSize.LARGEST));

        final int width;
        final int height;

        @SuppressWarnings("ImmutableEnumChecker")
        final Consumer<SampleWindow> dress;

        private static void dress(SampleWindow window, Theme theme, TextSize size) {
            window.appearance.themeProperty().set(theme);
            window.appearance.textSizeProperty().set(size);
            window.texts.languageProperty().set(jp.kakehashi.ui.Language.ENGLISH);
        }

        Look(int width, int height, Consumer<SampleWindow> dress) {
            this.width = width;
            this.height = height;
            this.dress = dress;
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void everyScreenIsDrawnInEveryLook(Look look) {
        MemoryLedgers service = SampleCity.busy(SampleCity.SATO);
        SampleCity.secondConflict(service, SampleCity.SATO);
        service.giveBack(SampleCity.returnedEdit());
        service.giveBack(SampleCity.secondReturnedEdit());
        service.offer(SampleImports.preview());
        try (SampleWindow window = window(service, SampleCity.SATO, look)) {
            picture(window, look, "list");
            window.openRoads();
            picture(window, look, "grid");
            goTo(window, 4, "until");
            window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
            window.await(() -> !window.labelled("11:05").isEmpty());
            picture(window, look, "history");
            window.press(KeyCode.F4);
            settleRecord(window);
            picture(window, look, "card");
            window.press(KeyCode.ESCAPE);
            window.on(() -> window.workspace.openInbox());
            picture(window, look, "conflicts");
            window.on(() -> window.workspace.openReturned());
            picture(window, look, "returned");
            window.on(() -> window.workspace.startImport(null, Path.of("看板設置許可台帳R8.xlsx")));
            window.await(() -> !window.labelled("A3:G403").isEmpty());
            picture(window, look, "import");
            service.offer(SampleImports.previewInto());
            window.on(
                    () ->
                            window.workspace.startImport(
                                    SampleCity.ROADS, Path.of("看板設置許可台帳R8.xlsx")));
            window.await(() -> !window.labelled("設置場所").isEmpty());
            picture(window, look, "import-into");
        }
    }

    @Test
    void editorsOfTheGridAreDrawn() {
        MemoryLedgers service = SampleCity.busy(SampleCity.ABE);
        try (SampleWindow window = window(service, SampleCity.ABE, Look.LIGHT)) {
            window.openRoads();
            goTo(window, 2, "address");
            window.press(KeyCode.F2);
            picture(window, Look.LIGHT, "editing-text");
            window.press(KeyCode.ESCAPE);
            goTo(window, 3, "until");
            window.press(KeyCode.F2);
            window.press(KeyCode.CONTROL, KeyCode.A);
            window.type("R8.12.28");
            picture(window, Look.LIGHT, "editing-date");
            window.press(KeyCode.ESCAPE);
            goTo(window, 5, "state");
            window.press(KeyCode.ENTER);
            picture(window, Look.LIGHT, "editing-choice");
            window.press(KeyCode.ESCAPE);
            goTo(window, 7, "fee");
            window.type("-500");
            window.press(KeyCode.ENTER);
            picture(window, Look.LIGHT, "editing-override");
            window.press(KeyCode.ESCAPE);
            goTo(window, 4, "until");
            window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
            window.await(() -> !window.labelled("11:05").isEmpty());
            picture(window, Look.LIGHT, "waiting-for-owner");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Look.class,
            names = {"LIGHT", "DARK", "LARGE"})
    void namesThatTheFontLacksArePainted(Look look) {
        MemoryLedgers service = SampleCity.busy(SampleCity.SATO);
        SampleCity.deletionConflict(service, SampleCity.SATO, true);
        try (SampleWindow window = window(service, SampleCity.SATO, look)) {
            window.openRoads();
            goTo(window, 17, "name");
            window.press(KeyCode.F4);
            settleRecord(window);
            picture(window, look, "rare-names");
            window.press(KeyCode.ESCAPE);
            goTo(window, 16, "name");
            window.press(KeyCode.F2);
            picture(window, look, "rare-names-editing");
            window.press(KeyCode.ESCAPE);
            goTo(window, 17, "name");
            window.press(KeyCode.F2);
            picture(window, look, "rare-names-selector-chosen");
            window.press(KeyCode.END);
            picture(window, look, "rare-names-selector");
            window.press(KeyCode.ESCAPE);
            window.on(() -> window.workspace.openInbox());
            window.press(KeyCode.DOWN);
            picture(window, look, "conflict-deletion");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Look.class,
            names = {"LIGHT", "DARK", "CONTRAST", "LARGE", "LARGE_ENGLISH"})
    void rangesAndWhatDoesNotFitAreDrawn(Look look) {
        MemoryLedgers service = SampleCity.busy(SampleCity.SATO);
        try (SampleWindow window = window(service, SampleCity.SATO, look)) {
            window.openRoads();
            goTo(window, 3, "name");
            for (int i = 0; i < 5; i++) {
                window.press(KeyCode.SHIFT, KeyCode.DOWN);
            }
            window.press(KeyCode.SHIFT, KeyCode.RIGHT);
            picture(window, look, "range");
            goTo(window, 2, "until");
            window.on(
                    () -> {
                        ClipboardContent content = new ClipboardContent();
                        content.putString("R8.12.1\nR9.2.30\n明日\n平成33年4月1日\n");
                        Clipboard.getSystemClipboard().setContent(content);
                    });
            window.press(KeyCode.CONTROL, KeyCode.V);
            String title = window.texts.get("ledger.misfit.title", 3);
            window.await(() -> !window.labelled(title).isEmpty());
            picture(window, look, "misfits");
            window.press(KeyCode.TAB);
            window.press(KeyCode.ENTER);
            goTo(window, 7, "phone");
            window.press(KeyCode.SHIFT, KeyCode.DOWN);
            window.press(KeyCode.DELETE);
            window.await(() -> !window.labelled(window.texts.get("ledger.bulk.undo")).isEmpty());
            picture(window, look, "range-written");
        }
    }

    @Test
    void questionsAndStatesOfTheGridAreDrawn() {
        MemoryLedgers service = SampleCity.busy(SampleCity.ABE);
        try (SampleWindow window = window(service, SampleCity.ABE, Look.LIGHT)) {
            window.openRoads();
            window.on(
                    () ->
                            window.workspace
                                    .grid()
                                    .ask(
                                            window.workspace
                                                    .grid()
                                                    .questionProperty()
                                                    .get()
                                                    .with(
                                                            new Filter(
                                                                    SampleCity.field("until"),
                                                                    "≦",
                                                                    "2027-03-31"))
                                                    .sortedBy(SampleCity.field("until"), false)));
            picture(window, Look.LIGHT, "filtered");
            window.on(
                    () ->
                            window.workspace
                                    .grid()
                                    .ask(
                                            window.workspace
                                                    .grid()
                                                    .questionProperty()
                                                    .get()
                                                    .searching("見つからない名前")));
            window.await(() -> window.workspace.grid().countsProperty().get().matching() == 0);
            picture(window, Look.LIGHT, "nothing-found");
            window.on(
                    () -> {
                        window.workspace
                                .grid()
                                .ask(jp.kakehashi.ledgerui.grid.GridQuestion.EVERYTHING);
                        window.connection.linkProperty().set(Link.OFFLINE);
                    });
            picture(window, Look.LIGHT, "offline");
            goTo(window, 2, "name");
            window.press(KeyCode.CONTROL, KeyCode.DELETE);
            picture(window, Look.LIGHT, "delete");
            window.press(KeyCode.ESCAPE);
            window.press(KeyCode.CONTROL, KeyCode.E);
            picture(window, Look.LIGHT, "export");
            window.press(KeyCode.ESCAPE);
            window.press(KeyCode.CONTROL, KeyCode.N);
            window.press(KeyCode.CONTROL, KeyCode.ENTER);
            picture(window, Look.LIGHT, "new-row");
        }
    }

    @Test
    void emptyLoadingErrorAndNoAccessAreDrawn() {
        MemoryLedgers empty = SampleCity.ledgers(SampleCity.ABE, 0);
        try (SampleWindow window = window(empty, SampleCity.ABE, Look.LIGHT)) {
            window.on(() -> window.workspace.openLedger(SampleCity.ROADS));
            picture(window, Look.LIGHT, "grid-empty");
            window.on(() -> window.workspace.openInbox());
            picture(window, Look.LIGHT, "conflicts-empty");
            window.on(() -> window.workspace.startImport(null));
            picture(window, Look.LIGHT, "import-choose");
            empty.imports.all.addAll(SampleImports.past());
            window.on(() -> window.workspace.startImport(SampleCity.ROADS));
            picture(window, Look.LIGHT, "imports-past");
        }
        MemoryLedgers none = new MemoryLedgers(SampleCity.clock(), SampleCity.ABE);
        try (SampleWindow window = window(none, SampleCity.ABE, Look.LIGHT)) {
            picture(window, Look.LIGHT, "list-empty");
        }
        MemoryLedgers broken = SampleCity.ledgers(SampleCity.ABE, 3);
        broken.failWith(Problem.unavailable("problem.storage.closed"));
        try (SampleWindow window = window(broken, SampleCity.ABE, Look.LIGHT)) {
            window.on(() -> window.workspace.openLedger(SampleCity.ROADS));
            picture(window, Look.LIGHT, "grid-error");
            broken.failWith(Problem.refused("problem.ledger.closed"));
            window.on(() -> window.workspace.grid().open());
            picture(window, Look.LIGHT, "grid-no-access");
        }
        MemoryLedgers readOnly = SampleCity.busy(SampleCity.GUEST);
        try (SampleWindow window = window(readOnly, SampleCity.GUEST, Look.LIGHT)) {
            window.openRoads();
            goTo(window, 2, "name");
            window.press(KeyCode.F4);
            settleRecord(window);
            picture(window, Look.LIGHT, "read-only");
        }
    }

    private static SampleWindow window(MemoryLedgers service, Actor actor, Look look) {
        SampleWindow window = new SampleWindow(service, actor, look.width, look.height);
        window.on(() -> look.dress.accept(window));
        window.settle();
        return window;
    }

    private static void goTo(SampleWindow window, int line, String field) {
        CellPlace place = new CellPlace(SampleCity.row(line), SampleCity.field(field));
        window.on(() -> window.workspace.openCell(SampleCity.ROADS, place));
        window.await(() -> place.equals(window.workspace.grid().currentProperty().get()));
        window.settle();
    }

    private static void settleRecord(SampleWindow window) {
        window.settle();
        window.await(() -> window.scene.getRoot().lookup(".record-card") != null);
        window.settle();
    }

    private static void picture(SampleWindow window, Look look, String name) {
        window.settle();
        String file =
                look == Look.LIGHT
                        ? name
                        : name + "-" + look.name().toLowerCase(java.util.Locale.ROOT);
        window.on(() -> new WindowScreenshots(FOLDER).write(window.scene, file));
        assertTrue(Files.exists(FOLDER.resolve(file + ".png")));
        assertEquals(List.of(), ToolkitExtension.onScreen(() -> CutOff.in(window.scene)), file);
    }
}
