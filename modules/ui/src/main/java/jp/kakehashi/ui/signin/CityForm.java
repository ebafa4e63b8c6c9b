package jp.kakehashi.ui.signin;

import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.signin.SignInService.CityVisit;

/// While the person is out in their browser: what to do there, and its address for one that did not
/// open by itself.
final class CityForm extends VBox {
    CityForm(UiContext ui, SignInModel model) {
        getStyleClass().add("sign-in-form");
        Controls make = ui.controls();
        CityVisit visit = model.city().visitProperty().get();
        boolean opened = visit != null && visit.opened();
        TextField address = new TextField(visit == null ? "" : visit.address());
        address.setEditable(false);
        getChildren()
                .addAll(
                        make.title("ui.signin.city.title"),
                        make.note(opened ? "ui.signin.city.note" : "ui.signin.city.note.by_hand"),
                        make.field("ui.signin.city.address", address),
                        new HBox(
                                8,
                                make.secondary("ui.signin.city.stop", "Esc", model.city()::cancel),
                                make.spring(),
                                opened
                                        ? make.secondary(
                                                "ui.signin.city.copy",
                                                () -> copy(address.getText()))
                                        : make.primary(
                                                "ui.signin.city.copy",
                                                () -> copy(address.getText()))));
        setOnKeyPressed(
                event -> {
                    if (event.getCode() == javafx.scene.input.KeyCode.ESCAPE) {
                        model.city().cancel();
                    }
                });
    }

    private static void copy(String address) {
        ClipboardContent content = new ClipboardContent();
        content.putString(address);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
