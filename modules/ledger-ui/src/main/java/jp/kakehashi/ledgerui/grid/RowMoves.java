package jp.kakehashi.ledgerui.grid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.cells.CellChecks;
import jp.kakehashi.ledgerui.cells.RowTitle;
import jp.kakehashi.records.CellRewrite;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowCheck;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import org.jspecify.annotations.Nullable;

/// Carrying a row to another day or column where it is not shown as a table: an ordinary
/// edit of its cells in one step, that can be taken back. Screen's thread only.
public final class RowMoves {
    private final UiContext ui;
    private final GridViewModel model;
    private final UiTasks tasks;

    /// Moves rows of `model`; work is ended with `tasks`.
    public RowMoves(UiContext ui, GridViewModel model, UiTasks tasks) {
        this.ui = ui;
        this.model = model;
        this.tasks = tasks;
    }

    /// Whether this person may write those cells of a row.
    public boolean allowed(RowView row, List<FieldDefinition> fields) {
        return fields.stream()
                .allMatch(f -> model.writable(f) && !row.kept().contains(f.id()) && !row.deleted());
    }

    /// Writes the cells where they still hold what was seen; `where` says in words to what place
    /// the row goes. What does not fit or is refused is told, and nothing is written.
    public void move(
            RowView row,
            Map<FieldDefinition, @Nullable String> values,
            String where,
            Runnable then) {
        LedgerDefinition form = model.definitionProperty().get();
        if (form == null || !allowed(row, List.copyOf(values.keySet()))) {
            ui.notices().show(Tone.WARN, "ledger.shape.notYours");
            return;
        }
        List<CellRewrite> cells = new ArrayList<>();
        Map<FieldId, @Nullable String> written = new HashMap<>();
        values.forEach((field, value) -> written.put(field.id(), value));
        Problem wrong = CellChecks.problem(new RowCheck(form), written, row.values());
        if (wrong != null) {
            ui.dialogs().problem(wrong);
            return;
        }
        for (Map.Entry<FieldDefinition, @Nullable String> cell : values.entrySet()) {
            FieldId id = cell.getKey().id();
            cells.add(new CellRewrite(row.row(), id, row.values().get(id), cell.getValue()));
        }
        String title = RowTitle.of(form, row);
        tasks.run(() -> model.desk().service().rewrite(model.ledger(), cells, ChangeNote.NONE))
                .onSuccess(done -> moved(done, cells.size(), title, where))
                .onProblem(ui.dialogs()::problem)
                .onFinished(then);
    }

    private void moved(List<CellRewrite> done, int asked, String title, String where) {
        if (done.size() < asked) {
            ui.notices().show(Tone.WARN, "ledger.bulk.left", asked - done.size());
        }
        if (!done.isEmpty()) {
            model.bulk().did(done);
            ui.notices()
                    .showWithAction(
                            Tone.OK,
                            "ledger.bulk.undo",
                            () -> model.bulk().undoOnly(model.definitionProperty().get(), done),
                            "ledger.shape.moved",
                            title,
                            where);
            model.refresh();
        }
    }

    /// Takes the newest edit of this ledger back.
    public void undo() {
        model.bulk().undo(model.definitionProperty().get());
    }

    /// Does it again.
    public void redo() {
        model.bulk().redo(model.definitionProperty().get());
    }
}
