package jp.kakehashi.ledgerui.marks;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.ReadyMark;
import jp.kakehashi.records.RowMark;
import org.jspecify.annotations.Nullable;

/// The marks of what is on screen now, worked out for the rows that are looked at and no others,
/// from what this person may read of them. Screen's thread only.
public final class ShownMarks {
    private static final int REMEMBERED = 400;
    private static final int STEPS_BACK = 50;

    private final LedgerDesk desk;
    private final Supplier<@Nullable LedgerDefinition> form;
    private final ReadOnlyObjectWrapper<List<RowMark>> all = new ReadOnlyObjectWrapper<>(List.of());
    private final Deque<List<RowMark>> before = new ArrayDeque<>();
    private final Map<UUID, Told> told =
            new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<UUID, Told> eldest) {
                    return size() > REMEMBERED;
                }
            };
    private final MarkLooks looks;
    private List<ReadyMark> ready = List.of();
    private @Nullable Basis basis;

    private record Told(RowView row, List<RowMark> marks) {}

    /// Expressions are worked out for one form and one day.
    private record Basis(LedgerDefinition form, LocalDate today, List<RowMark> marks) {}

    /// Marks in the words of the form that `form` gives.
    public ShownMarks(LedgerDesk desk, Supplier<@Nullable LedgerDefinition> form) {
        this.desk = desk;
        this.form = form;
        looks = new MarkLooks(desk.texts());
    }

    /// How they look.
    public MarkLooks looks() {
        return looks;
    }

    /// What is marked now, the gravest first.
    public ReadOnlyObjectProperty<List<RowMark>> allProperty() {
        return all.getReadOnlyProperty();
    }

    /// Shows the marks of a view; what was changed before can no longer be taken back.
    public void open(List<RowMark> marks) {
        before.clear();
        all.set(List.copyOf(marks));
    }

    /// Changes them; {@link #undo} takes it back.
    public void change(List<RowMark> marks) {
        if (!marks.equals(all.get())) {
            before.push(all.get());
            if (before.size() > STEPS_BACK) {
                before.removeLast();
            }
            all.set(List.copyOf(marks));
        }
    }

    /// Whether there is a change to be taken back.
    public boolean undoable() {
        return !before.isEmpty();
    }

    /// Takes the last change back.
    public void undo() {
        if (!before.isEmpty()) {
            all.set(before.pop());
        }
    }

    /// The marks that hold of a row, in their order.
    public List<RowMark> of(RowView row) {
        if (!prepare()) {
            return List.of();
        }
        Told known = told.get(row.row());
        if (known == null || !known.row().equals(row)) {
            known = new Told(row, worked(row));
            told.put(row.row(), known);
        }
        return known.marks();
    }

    /// Those of them that are of the row as a whole.
    public List<RowMark> ofRow(RowView row) {
        return of(row).stream().filter(mark -> mark.field() == null).toList();
    }

    /// Those of them that are of one field.
    public List<RowMark> ofField(RowView row, FieldId field) {
        return of(row).stream().filter(mark -> field.equals(mark.field())).toList();
    }

    private List<RowMark> worked(RowView row) {
        List<RowMark> held = new ArrayList<>();
        for (ReadyMark one : ready) {
            // A row that is kept in part must not tell by a mark what is kept, nor that it is
            // empty.
            boolean whole = one.inputs().stream().noneMatch(row.kept()::contains);
            if (whole && one.formula().holds(row.values())) {
                held.add(one.mark());
            }
        }
        return List.copyOf(held);
    }

    private boolean prepare() {
        LedgerDefinition now = form.get();
        if (now == null || all.get().isEmpty()) {
            return false;
        }
        Basis next =
                new Basis(now, LocalDate.ofInstant(desk.clock().instant(), desk.zone()), all.get());
        if (!next.equals(basis)) {
            basis = next;
            told.clear();
            ready = ReadyMark.of(next.form(), next.marks(), next.today());
        }
        return !ready.isEmpty();
    }
}
