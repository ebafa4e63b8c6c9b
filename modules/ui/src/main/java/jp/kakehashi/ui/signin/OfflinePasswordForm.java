package jp.kakehashi.ui.signin;

import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.kernel.PasswordLength;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.UiContext;

/// Whoever came by the city's provider may choose a password for working on this PC without a
/// connection, or leave it.
final class OfflinePasswordForm extends VBox {
    OfflinePasswordForm(UiContext ui, SignInModel model) {
        getStyleClass().add("sign-in-form");
        Controls make = ui.controls();
        PasswordField own = new PasswordField();
        PasswordField again = new PasswordField();
        own.setOnAction(event -> again.requestFocus());
        Runnable go = () -> model.city().choose(own.getText(), again.getText());
        again.setOnAction(event -> go.run());
        getChildren()
                .addAll(
                        make.title("ui.signin.offline_password.title"),
                        make.note("ui.signin.offline_password.note"),
                        make.field("ui.signin.offline_password.field", own, PasswordLength.LEAST),
                        make.field("ui.signin.first.password.again", again),
                        new HBox(
                                8,
                                make.secondary(
                                        "ui.signin.offline_password.skip", model.city()::skip),
                                make.spring(),
                                make.primary("ui.signin.offline_password.go", "Enter", go)));
    }
}
