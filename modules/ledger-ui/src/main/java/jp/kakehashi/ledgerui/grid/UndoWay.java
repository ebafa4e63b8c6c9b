package jp.kakehashi.ledgerui.grid;

import javafx.beans.property.ReadOnlyBooleanProperty;
import jp.kakehashi.records.LedgerDefinition;
import org.jspecify.annotations.Nullable;

/// Taking back what this person did in the open ledger and doing it again, for whatever shows its
/// rows: one stack, and only once what is on its way is written. Screen's thread only.
public final class UndoWay {
    private final GridViewModel model;

    /// The way of the ledger of `model`.
    public UndoWay(GridViewModel model) {
        this.model = model;
    }

    /// Takes the newest thing back.
    public void undo() {
        model.whenWritten(() -> model.bulk().undo(form()));
    }

    /// Does again what was taken back last.
    public void redo() {
        model.whenWritten(() -> model.bulk().redo(form()));
    }

    /// Whether there is something to take back.
    public ReadOnlyBooleanProperty undoableProperty() {
        return model.bulk().undoableProperty();
    }

    /// Whether something was taken back.
    public ReadOnlyBooleanProperty redoableProperty() {
        return model.bulk().redoableProperty();
    }

    private @Nullable LedgerDefinition form() {
        return model.definitionProperty().get();
    }
}
