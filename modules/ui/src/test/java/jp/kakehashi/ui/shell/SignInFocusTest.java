package jp.kakehashi.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.signin.SignInModel;
import jp.kakehashi.ui.signin.SignInService.LastHere;
import jp.kakehashi.ui.signin.SignInView;
import jp.kakehashi.ui.theme.Appearance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Where the next key goes after an answer came: never to a link that it would press.
@ExtendWith(ToolkitExtension.class)
class SignInFocusTest {
    private Texts texts;
    private SignInModel model;
    private SignInView view;
    private WindowRoot root;
    private Scene scene;
    private Stage stage;

    @BeforeEach
    void open() {
        ToolkitExtension.doOnScreen(
                () -> {
                    texts = new Texts(Samples.class);
                    Appearance appearance = new Appearance();
                    root = new WindowRoot(texts, appearance);
                    model =
                            new SignInModel(
                                    Samples.signIn(false, true),
                                    root.context().tasks(),
                                    session -> {});
                    view = new SignInView(root.context(), model);
                    root.show(view);
                    scene = new Scene(root, 980, 700);
                    appearance.install(scene);
                    stage = new Stage();
                    stage.setScene(scene);
                    stage.show();
                });
        ToolkitExtension.awaitPulses(scene, 2);
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
    void whoeverWroteAWrongAddressIsStillInItsField() {
        Node address = ToolkitExtension.onScreen(() -> view.lookup(".text-field"));
        ToolkitExtension.doOnScreen(address::requestFocus);
        ToolkitExtension.doOnScreen(() -> model.busyProperty().set(true));
        ToolkitExtension.awaitOnScreen(() -> scene.getFocusOwner() != address);
        ToolkitExtension.doOnScreen(() -> model.busyProperty().set(false));
        assertEquals(address, ToolkitExtension.onScreen(() -> scene.getFocusOwner()));
    }

    @Test
    void theFormThatComesNextHasTheFocus() {
        ToolkitExtension.doOnScreen(
                () -> {
                    model.busyProperty().set(true);
                    model.stepProperty().set(SignInModel.Step.SIGN_IN);
                    model.busyProperty().set(false);
                });
        ToolkitExtension.awaitOnScreen(() -> scene.getFocusOwner() instanceof TextField);
    }

    @Test
    void theWorldThatArrowKeysChooseIsTheOneThatIsEntered() {
        ToolkitExtension.doOnScreen(() -> model.stepProperty().set(SignInModel.Step.SIGN_IN));
        ToolkitExtension.awaitPulses(scene, 2);
        ToolkitExtension.doOnScreen(() -> view.lookup(".choice-card.real").requestFocus());
        press(KeyCode.RIGHT);
        ToolkitExtension.awaitOnScreen(() -> model.trainingProperty().get());
        press(KeyCode.LEFT);
        ToolkitExtension.awaitOnScreen(() -> !model.trainingProperty().get());
    }

    private static void press(KeyCode key) {
        ToolkitExtension.doOnScreen(
                () -> {
                    Robot robot = ToolkitExtension.robot();
                    robot.keyPress(key);
                    robot.keyRelease(key);
                });
    }

    @Test
    void aProblemOnTheScreenIsSaidInTheLanguageChosenAfterIt() {
        ToolkitExtension.doOnScreen(
                () -> model.problemProperty().set(Problem.invalid("problem.signin.empty")));
        assertFalse(said(texts.get("problem.signin.empty")).isEmpty());
        ToolkitExtension.doOnScreen(() -> texts.languageProperty().set(Language.ENGLISH));
        assertTrue(said("Enter both").startsWith("Enter both"));
    }

    @Test
    void whatIsAwaitedIsSaid() {
        String words = texts.get("ui.signin.busy");
        Node line = ToolkitExtension.onScreen(() -> labelled(words).getParent());
        assertFalse(ToolkitExtension.onScreen(line::isVisible));
        ToolkitExtension.doOnScreen(() -> model.busyProperty().set(true));
        assertTrue(ToolkitExtension.onScreen(line::isVisible));
        assertFalse(ToolkitExtension.onScreen(line::isDisabled));
    }

    @Test
    void whoWasHereLastReadsUntilWhenAndWhatWaits() {
        ToolkitExtension.doOnScreen(
                () -> {
                    LastHere last = new LastHere("10231", Samples.NOW, 3);
                    model =
                            new SignInModel(
                                    Samples.signIn(true, () -> false, last),
                                    root.context().tasks(),
                                    session -> {});
                    view = new SignInView(root.context(), model);
                    root.show(view);
                });
        ToolkitExtension.awaitOnScreen(
                () -> model.reachProperty().get() == SignInModel.Reach.NOT_REACHABLE);
        ToolkitExtension.awaitOnScreen(() -> scene.getFocusOwner() instanceof PasswordField);
        ToolkitExtension.doOnScreen(
                () -> {
                    Label until = labelled("いまはつながっていません");
                    assertTrue(until.getText().contains("2026年11月21日 11:06"), until.getText());
                    Label unsent = labelled("職員番号 10231 の入力が 3 件");
                    assertTrue(unsent.getParent().isVisible());
                    model.trainingProperty().set(true);
                    assertFalse(unsent.getParent().isVisible());
                });
    }

    private Label labelled(String beginning) {
        return view.lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(Label.class::cast)
                .filter(each -> each.getText() != null && each.getText().startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    private String said(String beginning) {
        return ToolkitExtension.onScreen(
                () ->
                        view.lookupAll(".label").stream()
                                .filter(Label.class::isInstance)
                                .map(each -> ((Label) each).getText())
                                .filter(text -> text != null && text.startsWith(beginning))
                                .findFirst()
                                .orElse(""));
    }
}
