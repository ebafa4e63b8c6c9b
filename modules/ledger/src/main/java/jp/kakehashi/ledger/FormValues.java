package jp.kakehashi.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jp.kakehashi.documents.ValueKind;
import jp.kakehashi.documents.form.FormTemplate;
import jp.kakehashi.documents.form.FormTemplate.Details;
import jp.kakehashi.documents.form.FormTemplate.Kind;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowState;
import org.jspecify.annotations.Nullable;

/// What of a row stands in the boxes of a form. A box names its field by the field's name or, where
/// the form was written by hand, by its label.
public final class FormValues {
    private static final String TICKED = "true";

    private FormValues() {}

    /// By box; of fields that are not among `fields` nothing.
    static Map<String, String> of(
            FormTemplate template, List<FieldDefinition> fields, RowState row) {
        Map<String, String> values = new HashMap<>();
        for (FormTemplate.Field box : template.fields()) {
            FieldDefinition field = field(box, fields);
            if (field != null) {
                values.put(box.name(), value(box, field, row));
            }
        }
        return values;
    }

    /// The field that `box` shows, null when it is none of `fields`.
    public static @Nullable FieldDefinition field(
            FormTemplate.Field box, List<FieldDefinition> fields) {
        String wanted = box.source();
        for (FieldDefinition field : fields) {
            if (field.id().value().equals(wanted)) {
                return field;
            }
        }
        for (FieldDefinition field : fields) {
            if (field.label().ja().equals(wanted)) {
                return field;
            }
        }
        return null;
    }

    /// How a value of `field` is usually written on a form.
    public static ValueKind usual(FieldDefinition field) {
        ValueKind kind = LedgerPaper.kind(field);
        return kind == ValueKind.DATE ? ValueKind.DATE_LONG : kind;
    }

    /// The names of what stays empty on paper: fields of the form not among `readable`, and
    /// those that the ledger does not have any more.
    public static Set<String> empty(
            FormTemplate template, LedgerDefinition ledger, List<FieldDefinition> readable) {
        Set<String> names = new TreeSet<>();
        for (FormTemplate.Field box : template.fields()) {
            if (box.kind() != Kind.CODE && field(box, readable) == null) {
                FieldDefinition hidden = field(box, ledger.fields());
                names.add(hidden == null ? box.name() : hidden.label().ja());
            }
        }
        return names;
    }

    private static String value(FormTemplate.Field box, FieldDefinition field, RowState row) {
        Details details = box.details();
        String when = details.when();
        if (when == null) {
            String words = CellWords.of(field, row);
            return words == null ? "" : words;
        }
        String value = row.value(field.id());
        boolean marked = value != null && value.lines().anyMatch(when::equals);
        if (box.kind() == Kind.CHOICE) {
            return marked ? details.choices().getFirst().value() : "";
        }
        return marked ? TICKED : "";
    }
}
