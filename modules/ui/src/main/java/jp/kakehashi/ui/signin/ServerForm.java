package jp.kakehashi.ui.signin;

import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.UiContext;

/// First start, first question: where is the server?
final class ServerForm extends VBox {
    ServerForm(UiContext ui, SignInModel model) {
        getStyleClass().add("sign-in-form");
        Controls make = ui.controls();
        TextField address = new TextField();
        address.setPromptText("https://kakehashi.example.lg.jp:8443");
        address.textProperty().bindBidirectional(model.addressProperty());
        Button next = make.primary("ui.signin.server.next", "Enter", model::meet);
        address.setOnAction(event -> model.meet());
        getChildren()
                .addAll(
                        make.title("ui.signin.server.title"),
                        make.note("ui.signin.server.note"),
                        make.field("ui.signin.server.address", address),
                        new HBox(make.spring(), next));
    }
}
