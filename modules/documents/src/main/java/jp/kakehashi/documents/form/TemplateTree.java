package jp.kakehashi.documents.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jp.kakehashi.documents.ValueKind;
import jp.kakehashi.documents.form.FormTemplate.Align;
import jp.kakehashi.documents.form.FormTemplate.Box;
import jp.kakehashi.documents.form.FormTemplate.Choice;
import jp.kakehashi.documents.form.FormTemplate.Details;
import jp.kakehashi.documents.form.FormTemplate.Field;
import jp.kakehashi.documents.form.FormTemplate.Kind;
import jp.kakehashi.documents.form.FormTemplate.Look;
import jp.kakehashi.documents.form.FormTemplate.Rise;
import org.jspecify.annotations.Nullable;

/// A template as a tree of names and values, both ways.
final class TemplateTree {
    private static final Set<String> TOP = Set.of("name", "fields");
    private static final Set<String> FIELD =
            Set.of(
                    "name",
                    "page",
                    "box",
                    "kind",
                    "as",
                    "size",
                    "smallest",
                    "align",
                    "rise",
                    "bold",
                    "digits",
                    "choices",
                    "when",
                    "from");
    private static final Set<String> CHOICE = Set.of("value", "box");

    private TemplateTree() {}

    static FormTemplate template(JsonNode root) {
        only(root, TOP, "");
        List<Field> fields = new ArrayList<>();
        for (JsonNode each : list(root.get("fields"), "fields")) {
            fields.add(field(each, "fields/" + (fields.size() + 1)));
        }
        return new FormTemplate(text(root, "name", ""), fields);
    }

    private static Field field(JsonNode node, String path) {
        only(node, FIELD, path);
        List<Choice> choices = new ArrayList<>();
        for (JsonNode each :
                node.has("choices") ? list(node.get("choices"), path) : List.<JsonNode>of()) {
            String at = path + "/choices/" + (choices.size() + 1);
            only(each, CHOICE, at);
            choices.add(new Choice(text(each, "value", at), box(each, at)));
        }
        Look usual = Look.USUAL;
        double size = number(node, "size", usual.size(), path);
        Look look =
                new Look(
                        size,
                        number(node, "smallest", Math.min(size, usual.smallest()), path),
                        word(node, "align", Align.class, usual.align(), path),
                        word(node, "rise", Rise.class, usual.rise(), path),
                        truth(node, "bold", path));
        return new Field(
                text(node, "name", path),
                (int) number(node, "page", 1, path),
                box(node, path),
                word(node, "kind", Kind.class, Kind.TEXT, path),
                word(node, "as", ValueKind.class, ValueKind.TEXT, path),
                look,
                new Details(
                        (int) number(node, "digits", 0, path),
                        choices,
                        node.has("when") ? text(node, "when", path) : null,
                        node.has("from") ? text(node, "from", path) : null));
    }

    private static Box box(JsonNode node, String path) {
        JsonNode box = node.get("box");
        if (box == null || !box.isArray() || box.size() != 4) {
            throw FormTemplate.content(path + "/box");
        }
        for (JsonNode edge : box) {
            if (!edge.isNumber() || !Double.isFinite(edge.doubleValue())) {
                throw FormTemplate.content(path + "/box");
            }
        }
        return new Box(
                box.get(0).doubleValue(),
                box.get(1).doubleValue(),
                box.get(2).doubleValue(),
                box.get(3).doubleValue());
    }

    private static void only(JsonNode node, Set<String> names, String path) {
        if (!node.isObject()) {
            throw FormTemplate.content(path);
        }
        for (var each : node.properties()) {
            if (!names.contains(each.getKey())) {
                throw FormTemplate.content(path + "/" + each.getKey());
            }
        }
    }

    private static Iterable<JsonNode> list(@Nullable JsonNode node, String path) {
        if (node == null || !node.isArray()) {
            throw FormTemplate.content(path);
        }
        return node;
    }

    private static String text(JsonNode node, String name, String path) {
        JsonNode value = node.get(name);
        if (value == null || !value.isValueNode() || value.isNull()) {
            throw FormTemplate.content(path + "/" + name);
        }
        return value.asText();
    }

    private static double number(JsonNode node, String name, double usual, String path) {
        JsonNode value = node.get(name);
        if (value == null) {
            return usual;
        }
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw FormTemplate.content(path + "/" + name);
        }
        return value.doubleValue();
    }

    private static boolean truth(JsonNode node, String name, String path) {
        JsonNode value = node.get(name);
        if (value != null && !value.isBoolean()) {
            throw FormTemplate.content(path + "/" + name);
        }
        return value != null && value.booleanValue();
    }

    private static <E extends Enum<E>> E word(
            JsonNode node, String name, Class<E> of, E usual, String path) {
        if (!node.has(name)) {
            return usual;
        }
        String word = text(node, name, path);
        for (E each : of.getEnumConstants()) {
            if (small(each).equals(word)) {
                return each;
            }
        }
        throw FormTemplate.content(path + "/" + name);
    }

    private static String small(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static ObjectNode of(FormTemplate template) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("name", template.name());
        ArrayNode fields = root.putArray("fields");
        template.fields().forEach(field -> of(field, fields.addObject()));
        return root;
    }

    private static void of(Field field, ObjectNode node) {
        Look look = field.look();
        node.put("name", field.name()).put("page", field.page());
        of(field.box(), node);
        node.put("kind", small(field.kind())).put("as", small(field.as()));
        node.put("size", look.size()).put("smallest", look.smallest());
        node.put("align", small(look.align())).put("rise", small(look.rise()));
        node.put("bold", look.bold());
        if (field.details().digits() > 0) {
            node.put("digits", field.details().digits());
        }
        if (field.details().when() != null) {
            node.put("when", field.details().when());
        }
        if (field.details().from() != null) {
            node.put("from", field.details().from());
        }
        if (!field.details().choices().isEmpty()) {
            ArrayNode choices = node.putArray("choices");
            for (Choice choice : field.details().choices()) {
                of(choice.box(), choices.addObject().put("value", choice.value()));
            }
        }
    }

    private static void of(Box box, ObjectNode node) {
        node.putArray("box").add(box.x()).add(box.y()).add(box.width()).add(box.height());
    }
}
