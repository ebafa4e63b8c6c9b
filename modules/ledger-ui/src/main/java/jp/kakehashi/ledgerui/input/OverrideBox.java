package jp.kakehashi.ledgerui.input;

import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.names.Wrapping;

/// Offers to keep a value that a check does not like, with a reason: no check blocks a clerk.
/// Screen's thread only.
public final class OverrideBox extends VBox {
    private final TextField reason = new TextField();
    private final Consumer<String> keep;

    /// `keep` is called with the reason.
    public OverrideBox(Controls controls, LedgerDesk desk, Consumer<String> keep) {
        super(8);
        this.keep = keep;
        Label hint = new Label(desk.texts().get("ledger.override.hint"));
        Wrapping.of(hint);
        hint.getStyleClass().addAll("t-xs", "ink-2");
        reason.getStyleClass().add("override-reason");
        reason.promptTextProperty().bind(desk.texts().bind("ledger.override.reason"));
        reason.accessibleTextProperty().bind(desk.texts().bind("ledger.override.reason"));
        reason.setOnAction(event -> fire());
        Button go = controls.secondary("ledger.override.keep", this::fire);
        go.setGraphic(controls.key("Ctrl Enter"));
        go.setContentDisplay(ContentDisplay.RIGHT);
        go.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> reason.getText().isBlank(), reason.textProperty()));
        getChildren().addAll(hint, reason, go);
    }

    /// Ctrl+Enter: first into the reason, then keeps the value.
    public void advance() {
        if (reason.isFocused()) {
            fire();
        } else {
            reason.requestFocus();
        }
    }

    /// Keeps the value when a reason is given.
    public void fire() {
        if (!reason.getText().isBlank()) {
            keep.accept(reason.getText().strip());
        }
    }

    /// Whether the caret is in the reason.
    public boolean writing() {
        return reason.isFocused();
    }
}
