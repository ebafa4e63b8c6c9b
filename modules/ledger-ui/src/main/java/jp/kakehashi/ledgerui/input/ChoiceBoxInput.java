package jp.kakehashi.ledgerui.input;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.util.StringConverter;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.FieldDefinition;
import org.jspecify.annotations.Nullable;

/// The choices of a field in a form: closed, one line; opens with Alt+Down.
final class ChoiceBoxInput implements FieldInput {
    private final ComboBox<String> box = new ComboBox<>();

    ChoiceBoxInput(LedgerDesk desk, FieldDefinition field) {
        box.getItems().add("");
        field.offered().forEach(c -> box.getItems().add(c.code()));
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText(field.label().in(desk.language()));
        CellText cells = desk.cells();
        String none = desk.texts().get("ledger.editor.noChoice");
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable String code) {
                        return code == null || code.isEmpty() ? none : cells.show(field, code);
                    }

                    @Override
                    public String fromString(String text) {
                        return text;
                    }
                });
        box.setValue("");
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
        return box.getValue() == null ? "" : box.getValue();
    }

    @Override
    public void text(String text) {
        if (!box.getItems().contains(text)) {
            // Not offered any more; where it stands it stays.
            box.getItems().add(text);
        }
        box.setValue(text);
    }

    @Override
    public void onEdit(Runnable action) {
        box.valueProperty().addListener((source, was, now) -> action.run());
    }

    @Override
    public void focus(boolean selectAll) {
        box.requestFocus();
    }
}
