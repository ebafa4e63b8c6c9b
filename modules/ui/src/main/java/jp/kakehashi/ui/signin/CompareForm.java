package jp.kakehashi.ui.signin;

import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.signin.SignInService.AuthorityOffer;

/// First start, second question: is this the fingerprint that was handed out on paper? No button
/// is the default, so that nobody agrees by pressing Enter.
final class CompareForm extends VBox {
    private static final int GROUP = 4;
    private static final int PER_LINE = 4;

    CompareForm(UiContext ui, SignInModel model) {
        getStyleClass().add("sign-in-form");
        Controls make = ui.controls();
        AuthorityOffer offer = model.offerProperty().get();
        String fingerprint = offer == null ? "" : offer.fingerprint();
        Label address = new Label(offer == null ? "" : offer.address());
        address.getStyleClass().addAll("strong");
        GridPane figures = figures(fingerprint);
        figures.accessibleTextProperty().bind(ui.texts().bind("ui.signin.compare.fingerprint"));
        getChildren()
                .addAll(
                        make.title("ui.signin.compare.title"),
                        make.note("ui.signin.compare.note"),
                        address,
                        figures,
                        new HBox(
                                8,
                                make.danger("ui.signin.compare.other", model::distrust),
                                make.spring(),
                                make.primary("ui.signin.compare.same", model::trust)));
    }

    private static GridPane figures(String fingerprint) {
        String plain = fingerprint.replaceAll("[^0-9A-Fa-f]", "").toUpperCase(Locale.ROOT);
        GridPane grid = new GridPane();
        grid.getStyleClass().addAll("panel", "fingerprint");
        for (int i = 0; i * GROUP < plain.length(); i++) {
            int end = Math.min(plain.length(), (i + 1) * GROUP);
            Label group = new Label(plain.substring(i * GROUP, end));
            group.getStyleClass().addAll("figures", "t-xl");
            grid.add(group, i % PER_LINE, i / PER_LINE);
        }
        return grid;
    }
}
