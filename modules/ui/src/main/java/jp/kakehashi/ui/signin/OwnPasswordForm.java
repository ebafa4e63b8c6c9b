package jp.kakehashi.ui.signin;

import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.kernel.PasswordLength;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.UiContext;

/// Whoever signed in with a one-time code chooses a password of their own, twice.
final class OwnPasswordForm extends VBox {
    OwnPasswordForm(UiContext ui, SignInModel model) {
        getStyleClass().add("sign-in-form");
        Controls make = ui.controls();
        PasswordField own = new PasswordField();
        PasswordField again = new PasswordField();
        own.setOnAction(event -> again.requestFocus());
        Runnable go = () -> model.setOwnPassword(own.getText(), again.getText());
        again.setOnAction(event -> go.run());
        getChildren()
                .addAll(
                        make.title("ui.signin.own.title"),
                        make.note("ui.signin.own.note"),
                        make.field("ui.signin.first.password", own, PasswordLength.LEAST),
                        make.field("ui.signin.first.password.again", again),
                        new HBox(
                                8,
                                make.secondary("ui.signin.first.back", model::backToSignIn),
                                make.spring(),
                                make.primary("ui.signin.own.go", "Enter", go)));
    }
}
