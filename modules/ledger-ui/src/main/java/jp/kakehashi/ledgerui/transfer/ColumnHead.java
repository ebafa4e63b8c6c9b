package jp.kakehashi.ledgerui.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
import jp.kakehashi.ui.names.NameText;
import org.jspecify.annotations.Nullable;

/// The head of a column in an import: what the file calls it and, below, where it goes. In a ledger
/// that exists the field can be changed; a new ledger takes name and type from the file.
final class ColumnHead extends VBox {
    private static final String LEFT_OUT = "";

    private final LedgerDesk desk;
    private final ImportPreview preview;
    private final ComboBox<String> field = new ComboBox<>();

    ColumnHead(LedgerDesk desk, ImportPreview preview, int column, Consumer<@Nullable FieldId> to) {
        super(2);
        this.desk = desk;
        this.preview = preview;
        String called = preview.table().columns().get(column).name();
        Label name = NameText.follow(new Label(called));
        name.getStyleClass().addAll("strong", "t-s");
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("column-head");
        getChildren().add(name);
        FieldId now = preview.columns().get(column);
        if (preview.newLedger()) {
            FieldDefinition made = now == null ? null : definition(now.value());
            Label type = new Label(made == null ? "" : desk.texts().get(typeKey(made.type())));
            type.getStyleClass().addAll("t-xs", "ink-3");
            getChildren().add(type);
            return;
        }
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
                                to.accept(chosen.equals(LEFT_OUT) ? null : new FieldId(chosen)));
        getChildren().add(field);
    }

    void focusField() {
        field.requestFocus();
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
