package jp.kakehashi.records;

import static jp.kakehashi.records.PackWords.flag;
import static jp.kakehashi.records.PackWords.onlyWords;
import static jp.kakehashi.records.PackWords.optional;
import static jp.kakehashi.records.PackWords.text;
import static jp.kakehashi.records.PackWords.wrong;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jp.kakehashi.records.LedgerView.Condition;
import jp.kakehashi.records.LedgerView.Rows;
import org.jspecify.annotations.Nullable;

/// The words of a view and what they mean; {@link ViewWords} writes them.
final class ViewTree {
    private static final int MOST_FIELDS = 400;
    private static final int LONGEST_TEXT = 400;
    private static final Set<String> VIEW_WORDS =
            Set.of(
                    "name",
                    "search",
                    "conditions",
                    "only",
                    "sort",
                    "by",
                    "descending",
                    "group",
                    "columns",
                    "marks",
                    "shape");
    private static final Set<String> CONDITION_WORDS = Set.of("field", "operator", "value");
    private static final Set<String> MARK_WORDS = Set.of("only", "field", "look", "reason");
    private static final Set<String> SHAPE_WORDS = Set.of("kind", "by", "until");
    private static final Set<String> COLUMN_WORDS =
            Set.of("order", "hidden", "frozen", "wrapped", "widths", "lines");

    private ViewTree() {}

    /// The views below `word`; none when it is not there.
    static List<LedgerView> views(JsonNode root, String at, String word) {
        JsonNode list = root.path(word);
        String place = at + "/" + word;
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        if (!list.isArray() || list.size() > LedgerView.MOST) {
            throw wrong(place);
        }
        List<LedgerView> views = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            views.add(view(list.get(i), place + "/" + i));
        }
        return List.copyOf(views);
    }

    private static LedgerView view(JsonNode node, String at) {
        onlyWords(node, at, VIEW_WORDS);
        Label name = DefinitionTree.label(node, at);
        if (longer(name.ja(), LedgerView.LONGEST_NAME)
                || longer(name.en(), LedgerView.LONGEST_NAME)) {
            throw wrong(at + "/name");
        }
        return new LedgerView(
                name,
                rows(node, at),
                columns(node.path("columns"), at + "/columns"),
                marks(node.path("marks"), at + "/marks"),
                shape(node.path("shape"), at + "/shape"));
    }

    private static Rows rows(JsonNode node, String at) {
        String search = optional(node, at, "search");
        if (search != null && longer(search, LONGEST_TEXT)) {
            throw wrong(at + "/search");
        }
        return new Rows(
                search,
                conditions(node.path("conditions"), at + "/conditions"),
                field(node, at, "sort"),
                flag(node, at, "descending"),
                field(node, at, "group"),
                formula(node, at, "only"),
                formula(node, at, "by"));
    }

    private static List<RowMark> marks(JsonNode list, String at) {
        if (list.isMissingNode()) {
            return List.of();
        }
        if (!list.isArray() || list.size() > RowMark.MOST) {
            throw wrong(at);
        }
        List<RowMark> marks = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode node = list.get(i);
            String place = at + "/" + i;
            onlyWords(node, place, MARK_WORDS);
            text(node, place, "only");
            String only = formula(node, place, "only");
            Label reason = DefinitionTree.label(node, place, "reason");
            if (only == null || longer(reason.ja(), RowMark.LONGEST_REASON)) {
                throw wrong(place + "/reason");
            }
            marks.add(
                    new RowMark(
                            only,
                            field(node, place, "field"),
                            named(
                                    RowMark.Look.values(),
                                    text(node, place, "look"),
                                    place + "/look"),
                            reason));
        }
        return marks;
    }

    private static @Nullable ViewShape shape(JsonNode node, String at) {
        if (node.isMissingNode()) {
            return null;
        }
        onlyWords(node, at, SHAPE_WORDS);
        return new ViewShape(
                named(ViewShape.Kind.values(), text(node, at, "kind"), at + "/kind"),
                new FieldId(text(node, at, "by")),
                field(node, at, "until"));
    }

    private static <E extends Enum<E>> E named(E[] all, String word, String at) {
        for (E one : all) {
            if (one.name().toLowerCase(Locale.ROOT).equals(word)) {
                return one;
            }
        }
        throw wrong(at);
    }

    private static @Nullable String formula(JsonNode node, String at, String word) {
        String formula = optional(node, at, word);
        if (formula != null && formula.length() > Calculation.LONGEST) {
            throw wrong(at + "/" + word);
        }
        return formula;
    }

    private static List<Condition> conditions(JsonNode list, String at) {
        if (list.isMissingNode()) {
            return List.of();
        }
        if (!list.isArray() || list.size() > LedgerView.MOST_CONDITIONS) {
            throw wrong(at);
        }
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String place = at + "/" + i;
            JsonNode node = list.get(i);
            onlyWords(node, place, CONDITION_WORDS);
            String operator = text(node, place, "operator");
            if (!Condition.OPERATORS.contains(operator)) {
                throw wrong(place + "/operator");
            }
            String value = optional(node, place, "value");
            if (value != null && longer(value, LONGEST_TEXT)) {
                throw wrong(place + "/value");
            }
            conditions.add(new Condition(new FieldId(text(node, place, "field")), operator, value));
        }
        return conditions;
    }

    /// How the columns stand; {@link ColumnLayout#PLAIN} when nothing is said.
    static ColumnLayout columns(JsonNode node, String at) {
        if (node.isMissingNode() || node.isNull()) {
            return ColumnLayout.PLAIN;
        }
        onlyWords(node, at, COLUMN_WORDS);
        JsonNode lines = node.path("lines");
        if (!lines.isMissingNode() && !lines.isInt()) {
            throw wrong(at + "/lines");
        }
        return new ColumnLayout(
                List.copyOf(fields(node, at, "order")),
                fields(node, at, "hidden"),
                fields(node, at, "frozen"),
                fields(node, at, "wrapped"),
                widths(node.path("widths"), at + "/widths"),
                lines.asInt(1));
    }

    private static Map<FieldId, Integer> widths(JsonNode node, String at) {
        Map<FieldId, Integer> widths = new LinkedHashMap<>();
        if (node.isMissingNode()) {
            return widths;
        }
        if (!node.isObject() || node.size() > MOST_FIELDS) {
            throw wrong(at);
        }
        node.properties()
                .forEach(
                        entry -> {
                            if (!entry.getValue().isInt()) {
                                throw wrong(at + "/" + entry.getKey());
                            }
                            widths.put(new FieldId(entry.getKey()), entry.getValue().intValue());
                        });
        return widths;
    }

    private static Set<FieldId> fields(JsonNode node, String at, String word) {
        JsonNode list = node.path(word);
        Set<FieldId> fields = new LinkedHashSet<>();
        if (list.isMissingNode()) {
            return fields;
        }
        if (!list.isArray() || list.size() > MOST_FIELDS) {
            throw wrong(at + "/" + word);
        }
        for (JsonNode each : list) {
            if (!each.isTextual()) {
                throw wrong(at + "/" + word);
            }
            fields.add(new FieldId(each.textValue()));
        }
        return fields;
    }

    private static @Nullable FieldId field(JsonNode node, String at, String word) {
        String name = optional(node, at, word);
        return name == null ? null : new FieldId(name);
    }

    private static boolean longer(String text, int most) {
        return text.codePointCount(0, text.length()) > most;
    }
}
