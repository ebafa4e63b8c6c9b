package jp.kakehashi.ledgerui.input;

import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.FieldDefinition;

/// Yes or no.
final class CheckInput implements FieldInput {
    private final CheckBox box = new CheckBox();

    CheckInput(LedgerDesk desk, FieldDefinition field) {
        box.setText(desk.texts().get("ledger.check.on"));
        box.setAccessibleText(field.label().in(desk.language()));
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public Control control() {
        return box;
    }

    @Override
    public String text() {
        return Boolean.toString(box.isSelected());
    }

    @Override
    public void text(String text) {
        box.setSelected(text.equals("true"));
    }

    @Override
    public void onEdit(Runnable action) {
        box.selectedProperty().addListener((source, was, now) -> action.run());
    }

    @Override
    public void focus(boolean selectAll) {
        box.requestFocus();
    }
}
