package jp.kakehashi.ledgerui.transfer;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import jp.kakehashi.ledger.ImportPreview;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.ui.control.Focus;
import jp.kakehashi.ui.names.NameText;
import org.jspecify.annotations.Nullable;

/// The head of a column in an import: what the file calls it and, below, where it goes. In a ledger
/// that exists the field can be changed; in a new one, which takes its names from the file, the
/// type.
final class ColumnHead extends VBox {
    private static final String LEFT_OUT = "";
    private static final List<FieldType> TYPES =
            List.of(
                    FieldType.TEXT,
                    FieldType.LONG_TEXT,
                    FieldType.NUMBER,
                    FieldType.YEN,
                    FieldType.DATE,
                    FieldType.TIME,
                    FieldType.CHOICE,
                    FieldType.CHECK,
                    FieldType.PERSON,
                    FieldType.PHONE);

    private final LedgerDesk desk;
    private final ImportPreview preview;
    private final PreviewActions actions;
    private final int column;
    private final ComboBox<String> field = new ComboBox<>();
    private final ComboBox<FieldType> type = new ComboBox<>();

    ColumnHead(LedgerDesk desk, ImportPreview preview, int column, PreviewActions actions) {
        super(2);
        this.desk = desk;
        this.preview = preview;
        this.column = column;
        this.actions = actions;
        String called = preview.table().columns().get(column).name();
        Label name = NameText.follow(new Label(called));
        name.getStyleClass().addAll("strong", "t-s");
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("column-head");
        getChildren().add(name);
        FieldId now = preview.columns().get(column);
        FieldDefinition made = now == null ? null : definition(now.value());
        if (preview.newLedger()) {
            getChildren().add(made == null ? new Label("") : type(made, called));
        } else {
            getChildren().add(field(now, called));
        }
    }

    private ComboBox<String> field(@Nullable FieldId now, String called) {
        List<String> choices = new ArrayList<>(List.of(LEFT_OUT));
        preview.offered().forEach(each -> choices.add(each.value()));
        field.getItems().setAll(choices);
        field.setConverter(new FieldNames());
        field.setValue(now == null ? LEFT_OUT : now.value());
        field.setMaxWidth(Double.MAX_VALUE);
        field.getStyleClass().add("column-field");
        field.setAccessibleText(desk.texts().get("ledger.preview.goesTo", called));
        field.valueProperty()
                .addListener(
                        (source, was, chosen) ->
                                actions.map(
                                        column,
                                        chosen.equals(LEFT_OUT) ? null : new FieldId(chosen)));
        return field;
    }

    private ComboBox<FieldType> type(FieldDefinition made, String called) {
        type.getItems().setAll(TYPES);
        type.setConverter(new TypeNames());
        type.setValue(made.type());
        type.setMaxWidth(Double.MAX_VALUE);
        type.getStyleClass().add("column-field");
        type.setAccessibleText(desk.texts().get("ledger.preview.typeOf", called));
        type.setDisable(preview.continued());
        type.valueProperty().addListener((source, was, chosen) -> actions.retype(column, chosen));
        return type;
    }

    void focusField() {
        if (preview.newLedger()) {
            arrive(type);
        } else {
            arrive(field);
        }
    }

    // The table has no heads before it was laid out.
    private static void arrive(ComboBox<?> box) {
        if (!box.isDisabled()) {
            Focus.enter(box);
        }
    }

    private @Nullable FieldDefinition definition(String id) {
        return preview.definition().field(new FieldId(id)).orElse(null);
    }

    private final class FieldNames extends StringConverter<String> {
        @Override
        public String toString(@Nullable String id) {
            if (id == null || id.equals(LEFT_OUT)) {
                return desk.texts().get("ledger.preview.leftOut");
            }
            return desk.texts()
                    .get("ledger.preview.to", desk.label(preview.definition(), new FieldId(id)));
        }

        @Override
        public String fromString(String text) {
            return text;
        }
    }

    private final class TypeNames extends StringConverter<FieldType> {
        @Override
        public String toString(@Nullable FieldType of) {
            return of == null ? "" : desk.texts().get(typeKey(of));
        }

        @Override
        public FieldType fromString(String text) {
            return type.getValue();
        }
    }

    static String typeKey(FieldType type) {
        return switch (type) {
            case TEXT -> "ledger.type.text";
            case LONG_TEXT -> "ledger.type.longText";
            case NUMBER -> "ledger.type.number";
            case YEN -> "ledger.type.yen";
            case DATE -> "ledger.type.date";
            case TIME -> "ledger.type.time";
            case CHOICE -> "ledger.type.choice";
            case CHECK -> "ledger.type.check";
            case PERSON -> "ledger.type.person";
            case STAFF -> "ledger.type.staff";
            case PHONE -> "ledger.type.phone";
            case AUTO_NUMBER -> "ledger.type.autoNumber";
            case LINK -> "ledger.type.link";
            case ATTACHMENTS -> "ledger.type.attachments";
            case ADDRESS -> "ledger.type.address";
            case CHOICES -> "ledger.type.choices";
            case CALCULATED -> "ledger.type.calculated";
        };
    }
}
