package jp.kakehashi.records;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import jp.kakehashi.records.LedgerView.Condition;
import org.jspecify.annotations.Nullable;

/// Views in the words that {@link ViewTree} reads.
final class ViewWords {
    private ViewWords() {}

    static ArrayNode of(List<LedgerView> views) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        views.forEach(view -> list.add(of(view)));
        return list;
    }

    private static ObjectNode of(LedgerView view) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("name", DefinitionWords.of(view.name()));
        LedgerView.Rows rows = view.rows();
        putText(node, "search", rows.search());
        if (!rows.conditions().isEmpty()) {
            ArrayNode conditions = node.putArray("conditions");
            for (Condition condition : rows.conditions()) {
                ObjectNode one = conditions.addObject();
                one.put("field", condition.field().value());
                one.put("operator", condition.operator());
                putText(one, "value", condition.value());
            }
        }
        putText(node, "only", rows.only());
        putText(node, "by", rows.by());
        putText(node, "sort", rows.sort() == null ? null : rows.sort().value());
        if (rows.descending()) {
            node.put("descending", true);
        }
        putText(node, "group", rows.group() == null ? null : rows.group().value());
        if (!view.columns().equals(ColumnLayout.PLAIN)) {
            node.set("columns", of(view.columns()));
        }
        if (!view.marks().isEmpty()) {
            ArrayNode marks = node.putArray("marks");
            view.marks().forEach(mark -> marks.add(of(mark)));
        }
        ViewShape shape = view.shape();
        if (shape != null) {
            ObjectNode one = node.putObject("shape");
            one.put("kind", shape.kind().name().toLowerCase(Locale.ROOT));
            one.put("by", shape.by().value());
            FieldId until = shape.until();
            putText(one, "until", until == null ? null : until.value());
        }
        return node;
    }

    private static ObjectNode of(RowMark mark) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("only", mark.only());
        FieldId field = mark.field();
        putText(node, "field", field == null ? null : field.value());
        node.put("look", mark.look().name().toLowerCase(Locale.ROOT));
        node.set("reason", DefinitionWords.of(mark.reason()));
        return node;
    }

    static ObjectNode of(ColumnLayout columns) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        putFields(node, "order", columns.order());
        putFields(node, "hidden", columns.hidden());
        putFields(node, "frozen", columns.frozen());
        putFields(node, "wrapped", columns.wrapped());
        if (!columns.widths().isEmpty()) {
            ObjectNode widths = node.putObject("widths");
            columns.widths().forEach((field, width) -> widths.put(field.value(), width));
        }
        if (columns.lines() > 1) {
            node.put("lines", columns.lines());
        }
        return node;
    }

    private static void putFields(ObjectNode node, String word, Collection<FieldId> fields) {
        if (!fields.isEmpty()) {
            ArrayNode list = node.putArray(word);
            fields.forEach(field -> list.add(field.value()));
        }
    }

    private static void putText(ObjectNode node, String word, @Nullable String value) {
        if (value != null) {
            node.put(word, value);
        }
    }
}
