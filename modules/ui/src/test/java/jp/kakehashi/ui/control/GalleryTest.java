package jp.kakehashi.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.shell.WindowRoot;
import jp.kakehashi.ui.theme.Appearance;
import jp.kakehashi.ui.theme.Theme;
import jp.kakehashi.ui.theme.WindowScreenshots;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(ToolkitExtension.class)
class GalleryTest {
    private final WindowScreenshots screenshots =
            new WindowScreenshots(Path.of("target", "screenshots"));

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyPieceCanBeDrawnInEveryTheme(Theme theme) {
        Path file =
                ToolkitExtension.onScreen(
                        () -> {
                            Appearance appearance = new Appearance();
                            appearance.themeProperty().set(theme);
                            try (WindowRoot root = new WindowRoot(new Texts(), appearance)) {
                                root.show(gallery(root.context()));
                                root.context().notices().show(Tone.OK, "problem.fault", "A3F-9KQ");
                                Scene scene = new Scene(root, 1100, 760);
                                appearance.install(scene);
                                return screenshots.write(scene, "gallery-" + theme.fileName());
                            }
                        });
        assertTrue(Files.exists(file));
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aListThatDropsDownFillsItsWindowToTheEdge(Theme theme) {
        ToolkitExtension.doOnScreen(
                () -> {
                    Appearance appearance = new Appearance();
                    appearance.themeProperty().set(theme);
                    ComboBox<String> box = new ComboBox<>();
                    box.getItems().addAll("有効", "取消");
                    Scene scene = new Scene(new StackPane(box), 300, 200);
                    appearance.install(scene);
                    Stage stage = new Stage();
                    stage.setScene(scene);
                    stage.show();
                    box.show();
                    Region list =
                            (Region) ((ComboBoxListViewSkin<?>) box.getSkin()).getPopupContent();
                    list.applyCss();
                    assertNull(list.getEffect());
                    assertEquals(
                            CornerRadii.EMPTY,
                            list.getBackground().getFills().getFirst().getRadii());
                    box.hide();
                    stage.hide();
                });
    }

    private static VBox gallery(UiContext ui) {
        Controls make = ui.controls();
        HBox chips =
                new HBox(
                        8,
                        new Chip("有効", Tone.OK, Icon.SUCCESS),
                        new Chip("更新待ち", Tone.WARN, Icon.ALERT),
                        new Chip("取消", Tone.BAD, Icon.STOP),
                        new Chip("未送信", Tone.ACCENT),
                        new Chip("令和8年度", Tone.NEUTRAL));
        HBox buttons =
                new HBox(
                        8,
                        make.primary("ui.dialog.understood", "Ctrl N", () -> {}),
                        make.secondary("ui.dialog.cancel", "F8", () -> {}),
                        make.danger("ui.dialog.cancel", () -> {}),
                        make.quiet("ui.dialog.cancel", () -> {}),
                        make.iconButton(Icon.CLOSE, "ui.drawer.close", () -> {}));
        Problem problem = Problem.unavailable("problem.sync.offline");
        return new VBox(
                12,
                make.bar(
                        make.title("ui.settings.title"),
                        chips,
                        make.spring(),
                        make.search("ui.drawer.close")),
                buttons,
                make.field("ui.drawer.close", new TextField("東海林 弘")),
                make.panel(make.section("ui.progress.cancel"), make.note("problem.fault", "X")),
                new ProblemView(ui.texts(), problem),
                make.emptyState(Icon.LEDGER, "ui.dialog.cancel", "problem.kind.damaged.do"));
    }
}
