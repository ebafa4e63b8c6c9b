package jp.kakehashi.ledgerui.transcribe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.UiTasks;
import org.jspecify.annotations.Nullable;

/// A row on its way into another system by hand: its values in the order of that system's screen,
/// and which of them were taken already. Screen's thread only.
public final class TranscriptionModel {
    private final LedgerDesk desk;
    private final LedgerId ledger;
    private final UUID row;
    private final List<Order> orders;
    private final Set<FieldId> taken = new HashSet<>();
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(new State.Reading());
    private final ReadOnlyIntegerWrapper order = new ReadOnlyIntegerWrapper();
    private final ObjectProperty<DayForm> days = new SimpleObjectProperty<>(DayForm.SHORT);
    private @Nullable RowView read;

    /// Fields in the order of a screen: what a view calls its columns.
    public record Order(String name, List<FieldDefinition> fields) {
        /// Never changes.
        public Order {
            fields = List.copyOf(fields);
        }
    }

    /// A value to be taken over.
    ///
    /// @param number from 1
    /// @param value as it is read; what {@link #copied} puts on the clipboard stands in `copy`
    public record Line(
            int number, FieldDefinition field, String value, String copy, boolean taken) {}

    /// Where it is.
    public sealed interface State {
        /// The row is being asked for.
        record Reading() implements State {}

        /// The values of the chosen order.
        record Shown(List<Line> lines) implements State {}

        /// The row cannot be shown.
        record Failed(Problem problem) implements State {}
    }

    /// Values of `row` in one of `orders`, of which there is at least one.
    public TranscriptionModel(LedgerDesk desk, LedgerId ledger, UUID row, List<Order> orders) {
        this.desk = desk;
        this.ledger = ledger;
        this.row = row;
        this.orders = List.copyOf(orders);
        days.addListener((source, was, now) -> show());
    }

    /// How days are shown and copied.
    public ObjectProperty<DayForm> daysProperty() {
        return days;
    }

    /// Where it is.
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Which order, by its place.
    public ReadOnlyIntegerProperty orderProperty() {
        return order.getReadOnlyProperty();
    }

    /// The orders there are.
    public List<Order> orders() {
        return orders;
    }

    /// Where the row is.
    LedgerId ledger() {
        return ledger;
    }

    /// Which row it is.
    UUID row() {
        return row;
    }

    /// Asks for the row; a viewing is logged where rows are about persons.
    public void open(UiTasks tasks) {
        String action = desk.texts().get("ledger.transcribe.purpose");
        tasks.run(() -> desk.service().row(ledger, row, desk.purpose(ledger, action)))
                .onSuccess(
                        found -> {
                            read = found;
                            show();
                        })
                .onProblem(why -> state.set(new State.Failed(why)));
    }

    /// Shows another order; what was taken stays so.
    public void choose(int place) {
        order.set(Math.clamp(place, 0, orders.size() - 1));
        show();
    }

    /// What is to be put on the clipboard for the line at `place`, which counts as taken then; null
    /// when there is no such line or it is empty.
    public @Nullable String copied(int place) {
        if (!(state.get() instanceof State.Shown(List<Line> lines))
                || place < 0
                || place >= lines.size()
                || lines.get(place).copy().isEmpty()) {
            return null;
        }
        String copy = lines.get(place).copy();
        taken.add(lines.get(place).field().id());
        show();
        return copy;
    }

    private void show() {
        RowView found = read;
        if (found == null) {
            return;
        }
        List<Line> lines = new ArrayList<>();
        for (FieldDefinition field : orders.get(order.get()).fields()) {
            String value = found.values().get(field.id());
            String shown = value == null ? "" : words(field, value);
            lines.add(
                    new Line(
                            lines.size() + 1,
                            field,
                            shown,
                            value == null ? "" : copy(field, value, shown),
                            taken.contains(field.id())));
        }
        state.set(new State.Shown(List.copyOf(lines)));
    }

    private String words(FieldDefinition field, String value) {
        return field.shownAs() == FieldType.DATE
                ? days.get().of(value)
                : desk.cells().show(field, value);
    }

    /// Other systems take figures without grouping.
    private static String copy(FieldDefinition field, String value, String shown) {
        return field.shownAs() == FieldType.YEN || field.shownAs() == FieldType.NUMBER
                ? value
                : shown;
    }
}
