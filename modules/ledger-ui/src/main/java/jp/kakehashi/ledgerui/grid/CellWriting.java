package jp.kakehashi.ledgerui.grid;

import java.util.Objects;
import java.util.function.Consumer;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.cells.CellChecks;
import jp.kakehashi.records.CellRewrite;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowCheck;
import org.jspecify.annotations.Nullable;

/// Writes one cell of a grid: shown at once, sent in its turn, and said when it is refused.
final class CellWriting {
    private final GridViewModel model;
    private final PendingWrites writes;
    private final Consumer<RowView> put;

    CellWriting(GridViewModel model, PendingWrites writes, Consumer<RowView> put) {
        this.model = model;
        this.writes = writes;
        this.put = put;
    }

    /// As {@link GridViewModel#write}.
    @Nullable Problem write(CellPlace place, RowView seen, String typed, ChangeNote note) {
        FieldDefinition field = field(place.field());
        String value;
        try {
            value = model.desk().cells().read(field, typed);
        } catch (ProblemException e) {
            return e.problem();
        }
        if (Objects.equals(seen.values().get(field.id()), value)) {
            return null;
        }
        LedgerDefinition form = model.definitionProperty().get();
        if (form != null && note.override() == null) {
            Problem wrong = CellChecks.problem(new RowCheck(form), field, value, seen.values());
            if (wrong != null) {
                return wrong;
            }
        }
        int at = model.rows().find(place.row());
        RowView row = at < 0 ? null : model.rows().peek(at);
        writes.add(
                new PendingWrites.Write(place, seen, typed, value, note),
                written -> {
                    String before = (row == null ? seen : row).values().get(field.id());
                    model.bulk().did(new CellRewrite(place.row(), field.id(), before, value));
                    put.accept(writes.over(written));
                },
                this::refused);
        if (row != null) {
            put.accept(writes.over(row));
        }
        return null;
    }

    private FieldDefinition field(FieldId id) {
        return model.fields().stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
    }

    private void refused(PendingWrites.Write write, Problem why) {
        model.troubleProperty()
                .set(new CellTrouble(write.place(), write.seen(), write.typed(), why));
        model.refresh();
    }
}
