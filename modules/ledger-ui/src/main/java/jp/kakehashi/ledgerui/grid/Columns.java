package jp.kakehashi.ledgerui.grid;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.ColumnLayout;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.UiTasks;

/// How the person has this ledger's columns; every change is kept at once, the newest last.
/// Screen's thread only.
public final class Columns {
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final LedgerId ledger;
    private final Supplier<List<FieldDefinition>> fields;
    private final ReadOnlyObjectWrapper<ColumnLayout> layout =
            new ReadOnlyObjectWrapper<>(ColumnLayout.PLAIN);
    private ColumnLayout kept = ColumnLayout.PLAIN;
    private boolean keeping;
    private boolean lent;

    /// Columns of `ledger`; `fields` are those that the person may read.
    Columns(
            LedgerDesk desk,
            UiTasks tasks,
            LedgerId ledger,
            Supplier<List<FieldDefinition>> fields) {
        this.desk = desk;
        this.tasks = tasks;
        this.ledger = ledger;
        this.fields = fields;
    }

    /// How they stand.
    public ReadOnlyObjectProperty<ColumnLayout> layoutProperty() {
        return layout.getReadOnlyProperty();
    }

    /// What was kept before comes in.
    void loaded(ColumnLayout found) {
        kept = found;
        layout.set(found);
    }

    /// Lets them stand in another way from now on.
    public void set(ColumnLayout next) {
        layout.set(next);
        keep();
    }

    /// Lets them stand as a view has them; what is changed meanwhile is the view's, not kept here.
    void lend(ColumnLayout view) {
        lent = true;
        layout.set(view);
    }

    /// The person's own columns again.
    void back() {
        lent = false;
        layout.set(kept);
    }

    /// The columns on screen, from the left.
    public List<FieldDefinition> shown() {
        return layout.get().shown(fields.get());
    }

    /// All columns, hidden ones in their places.
    public List<FieldDefinition> arranged() {
        return layout.get().arranged(fields.get());
    }

    /// How many the person has hidden.
    public int hidden() {
        return layout.get().hiddenOf(fields.get());
    }

    /// Whether a column stays at the left edge.
    boolean frozen(FieldId field) {
        return layout.get().frozen().contains(field);
    }

    /// Lets a column stay at the left edge, or go with the others.
    void toggleFrozen(FieldId field) {
        set(layout.get().freezing(field, !frozen(field)));
    }

    /// Hides a column; the last one stays.
    void hide(FieldId field) {
        if (shown().size() > 1) {
            set(layout.get().hiding(field, true));
        }
    }

    /// Brings a hidden column back.
    void show(FieldId field) {
        set(layout.get().hiding(field, false));
    }

    /// Moves a column past its neighbour.
    void move(FieldId field, int step) {
        set(layout.get().moving(fields.get(), field, step));
    }

    // One at a time: two that are on their way together could arrive in either order.
    private void keep() {
        ColumnLayout next = layout.get();
        if (keeping || lent || next.equals(kept)) {
            return;
        }
        keeping = true;
        kept = next;
        tasks.run(
                        () -> {
                            desk.service().views().keepColumns(ledger, next);
                            return next;
                        })
                .onFinished(
                        () -> {
                            keeping = false;
                            keep();
                        });
    }
}
