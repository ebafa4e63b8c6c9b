package jp.kakehashi.counterui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import jp.kakehashi.counterui.forms.FormBoard;
import jp.kakehashi.testkit.CutOff;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.PlaceName;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.connection.ConnectionModel;
import jp.kakehashi.ui.connection.Link;
import jp.kakehashi.ui.connection.StatusReport;
import jp.kakehashi.ui.connection.StatusSource;
import jp.kakehashi.ui.shell.SessionInfo;
import jp.kakehashi.ui.shell.Shell;
import jp.kakehashi.ui.shell.WindowRoot;
import jp.kakehashi.ui.theme.Appearance;
import jp.kakehashi.ui.theme.TextSize;
import jp.kakehashi.ui.theme.Theme;
import jp.kakehashi.ui.theme.WindowScreenshots;
import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.MmBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The form editor in its shell: pictures in `target/screenshots`, and work with keys alone.
@ExtendWith(ToolkitExtension.class)
class ScreenshotTest {
    private static final Path FORMS =
            Path.of(
                    System.getProperty("kakehashi.root", "../.."),
                    "resources/packs/residence_certificate/forms");

    @TempDir Path dir;

    enum Look {
        LIGHT(1366, 768, w -> {}),
        WIDE(1920, 1080, w -> {}),
        DARK(1366, 768, w -> w.appearance.themeProperty().set(Theme.DARK)),
        LARGE(1366, 768, w -> w.appearance.textSizeProperty().set(TextSize.LARGEST)),
        ENGLISH(1366, 768, w -> w.texts.languageProperty().set(Language.ENGLISH)),
        WIDEDARK(1920, 1080, w -> w.appearance.themeProperty().set(Theme.DARK));

        final int width;
        final int height;

        @SuppressWarnings("ImmutableEnumChecker")
        final Consumer<Window> dress;

        Look(int width, int height, Consumer<Window> dress) {
            this.width = width;
            this.height = height;
            this.dress = dress;
        }
    }

    static final class Window implements AutoCloseable {
        private static final Clock CLOCK =
                Clock.fixed(Instant.parse("2027-04-01T00:00:00Z"), ZoneOffset.UTC);
        Texts texts;
        Appearance appearance;
        FormsWorkspace workspace;
        Scene scene;
        private WindowRoot root;
        private Shell shell;
        private Stage stage;

        Window(int width, int height) {
            on(
                    () -> {
                        texts = new Texts(FormsWorkspace.class);
                        appearance = new Appearance();
                        ConnectionModel connection = new ConnectionModel();
                        connection.linkProperty().set(Link.ONLINE);
                        connection.freshAtProperty().set(CLOCK.instant());
                        root = new WindowRoot(texts, appearance);
                        workspace = new FormsWorkspace(root.context());
                        shell =
                                new Shell(
                                        root.context(),
                                        new SessionInfo(
                                                "0012",
                                                "情報　太郎",
                                                new PlaceName("本所", "Head Office"),
                                                new PlaceName("情報企画課", "Information Policy"),
                                                new PlaceName("本所", "Head Office"),
                                                false),
                                        connection,
                                        List.of(workspace),
                                        new NoReport(),
                                        CLOCK,
                                        () -> {});
                        root.show(shell);
                        scene = new Scene(root, width, height);
                        appearance.install(scene);
                        stage = new Stage();
                        stage.setScene(scene);
                        stage.setWidth(width);
                        stage.setHeight(height);
                        stage.show();
                    });
        }

        void on(Runnable step) {
            ToolkitExtension.doOnScreen(step);
        }

        FormBoard board() {
            return workspace.board();
        }

        void settle() {
            ToolkitExtension.awaitPulses(scene, 4);
        }

        void open(Path file) {
            on(() -> workspace.open(file));
            ToolkitExtension.awaitOnScreen(() -> !board().busyProperty().get());
            settle();
            on(() -> workspace.onShow());
            settle();
        }

        void press(KeyCode... keys) {
            on(
                    () -> {
                        Robot robot = ToolkitExtension.robot();
                        for (KeyCode key : keys) {
                            robot.keyPress(key);
                        }
                        for (int i = keys.length - 1; i >= 0; i--) {
                            robot.keyRelease(keys[i]);
                        }
                    });
            settle();
        }

        @Override
        public void close() {
            on(
                    () -> {
                        shell.close();
                        root.close();
                        stage.hide();
                    });
        }
    }

    private static final class NoReport implements StatusSource {
        @Override
        public StatusReport report() {
            return StatusReport.empty("");
        }

        @Override
        public void connectNow() {}

        @Override
        public void dismiss(String returnedId) {}
    }

    private Path copied(String name) throws IOException {
        Files.copy(FORMS.resolve(name + ".json"), dir.resolve(name + ".json"));
        return Files.copy(FORMS.resolve(name + ".pdf"), dir.resolve(name + ".pdf"));
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void everyStateIsDrawnInEveryLook(Look look) throws IOException {
        Path made = copied("residence_r8");
        Path bare = Files.copy(made, dir.resolve("residence_new.pdf"));
        try (Window window = new Window(look.width, look.height)) {
            window.on(() -> look.dress.accept(window));
            picture(window, look, "forms-empty");
            window.open(bare);
            window.on(() -> window.board().propose());
            ToolkitExtension.awaitOnScreen(() -> !window.board().busyProperty().get());
            picture(window, look, "forms-proposed");
            window.open(made);
            picture(window, look, "forms-loaded");
            window.on(() -> window.board().selectedProperty().set(2));
            picture(window, look, "forms-field");
            window.on(() -> window.board().shift(6, 4, 10, 2));
            picture(window, look, "forms-overlap");
            window.open(Files.write(dir.resolve("empty-" + look + ".pdf"), new byte[0]));
            picture(window, look, "forms-error");
        }
    }

    private static void picture(Window window, Look look, String name) {
        window.settle();
        String file = look == Look.LIGHT ? name : name + "-" + look.name().toLowerCase(Locale.ROOT);
        window.on(
                () ->
                        new WindowScreenshots(Path.of("target", "screenshots"))
                                .write(window.scene, file));
        assertEquals(List.of(), ToolkitExtension.onScreen(() -> CutOff.in(window.scene)), file);
    }

    @Test
    void aBoxIsMadeMovedNamedAndTakenBackWithKeysAlone() throws IOException {
        Path bare = Files.copy(FORMS.resolve("residence_r8.pdf"), dir.resolve("bare.pdf"));
        try (Window window = new Window(1366, 768)) {
            window.open(bare);
            window.press(KeyCode.INSERT);
            MmBox made = box(window);
            window.press(KeyCode.RIGHT);
            window.press(KeyCode.SHIFT, KeyCode.DOWN);
            assertEquals(new MmBox(made.x() + 0.5, made.y() + 5, made.w(), made.h()), box(window));
            window.press(KeyCode.ALT, KeyCode.RIGHT);
            assertEquals(made.w() + 0.5, box(window).w(), 0.01);
            window.press(KeyCode.F2);
            window.press(KeyCode.N);
            window.press(KeyCode.ESCAPE);
            window.press(KeyCode.CONTROL, KeyCode.Z);
            window.press(KeyCode.CONTROL, KeyCode.Z);
            assertEquals(made.w(), box(window).w(), 0.01);
            window.press(KeyCode.CONTROL, KeyCode.Y);
            assertEquals(made.w() + 0.5, box(window).w(), 0.01);
            window.press(KeyCode.DELETE);
            assertTrue(
                    Objects.requireNonNull(window.board().formProperty().get()).fields().isEmpty());
        }
    }

    private static MmBox box(Window window) {
        FormField field = window.board().field();
        return Objects.requireNonNull(field).box();
    }
}
