package jp.kakehashi.ledgerui.grid;

import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.LedgerService.Filter;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.input.FieldInput;
import jp.kakehashi.ledgerui.input.FieldInputs;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Dialogs;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// Asks for one more condition: field, comparison, value.
final class ConditionForm {
    private final GridViewModel model;
    private final LedgerDesk desk;
    private final Controls controls;
    private final Dialogs dialogs;
    private final ComboBox<FieldDefinition> field = new ComboBox<>();
    private final ComboBox<String> operator = new ComboBox<>();
    private final StackPane valuePlace = new StackPane();
    private final Label trouble = new Label();
    private @Nullable FieldInput value;

    ConditionForm(GridViewModel model, Controls controls, Dialogs dialogs) {
        this.model = model;
        this.desk = model.desk();
        this.controls = controls;
        this.dialogs = dialogs;
    }

    void show(@Nullable FieldDefinition first) {
        field.setConverter(converter(field, f -> f.label().in(desk.language())));
        operator.setConverter(converter(operator, this::word));
        List<FieldDefinition> kept = model.fields().stream().filter(f -> f.type().kept()).toList();
        field.getItems().setAll(kept);
        field.setMaxWidth(Double.MAX_VALUE);
        operator.setMaxWidth(Double.MAX_VALUE);
        field.valueProperty().addListener((source, was, now) -> offer(now));
        operator.valueProperty().addListener((source, was, now) -> placeValue());
        field.setValue(first == null || !kept.contains(first) ? kept.getFirst() : first);
        trouble.getStyleClass().addAll("tone-bad", "t-s");
        Wrapping.of(trouble);
        Button add = controls.primary("ledger.condition.add", this::add);
        add.setDefaultButton(true);
        HBox buttons =
                new HBox(
                        8,
                        controls.spring(),
                        controls.secondary("ui.dialog.cancel", dialogs::close),
                        add);
        VBox box =
                new VBox(
                        12,
                        controls.section("ledger.condition.title"),
                        controls.field("ledger.condition.field", field),
                        controls.field("ledger.condition.operator", operator),
                        valuePlace,
                        trouble,
                        buttons);
        box.getStyleClass().addAll("dialog-content", "narrow");
        trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
        dialogs.show(box, dialogs::close);
        field.requestFocus();
    }

    private void offer(FieldDefinition now) {
        List<String> operators =
                switch (now.type()) {
                    case NUMBER, YEN, DATE, TIME -> List.of("≦", "≧", "=", "≠", "empty", "filled");
                    case CHOICE -> List.of("=", "≠", "empty", "filled");
                    case CHECK -> List.of("=", "empty");
                    default -> List.of("contains", "=", "≠", "empty", "filled");
                };
        operator.getItems().setAll(operators);
        operator.setValue(operators.getFirst());
        placeValue();
    }

    private void placeValue() {
        trouble.setText("");
        FieldDefinition now = field.getValue();
        String how = operator.getValue();
        if (now == null || how == null || how.equals("empty") || how.equals("filled")) {
            value = null;
            valuePlace.getChildren().clear();
            return;
        }
        FieldDefinition oneLine = now.type() == FieldType.LONG_TEXT ? asText(now) : now;
        FieldInput input = new FieldInputs(desk).inForm(oneLine, null);
        value = input;
        Node node = controls.field("ledger.condition.value", input.node());
        valuePlace.getChildren().setAll(node);
    }

    private static FieldDefinition asText(FieldDefinition of) {
        return new FieldDefinition(
                of.id(),
                of.label(),
                FieldType.TEXT,
                of.checks(),
                of.choices(),
                of.access(),
                of.individualNumber());
    }

    private void add() {
        FieldDefinition now = field.getValue();
        FieldInput typed = value;
        try {
            String canonical = typed == null ? null : desk.cells().read(now, typed.text());
            if (typed != null && canonical == null) {
                trouble.setText(desk.texts().get("ledger.condition.noValue"));
                return;
            }
            dialogs.close();
            model.ask(
                    model.questionProperty()
                            .get()
                            .with(new Filter(now.id(), operator.getValue(), canonical)));
        } catch (ProblemException e) {
            trouble.setText(desk.words(e.problem(), model.definitionProperty().get()));
        }
    }

    private String word(String code) {
        return switch (code) {
            case "≦" -> desk.texts().get("ledger.condition.most");
            case "≧" -> desk.texts().get("ledger.condition.least");
            case "=" -> desk.texts().get("ledger.condition.equal");
            case "≠" -> desk.texts().get("ledger.condition.other");
            case "contains" -> desk.texts().get("ledger.condition.contains");
            case "empty" -> desk.texts().get("ledger.condition.empty");
            default -> desk.texts().get("ledger.condition.filled");
        };
    }

    private static <T> StringConverter<T> converter(ComboBox<T> of, Function<T, String> word) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T each) {
                return each == null ? "" : word.apply(each);
            }

            @Override
            public T fromString(String text) {
                return of.getItems().stream()
                        .filter(each -> word.apply(each).equals(text))
                        .findFirst()
                        .orElse(of.getValue());
            }
        };
    }
}
