package jp.kakehashi.ledgerui.input;

import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.FieldDefinition;
import org.jspecify.annotations.Nullable;

/// Picks what a field is written in, over a cell of the grid or in a form.
public final class FieldInputs {
    private final LedgerDesk desk;

    /// Inputs that speak as `desk` does.
    public FieldInputs(LedgerDesk desk) {
        this.desk = desk;
    }

    /// For a cell of the grid, holding `value`; `rowHeight` is that of the grid.
    public FieldInput overCell(FieldDefinition field, @Nullable String value, double rowHeight) {
        FieldInput input =
                switch (field.type()) {
                    case CHOICE -> new ChoiceInput(desk, field, rowHeight);
                    case CHECK -> new CheckInput(desk, field);
                    case LINK -> new LinkInput(desk, field);
                    default -> new TextInput(desk, field, true);
                };
        return holding(input, field, value);
    }

    /// For a form, holding `value`.
    public FieldInput inForm(FieldDefinition field, @Nullable String value) {
        FieldInput input =
                switch (field.type()) {
                    case CHOICE -> new ChoiceBoxInput(desk, field);
                    case CHECK -> new CheckInput(desk, field);
                    case LINK -> new LinkInput(desk, field);
                    default -> new TextInput(desk, field, false);
                };
        return holding(input, field, value);
    }

    private FieldInput holding(FieldInput input, FieldDefinition field, @Nullable String value) {
        input.text(
                switch (field.type()) {
                    case CHOICE, CHECK -> value == null ? "" : value;
                    default -> desk.cells().forEditing(field, value);
                });
        return input;
    }
}
