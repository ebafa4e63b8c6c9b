package jp.kakehashi.ui.signin;

import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import jp.kakehashi.kernel.PasswordLength;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.InWords;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.signin.SignInService.FirstAdministrator;
import jp.kakehashi.ui.signin.SignInService.Place;

/// The server's very first user: the one-time code from its first start, and who it is.
final class FirstAdministratorForm extends VBox {
    FirstAdministratorForm(UiContext ui, SignInModel model) {
        getStyleClass().add("sign-in-form");
        Controls make = ui.controls();
        TextField code = new TextField();
        code.getStyleClass().add("figures");
        TextField staff = new TextField();
        TextField name = new TextField();
        ComboBox<Place> office = places(ui, model.offices());
        ComboBox<Place> section = places(ui, model.sections());
        PasswordField password = new PasswordField();
        PasswordField again = new PasswordField();
        Runnable create =
                () ->
                        model.createFirstAdministrator(
                                new FirstAdministrator(
                                        code.getText().strip(),
                                        staff.getText().strip(),
                                        name.getText().strip(),
                                        code(office),
                                        code(section),
                                        password.getText()),
                                again.getText());
        getChildren()
                .addAll(
                        make.title("ui.signin.first.title"),
                        make.note("ui.signin.first.note"),
                        make.field("ui.signin.first.code", code),
                        pair(
                                make.field("ui.signin.staff", staff),
                                make.field("ui.signin.first.name", name)),
                        pair(
                                make.field("ui.signin.first.office", office),
                                make.field("ui.signin.first.section", section)),
                        make.field("ui.signin.first.password", password, PasswordLength.LEAST),
                        make.field("ui.signin.first.password.again", again),
                        new HBox(
                                8,
                                make.secondary("ui.signin.first.back", model::backToSignIn),
                                make.spring(),
                                make.primary("ui.signin.first.go", "Enter", create)));
    }

    private static ComboBox<Place> places(UiContext ui, List<Place> places) {
        ComboBox<Place> box = new ComboBox<>();
        box.getItems().setAll(places);
        box.setMaxWidth(Double.MAX_VALUE);
        box.converterProperty()
                .bind(ui.texts().languageProperty().map(FirstAdministratorForm::names));
        return box;
    }

    private static StringConverter<Place> names(Language language) {
        return new InWords<>(place -> place.name().in(language));
    }

    private static String code(ComboBox<Place> box) {
        Place chosen = box.getValue();
        return chosen == null ? "" : chosen.code();
    }

    private static HBox pair(VBox one, VBox other) {
        HBox.setHgrow(one, Priority.ALWAYS);
        HBox.setHgrow(other, Priority.ALWAYS);
        // Halves, so that what stands below each other has the same edges.
        one.setPrefWidth(1);
        other.setPrefWidth(1);
        return new HBox(12, one, other);
    }
}
