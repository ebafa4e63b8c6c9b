package jp.kakehashi.records;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.kakehashi.records.FieldDefinition.Choice;
import jp.kakehashi.records.FieldDefinition.FieldAccess;
import jp.kakehashi.records.FieldDefinition.FieldChecks;
import jp.kakehashi.records.FieldDefinition.Formula;
import jp.kakehashi.records.FieldDefinition.LinkTarget;
import org.jspecify.annotations.Nullable;

/// A definition in the words of a definition file, as {@link DefinitionTree} reads them.
final class DefinitionWords {
    private DefinitionWords() {}

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
        if (!definition.views().isEmpty()) {
            root.set("views", ViewWords.of(definition.views()));
        }
        ApprovalRule approval = definition.approval();
        if (approval != null) {
            ObjectNode rule = root.putObject("approval");
            FieldId amount = approval.amount();
            putText(rule, "amount", amount == null ? null : amount.value());
            rule.set("route", new PackYaml().read(approval.route()));
        }
        putGuard(root, definition.guard());
        YearForms.write(root, definition.year());
        TwinForms.write(root, definition.twins());
        PurposeForms.write(root, definition.purposes());
        RuleForms.write(root, definition.rules());
        FieldId extract = definition.extract();
        if (extract != null) {
            root.put("extract", extract.value());
        }
        return root;
    }

    private static void putGuard(ObjectNode root, @Nullable RowGuard guard) {
        if (guard != null) {
            ObjectNode node = root.putObject("guard");
            node.put("field", guard.field().value());
            putCodes(node, "values", guard.values());
            putRule(node, "seenBy", guard.seenBy());
            putCodes(
                    node,
                    "shows",
                    guard.shows().stream().map(FieldId::value).collect(Collectors.toSet()));
        }
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
                putFlag(one, "retired", choice.retired());
            }
        }
        putForm(node, field);
        if (field.heading() != null) {
            node.set("heading", of(field.heading()));
        }
        putFlag(node, "retired", field.retired());
        putText(node, "replaces", field.replaces() == null ? null : field.replaces().value());
        putAccess(node, field.access());
        return node;
    }

    private static void putForm(ObjectNode node, FieldDefinition field) {
        LinkTarget link = field.link();
        if (link != null) {
            node.putObject("link")
                    .put("ledger", link.ledger().value())
                    .put("shows", link.shows().value());
        }
        Formula formula = field.formula();
        if (formula != null) {
            node.put("formula", formula.expression());
            node.put("result", formula.result().name().toLowerCase(Locale.ROOT));
        }
    }

    static ObjectNode of(Label label) {
        return JsonNodeFactory.instance.objectNode().put("ja", label.ja()).put("en", label.en());
    }

    private static void putAccess(ObjectNode node, FieldAccess access) {
        putRule(node, "read", access.read());
        putRule(node, "write", access.write());
    }

    static void putRule(ObjectNode node, String word, AccessRule rule) {
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
