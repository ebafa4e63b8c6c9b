package jp.kakehashi.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.signin.SignInModel;
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
    void aProblemOnTheScreenIsSaidInTheLanguageChosenAfterIt() {
        ToolkitExtension.doOnScreen(
                () -> model.problemProperty().set(Problem.invalid("problem.signin.empty")));
        assertFalse(said(texts.get("problem.signin.empty")).isEmpty());
        ToolkitExtension.doOnScreen(() -> texts.languageProperty().set(Language.ENGLISH));
        assertTrue(said("Enter both").startsWith("Enter both"));
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
