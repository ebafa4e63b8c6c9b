package jp.kakehashi.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Scene;
import jp.kakehashi.testkit.CutOff;
import jp.kakehashi.testkit.OutOfReach;
import jp.kakehashi.testkit.QueueExecutor;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.connection.ConnectionModel;
import jp.kakehashi.ui.connection.Link;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.signin.SignInModel;
import jp.kakehashi.ui.signin.SignInModel.Step;
import jp.kakehashi.ui.signin.SignInService;
import jp.kakehashi.ui.signin.SignInService.LastHere;
import jp.kakehashi.ui.signin.SignInView;
import jp.kakehashi.ui.theme.Appearance;
import jp.kakehashi.ui.theme.TextSize;
import jp.kakehashi.ui.theme.Theme;
import jp.kakehashi.ui.theme.WindowScreenshots;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(ToolkitExtension.class)
class ScreenshotsTest {
    private final WindowScreenshots screenshots =
            new WindowScreenshots(Path.of("target", "screenshots"));

    record Look(
            String name,
            int width,
            int height,
            Theme theme,
            TextSize size,
            Language language,
            boolean training) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Look> looks() {
        List<Look> looks = new ArrayList<>();
        for (Theme theme : Theme.values()) {
            looks.add(look(theme.fileName(), 1366, 768, theme, TextSize.NORMAL, false));
            looks.add(
                    look(theme.fileName() + "-training", 1366, 768, theme, TextSize.NORMAL, true));
        }
        looks.add(look("large", 1366, 768, Theme.LIGHT, TextSize.LARGE, false));
        looks.add(look("largest", 1366, 768, Theme.LIGHT, TextSize.LARGEST, false));
        looks.add(look("wide", 1920, 1080, Theme.LIGHT, TextSize.NORMAL, false));
        looks.add(
                new Look(
                        "english",
                        1366,
                        768,
                        Theme.LIGHT,
                        TextSize.NORMAL,
                        Language.ENGLISH,
                        false));
        looks.add(
                new Look(
                        "english-largest",
                        1366,
                        768,
                        Theme.DARK,
                        TextSize.LARGEST,
                        Language.ENGLISH,
                        true));
        return looks;
    }

    private static Look look(
            String name, int width, int height, Theme theme, TextSize size, boolean training) {
        return new Look(name, width, height, theme, size, Language.JAPANESE, training);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void everyScreenIsDrawnInEveryLook(Look look) {
        List<Path> files =
                ToolkitExtension.onScreen(
                        () -> {
                            List<Path> written = new ArrayList<>();
                            written.add(signIn(look, "sign-in", true, model -> {}));
                            written.add(
                                    signIn(
                                            look,
                                            "sign-in-problem",
                                            true,
                                            model -> {
                                                model.staffNumberProperty().set("10231");
                                                model.signIn("ちがう".toCharArray());
                                            }));
                            written.add(
                                    signIn(
                                            look,
                                            "sign-in-offline-again",
                                            Samples.signIn(
                                                    true,
                                                    () -> false,
                                                    new LastHere(
                                                            "10231",
                                                            Samples.NOW.plus(Duration.ofDays(9)),
                                                            3)),
                                            model -> {}));
                            written.addAll(byTheCity(look));
                            written.add(signIn(look, "first-start", false, model -> {}));
                            written.add(
                                    signIn(
                                            look,
                                            "first-start-compare",
                                            false,
                                            model -> {
                                                model.addressProperty()
                                                        .set("https://kakehashi.example:8443");
                                                model.meet();
                                            }));
                            written.add(
                                    signIn(
                                            look,
                                            "first-administrator",
                                            true,
                                            SignInModel::startFirstAdministrator));
                            written.add(shell(look, "shell", shell -> {}));
                            written.add(
                                    shell(look, "status", shell -> shell.show(shell.statusPage())));
                            written.add(shell(look, "settings", Shell::openSettings));
                            written.add(shell(look, "keys", Shell::openHelp));
                            return written;
                        });
        files.forEach(file -> assertTrue(Files.exists(file)));
    }

    private List<Path> byTheCity(Look look) {
        LastHere here = new LastHere("10231", null, 0);
        SignInService way = Samples.signIn(true, () -> true, here);
        return List.of(
                signIn(look, "sign-in-city", way, model -> {}),
                signIn(look, "sign-in-city-out", way, m -> m.stepProperty().set(Step.CITY)),
                signIn(
                        look,
                        "sign-in-city-offline",
                        way,
                        m -> m.stepProperty().set(Step.OFFLINE_PASSWORD)));
    }

    private Path signIn(Look look, String name, boolean known, Consumer<SignInModel> step) {
        return signIn(look, name, Samples.signIn(known, !name.contains("problem")), step);
    }

    private Path signIn(Look look, String name, SignInService service, Consumer<SignInModel> step) {
        return draw(
                look,
                name,
                root -> {
                    UiContext ui = root.context();
                    SignInModel model = new SignInModel(service, ui.tasks(), session -> {});
                    SignInView view = new SignInView(ui, model);
                    model.trainingProperty().set(look.training());
                    root.show(view);
                    step.accept(model);
                });
    }

    private Path shell(Look look, String name, Consumer<Shell> step) {
        return draw(
                look,
                name,
                root -> {
                    ConnectionModel connection = new ConnectionModel();
                    connection
                            .linkProperty()
                            .set(name.equals("status") ? Link.OFFLINE : Link.ONLINE);
                    connection.unsentProperty().set(name.equals("status") ? 3 : 0);
                    connection.returnedProperty().set(name.equals("status") ? 1 : 0);
                    connection.freshAtProperty().set(Samples.NOW.minusSeconds(8));
                    if (name.equals("status")) {
                        connection
                                .offlineUntilProperty()
                                .set(Samples.NOW.plus(Duration.ofDays(14)));
                    }
                    Shell shell =
                            new Shell(
                                    root.context(),
                                    Samples.session(look.training()),
                                    connection,
                                    Samples.workspaces(root.context()),
                                    Samples.status(),
                                    Samples.CLOCK,
                                    () -> {});
                    root.show(shell);
                    shell.show(shell.current());
                    step.accept(shell);
                });
    }

    private Path draw(Look look, String name, Consumer<WindowRoot> build) {
        Appearance appearance = new Appearance();
        appearance.themeProperty().set(look.theme());
        appearance.textSizeProperty().set(look.size());
        Texts texts = new Texts(Samples.class);
        texts.languageProperty().set(look.language());
        QueueExecutor screen = new QueueExecutor();
        try (WindowRoot root =
                new WindowRoot(
                        texts,
                        appearance,
                        display -> new UiTasks(Runnable::run, screen, display))) {
            Scene scene = new Scene(root, look.width(), look.height());
            appearance.install(scene);
            build.accept(root);
            screen.runAll();
            // The first layout tells the bars how wide they are, the second heeds it.
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            Path file = screenshots.write(scene, name + "-" + look.name());
            assertEquals(List.of(), CutOff.in(scene), file.toString());
            assertEquals(List.of(), OutOfReach.in(scene), file.toString());
            return file;
        }
    }
}
