package jp.kakehashi.ledgerui.record;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.ConflictView;
import jp.kakehashi.ledger.LedgerService.HistoryEntry;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.UiTasks;
import org.jspecify.annotations.Nullable;

/// The panel beside the grid: one row as a card, or the history of one of its cells. Asking for a
/// row logs a viewing, so it is asked for once; later states come from the grid. Screen's thread.
public final class RecordViewModel {
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final LedgerId ledger;
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(Shown.NOTHING);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<Face> face = new SimpleObjectProperty<>(Face.CLOSED);
    private @Nullable UUID row;
    private @Nullable FieldId field;
    private int generation;

    /// What the panel shows.
    public enum Face {
        CLOSED,
        CARD,
        HISTORY,
        NEW_ROW
    }

    /// A row with its history and open conflicts; `field` is the cell the history is about.
    public record Shown(
            @Nullable RowView row,
            @Nullable FieldId field,
            List<Moment> moments,
            List<ConflictView> conflicts) {
        static final Shown NOTHING = new Shown(null, null, List.of(), List.of());
    }

    /// A closed panel of `ledger`.
    public RecordViewModel(LedgerDesk desk, UiTasks tasks, LedgerId ledger) {
        this.desk = desk;
        this.tasks = tasks;
        this.ledger = ledger;
    }

    /// What the panel shows; open it with {@link #show}, close it here.
    public ObjectProperty<Face> faceProperty() {
        return face;
    }

    /// The loaded row.
    public ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Why it could not be loaded.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// The row on show.
    public @Nullable UUID row() {
        return row;
    }

    /// Opens the panel on a row, and a cell of it for its history.
    public void show(Face wanted, UUID wantedRow, @Nullable FieldId wantedField) {
        FieldId about = wanted == Face.HISTORY ? wantedField : null;
        boolean same =
                wanted == face.get() && wantedRow.equals(row) && Objects.equals(about, field);
        face.set(wanted);
        if (!same) {
            if (!wantedRow.equals(row)) {
                shown.set(Shown.NOTHING);
            }
            row = wantedRow;
            field = about;
            load(wantedRow, about, null);
        }
    }

    /// Follows the grid's cell while the panel is open.
    public void follow(UUID wantedRow, FieldId wantedField) {
        if (face.get() == Face.CARD || face.get() == Face.HISTORY) {
            show(face.get(), wantedRow, wantedField);
        }
    }

    /// The form of a row that does not exist yet.
    public void newRow() {
        row = null;
        shown.set(Shown.NOTHING);
        face.set(Face.NEW_ROW);
    }

    /// Closes the panel.
    public void close() {
        generation++;
        row = null;
        face.set(Face.CLOSED);
    }

    /// The grid holds a newer state of the row; its history is read again when it differs.
    public void renewed(RowView now) {
        RowView before = shown.get().row();
        if (before != null && before.row().equals(now.row()) && !before.equals(now)) {
            load(now.row(), field, now);
        }
    }

    /// The grid does not hold the row: when it is not on this PC any more, because it may not be
    /// seen from now on, nothing of it stays on screen.
    public void missed() {
        UUID wanted = row;
        if (wanted == null || shown.get().row() == null) {
            return;
        }
        tasks.run(() -> desk.service().rows(ledger, List.of(wanted)).isEmpty())
                .onSuccess(
                        gone -> {
                            if (gone && wanted.equals(row)) {
                                shown.set(Shown.NOTHING);
                                close();
                            }
                        })
                .onProblem(why -> {});
    }

    private void load(UUID wanted, @Nullable FieldId about, @Nullable RowView known) {
        int asked = ++generation;
        String action = desk.texts().get("ledger.purpose.card");
        tasks.run(
                        () -> {
                            String purpose = desk.purpose(ledger, action);
                            RowView view =
                                    known == null
                                            ? desk.service().row(ledger, wanted, purpose)
                                            : known;
                            // Of a guarded row head office tells nothing more.
                            List<HistoryEntry> entries =
                                    view.guarded()
                                            ? List.of()
                                            : desk.service()
                                                    .history(ledger, wanted, about, purpose);
                            List<ConflictView> conflicts = open(wanted, about);
                            know(view, entries);
                            return new Shown(
                                    view, about, Timeline.of(entries, about, conflicts), conflicts);
                        })
                .onSuccess(
                        found -> {
                            if (asked == generation) {
                                problem.set(null);
                                shown.set(found);
                            }
                        })
                .onProblem(
                        why -> {
                            if (asked == generation) {
                                problem.set(why);
                            }
                        });
    }

    /// What links led to, now and before, is called by its name.
    private void know(RowView view, List<HistoryEntry> entries) {
        LedgerDefinition form = desk.service().definition(ledger);
        desk.links().know(form, List.of(view));
        for (FieldDefinition each : form.fields()) {
            if (each.link() != null) {
                desk.links()
                        .know(
                                each,
                                entries.stream()
                                        .flatMap(e -> e.change().change().edits().stream())
                                        .filter(e -> e.field().equals(each.id()))
                                        .map(Edit::value)
                                        .filter(Objects::nonNull)
                                        .toList());
            }
        }
    }

    private List<ConflictView> open(UUID wanted, @Nullable FieldId about) {
        return desk.service().conflicts(false).stream()
                .filter(c -> c.conflict().ledger().equals(ledger))
                .filter(c -> c.conflict().row().equals(wanted) && c.conflict().open())
                .filter(c -> about == null || about.equals(c.conflict().field()))
                .toList();
    }
}
