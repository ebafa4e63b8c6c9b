package jp.kakehashi.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.FieldDefinition.Choice;
import jp.kakehashi.records.FieldDefinition.FieldAccess;
import jp.kakehashi.records.FieldDefinition.FieldChecks;
import org.jspecify.annotations.Nullable;

/// The words of a definition file and what they mean, in both directions.
final class DefinitionTree {
    private static final int MOST_FIELDS = 200;
    private static final Set<String> LEDGER_WORDS =
            Set.of(
                    "ledger",
                    "version",
                    "name",
                    "owner",
                    "authorsResolve",
                    "personal",
                    "read",
                    "write",
                    "fields");
    private static final Set<String> FIELD_WORDS =
            Set.of(
                    "id",
                    "name",
                    "type",
                    "required",
                    "unique",
                    "pattern",
                    "min",
                    "max",
                    "numbers",
                    "choices",
                    "read",
                    "write",
                    "individualNumber");
    private static final Set<String> CHOICE_WORDS = Set.of("code", "name", "tone");
    private static final Set<String> RULE_WORDS = Set.of("roles", "offices", "sections", "besides");
    private static final Set<String> TONES = Set.of("ok", "warn", "bad", "info");

    private final JsonNode root;

    DefinitionTree(JsonNode root) {
        this.root = root;
    }

    LedgerDefinition definition() {
        onlyWords(root, "", LEDGER_WORDS);
        List<FieldDefinition> fields = new ArrayList<>();
        Set<FieldId> seen = new HashSet<>();
        JsonNode list = root.path("fields");
        if (!list.isArray() || list.isEmpty() || list.size() > MOST_FIELDS) {
            throw wrong("/fields");
        }
        for (int i = 0; i < list.size(); i++) {
            FieldDefinition field = field(list.get(i), "/fields/" + i);
            if (!seen.add(field.id())) {
                throw wrong("/fields/" + i + "/id");
            }
            fields.add(field);
        }
        return new LedgerDefinition(
                new LedgerId(text(root, "", "ledger")),
                version(),
                label(root, ""),
                text(root, "", "owner"),
                flag(root, "", "authorsResolve"),
                flag(root, "", "personal"),
                access(root, ""),
                fields);
    }

    private int version() {
        JsonNode version = root.path("version");
        if (!version.isInt() || version.intValue() < 1) {
            throw wrong("/version");
        }
        return version.intValue();
    }

    private static FieldDefinition field(JsonNode node, String at) {
        onlyWords(node, at, FIELD_WORDS);
        FieldType type = type(node, at);
        List<Choice> choices = choices(node, at, type);
        FieldChecks checks = checks(node, at);
        boolean individual = flag(node, at, "individualNumber");
        if (individual && type != FieldType.TEXT) {
            throw wrong(at + "/individualNumber");
        }
        if (type == FieldType.AUTO_NUMBER && checks.numberPattern() == null) {
            throw wrong(at + "/numbers");
        }
        FieldDefinition field =
                new FieldDefinition(
                        new FieldId(text(node, at, "id")),
                        label(node, at),
                        type,
                        checks,
                        choices,
                        access(node, at),
                        individual);
        bound(field, checks.min(), at + "/min");
        bound(field, checks.max(), at + "/max");
        return field;
    }

    private static void bound(FieldDefinition field, @Nullable String bound, String at) {
        if (bound != null && !Values.isCanonical(field, bound)) {
            throw wrong(at);
        }
    }

    private static FieldType type(JsonNode node, String at) {
        String word = text(node, at, "type");
        for (FieldType type : FieldType.values()) {
            if (word.equals(type.name().toLowerCase(Locale.ROOT))) {
                return type;
            }
        }
        throw wrong(at + "/type");
    }

    private static FieldChecks checks(JsonNode node, String at) {
        String pattern = optional(node, at, "pattern");
        if (pattern != null) {
            try {
                Pattern.compile(pattern);
            } catch (PatternSyntaxException e) {
                throw wrong(at + "/pattern");
            }
        }
        return new FieldChecks(
                flag(node, at, "required"),
                flag(node, at, "unique"),
                pattern,
                optional(node, at, "min"),
                optional(node, at, "max"),
                optional(node, at, "numbers"));
    }

    private static List<Choice> choices(JsonNode node, String at, FieldType type) {
        JsonNode list = node.path("choices");
        if (type != FieldType.CHOICE) {
            if (!list.isMissingNode()) {
                throw wrong(at + "/choices");
            }
            return List.of();
        }
        if (!list.isArray() || list.isEmpty()) {
            throw wrong(at + "/choices");
        }
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String place = at + "/choices/" + i;
            onlyWords(list.get(i), place, CHOICE_WORDS);
            String tone = optional(list.get(i), place, "tone");
            if (tone != null && !TONES.contains(tone)) {
                throw wrong(place + "/tone");
            }
            choices.add(
                    new Choice(
                            text(list.get(i), place, "code"),
                            label(list.get(i), place),
                            tone == null ? "info" : tone));
        }
        return choices;
    }

    private static FieldAccess access(JsonNode node, String at) {
        return new FieldAccess(rule(node, at, "read"), rule(node, at, "write"));
    }

    private static AccessRule rule(JsonNode node, String at, String word) {
        JsonNode rule = node.path(word);
        if (rule.isMissingNode()) {
            return AccessRule.EVERYONE;
        }
        String place = at + "/" + word;
        onlyWords(rule, place, RULE_WORDS);
        return new AccessRule(
                codes(rule, place, "roles"),
                codes(rule, place, "offices"),
                codes(rule, place, "sections"),
                codes(rule, place, "besides"));
    }

    private static Set<String> codes(JsonNode rule, String at, String word) {
        Set<String> codes = new TreeSet<>();
        JsonNode list = rule.path(word);
        if (!list.isMissingNode() && !list.isArray()) {
            throw wrong(at + "/" + word);
        }
        for (JsonNode code : list) {
            if (!code.isTextual() || code.textValue().isBlank()) {
                throw wrong(at + "/" + word);
            }
            codes.add(code.textValue());
        }
        return codes;
    }

    private static Label label(JsonNode node, String at) {
        JsonNode name = node.path("name");
        if (name.isTextual() && !name.textValue().isBlank()) {
            return new Label(name.textValue(), name.textValue());
        }
        String ja = text(name, at + "/name", "ja");
        String en = optional(name, at + "/name", "en");
        return new Label(ja, en == null ? ja : en);
    }

    private static String text(JsonNode node, String at, String word) {
        String value = optional(node, at, word);
        if (value == null || value.isBlank()) {
            throw wrong(at + "/" + word);
        }
        return value;
    }

    private static @Nullable String optional(JsonNode node, String at, String word) {
        JsonNode value = node.path(word);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isValueNode()) {
            throw wrong(at + "/" + word);
        }
        return value.asText();
    }

    private static boolean flag(JsonNode node, String at, String word) {
        JsonNode value = node.path(word);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw wrong(at + "/" + word);
        }
        return value.booleanValue();
    }

    private static void onlyWords(JsonNode node, String at, Set<String> words) {
        if (!node.isObject()) {
            throw wrong(at.isEmpty() ? "/" : at);
        }
        node.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!words.contains(name)) {
                                throw wrong(at + "/" + name);
                            }
                        });
    }

    private static RuntimeException wrong(String at) {
        return Problem.invalid("problem.pack.content", at).asException();
    }

    static ObjectNode of(LedgerDefinition definition) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("ledger", definition.id().value());
        root.put("version", definition.version());
        root.set("name", of(definition.label()));
        root.put("owner", definition.owner());
        root.put("authorsResolve", definition.authorsResolve());
        root.put("personal", definition.personal());
        putAccess(root, definition.access());
        ArrayNode fields = root.putArray("fields");
        definition.fields().forEach(field -> fields.add(of(field)));
        return root;
    }

    private static ObjectNode of(FieldDefinition field) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", field.id().value());
        node.set("name", of(field.label()));
        node.put("type", field.type().name().toLowerCase(Locale.ROOT));
        FieldChecks checks = field.checks();
        putFlag(node, "required", checks.required());
        putFlag(node, "unique", checks.unique());
        putText(node, "pattern", checks.pattern());
        putText(node, "min", checks.min());
        putText(node, "max", checks.max());
        putText(node, "numbers", checks.numberPattern());
        putFlag(node, "individualNumber", field.individualNumber());
        if (!field.choices().isEmpty()) {
            ArrayNode choices = node.putArray("choices");
            for (Choice choice : field.choices()) {
                ObjectNode one = choices.addObject();
                one.put("code", choice.code());
                one.set("name", of(choice.label()));
                one.put("tone", choice.tone());
            }
        }
        putAccess(node, field.access());
        return node;
    }

    private static ObjectNode of(Label label) {
        return JsonNodeFactory.instance.objectNode().put("ja", label.ja()).put("en", label.en());
    }

    private static void putAccess(ObjectNode node, FieldAccess access) {
        putRule(node, "read", access.read());
        putRule(node, "write", access.write());
    }

    private static void putRule(ObjectNode node, String word, AccessRule rule) {
        if (!rule.equals(AccessRule.EVERYONE)) {
            ObjectNode one = node.putObject(word);
            putCodes(one, "roles", rule.roles());
            putCodes(one, "offices", rule.offices());
            putCodes(one, "sections", rule.sections());
            putCodes(one, "besides", rule.besides());
        }
    }

    private static void putCodes(ObjectNode node, String word, Set<String> codes) {
        if (!codes.isEmpty()) {
            ArrayNode list = node.putArray(word);
            new TreeSet<>(codes).forEach(list::add);
        }
    }

    private static void putFlag(ObjectNode node, String word, boolean value) {
        if (value) {
            node.put(word, true);
        }
    }

    private static void putText(ObjectNode node, String word, @Nullable String value) {
        if (value != null) {
            node.put(word, value);
        }
    }
}
