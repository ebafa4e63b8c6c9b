package jp.kakehashi.ledgerui.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.ViewShape;
import jp.kakehashi.records.ViewShape.Kind;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Dialogs;
import jp.kakehashi.ui.control.InWords;
import org.jspecify.annotations.Nullable;

/// In which form the rows are shown: as a table, as days by a date, as cards by a choice.
final class ShapeForm {
    private final GridViewModel model;
    private final LedgerDesk desk;
    private final Controls controls;
    private final Dialogs dialogs;

    ShapeForm(GridViewModel model, Controls controls, Dialogs dialogs) {
        this.model = model;
        this.desk = model.desk();
        this.controls = controls;
        this.dialogs = dialogs;
    }

    /// Whether a field can carry that form: its values have to be written, not calculated, to be
    /// found by their index.
    static boolean fits(FieldDefinition field, Kind kind) {
        return field.type() == (kind == Kind.CALENDAR ? FieldType.DATE : FieldType.CHOICE);
    }

    void show() {
        if (model.definitionProperty().get() == null) {
            return;
        }
        ViewShape now = model.views().shapeProperty().get();
        ToggleGroup group = new ToggleGroup();
        RadioButton table = radio("ledger.shape.table", group, now == null);
        RadioButton days =
                radio("ledger.shape.calendar", group, now != null && now.kind() == Kind.CALENDAR);
        RadioButton cards =
                radio("ledger.shape.cards", group, now != null && now.kind() == Kind.CARDS);
        ComboBox<Optional<FieldDefinition>> by = fields(Kind.CALENDAR, false, now);
        ComboBox<Optional<FieldDefinition>> until = fields(Kind.CALENDAR, true, now);
        ComboBox<Optional<FieldDefinition>> column = fields(Kind.CARDS, false, now);
        days.setDisable(by.getItems().isEmpty());
        cards.setDisable(column.getItems().isEmpty());
        VBox dates =
                new VBox(
                        8,
                        controls.field("ledger.shape.by", by),
                        controls.field("ledger.shape.until", until));
        VBox choice = controls.field("ledger.shape.column", column);
        for (VBox part : List.of(dates, choice)) {
            part.managedProperty().bind(part.visibleProperty());
        }
        dates.visibleProperty().bind(days.selectedProperty());
        choice.visibleProperty().bind(cards.selectedProperty());
        Runnable apply =
                () -> {
                    dialogs.close();
                    model.views()
                            .shape(
                                    days.isSelected()
                                            ? shape(Kind.CALENDAR, by, until)
                                            : cards.isSelected()
                                                    ? shape(Kind.CARDS, column, null)
                                                    : null);
                };
        Button go = controls.primary("ledger.shape.apply", apply);
        go.setDefaultButton(true);
        Button no = controls.secondary("ui.dialog.cancel", dialogs::close);
        VBox box =
                new VBox(
                        12,
                        controls.section("ledger.shape.title"),
                        new VBox(8, table, days, cards),
                        dates,
                        choice,
                        new HBox(8, controls.spring(), no, go));
        box.getStyleClass().add("dialog-content");
        dialogs.show(box, dialogs::close);
        ((RadioButton) group.getSelectedToggle()).requestFocus();
    }

    private static @Nullable ViewShape shape(
            Kind kind,
            ComboBox<Optional<FieldDefinition>> by,
            @Nullable ComboBox<Optional<FieldDefinition>> until) {
        FieldId last =
                until == null ? null : until.getValue().map(FieldDefinition::id).orElse(null);
        return by.getValue()
                .map(f -> new ViewShape(kind, f.id(), f.id().equals(last) ? null : last))
                .orElse(null);
    }

    private ComboBox<Optional<FieldDefinition>> fields(
            Kind kind, boolean none, @Nullable ViewShape now) {
        List<Optional<FieldDefinition>> all = new ArrayList<>();
        model.fields().stream()
                .filter(field -> fits(field, kind))
                .forEach(field -> all.add(Optional.of(field)));
        if (none) {
            all.addFirst(Optional.empty());
        }
        ComboBox<Optional<FieldDefinition>> box = new ComboBox<>();
        named(
                box,
                field ->
                        field.map(f -> f.label().in(desk.language()))
                                .orElseGet(() -> desk.texts().get("ledger.shape.oneDay")));
        box.getItems().setAll(all);
        box.setMaxWidth(Double.MAX_VALUE);
        if (!all.isEmpty()) {
            box.setValue(all.getFirst());
        }
        FieldId wanted = now == null ? null : none ? now.until() : now.by();
        all.stream()
                .filter(field -> field.map(f -> f.id().equals(wanted)).orElse(false))
                .findFirst()
                .ifPresent(box::setValue);
        return box;
    }

    private static <T> void named(ComboBox<T> box, Function<T, String> called) {
        box.setConverter(new InWords<>(called));
    }

    private RadioButton radio(String key, ToggleGroup group, boolean on) {
        RadioButton button = new RadioButton(desk.texts().get(key));
        button.setToggleGroup(group);
        button.setSelected(on);
        return button;
    }
}
