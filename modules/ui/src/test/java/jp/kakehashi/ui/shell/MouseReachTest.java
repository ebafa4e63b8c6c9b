package jp.kakehashi.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.testkit.OutOfReach;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.signin.SignInModel;
import jp.kakehashi.ui.signin.SignInModel.Step;
import jp.kakehashi.ui.signin.SignInView;
import jp.kakehashi.ui.theme.Appearance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The mouse reaches everything that is drawn: nothing that is empty or transparent takes it.
@ExtendWith(ToolkitExtension.class)
class MouseReachTest {
    private WindowRoot root;
    private Scene scene;
    private Stage stage;

    @BeforeEach
    void open() {
        ToolkitExtension.doOnScreen(
                () -> {
                    Appearance appearance = new Appearance();
                    root = new WindowRoot(new Texts(Samples.class), appearance);
                    scene = new Scene(root, 1366, 768);
                    appearance.install(scene);
                    stage = new Stage();
                    stage.setScene(scene);
                    stage.show();
                });
    }

    @AfterEach
    void close() {
        ToolkitExtension.doOnScreen(
                () -> {
                    root.close();
                    stage.hide();
                });
    }

    @Test
    void aProblemThatIsOverLeavesNothingOverWhatComesNext() {
        SignInModel model =
                ToolkitExtension.onScreen(
                        () -> {
                            var ui = root.context();
                            SignInModel made =
                                    new SignInModel(
                                            Samples.signIn(true, true), ui.tasks(), session -> {});
                            root.show(new SignInView(ui, made));
                            return made;
                        });
        for (Step before : Step.values()) {
            for (Step after : Step.values()) {
                ToolkitExtension.doOnScreen(
                        () -> {
                            model.stepProperty().set(before);
                            model.problemProperty().set(Problem.unavailable("problem.line.down"));
                            draw();
                            model.problemProperty().set(null);
                            model.stepProperty().set(after);
                            draw();
                            assertEquals(
                                    List.of(), OutOfReach.in(scene), before + " before " + after);
                        });
            }
        }
    }

    @Test
    void layersOverTheScreenLetTheMouseThroughWhereNothingIsDrawn() {
        ToolkitExtension.doOnScreen(
                () -> {
                    StackPane screen = new StackPane();
                    root.show(screen);
                    draw();
                    assertEverywhere(screen, 768);
                    root.context().notices().show(Tone.WARN, "problem.line.down");
                    draw();
                    Node notice = root.lookup(".notice");
                    assertEverywhere(
                            screen, notice.localToScene(notice.getLayoutBounds()).getMinY() - 40);
                    root.context().dialogs().show(new Button("?"), () -> {});
                    draw();
                    root.context().dialogs().close();
                    draw();
                    assertEverywhere(
                            screen, notice.localToScene(notice.getLayoutBounds()).getMinY() - 40);
                });
    }

    private void assertEverywhere(Node screen, double down) {
        for (double x = 1; x < 1366; x += 35) {
            for (double y = 1; y < down; y += 35) {
                assertSame(screen, OutOfReach.at(scene, x, y), x + "," + y);
            }
        }
    }

    private void draw() {
        root.applyCss();
        root.layout();
    }
}
