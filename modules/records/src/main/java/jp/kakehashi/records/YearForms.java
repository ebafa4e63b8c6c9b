package jp.kakehashi.records;

import static jp.kakehashi.records.PackWords.flag;
import static jp.kakehashi.records.PackWords.onlyWords;
import static jp.kakehashi.records.PackWords.text;
import static jp.kakehashi.records.PackWords.wrong;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.kakehashi.records.FieldDefinition.LinkTarget;
import jp.kakehashi.records.FormulaText.Use;
import org.jspecify.annotations.Nullable;

/// What a {@link YearRule} has to be, and its words in a definition file.
final class YearForms {
    private static final Set<String> WORDS =
            Set.of(
                    "field",
                    "open",
                    "previous",
                    "accountsClosing",
                    "retention",
                    "reopen",
                    "destroy",
                    "lists");
    private static final Set<String> PERIODS = Set.of("1", "3", "5", "10", "30", "permanent");
    private static final int MOST_LISTED = 6;

    private YearForms() {}

    /// The year is a cell for all eyes: that a row is frozen tells of it.
    static boolean sound(LedgerDefinition definition) {
        YearRule rule = definition.year();
        if (rule == null) {
            return true;
        }
        boolean field =
                definition
                        .field(rule.field())
                        .filter(f -> f.type() == FieldType.DATE || f.type() == FieldType.NUMBER)
                        .filter(ViewForms::open)
                        .isPresent();
        boolean previous =
                definition
                        .field(rule.previous())
                        .filter(f -> back(definition, f.link()))
                        .filter(ViewForms::open)
                        .isPresent();
        boolean open =
                new FormulaText(definition, f -> ViewForms.forAll(definition, f))
                        .fault(rule.open(), Use.CONDITION)
                        .isEmpty();
        boolean listed =
                rule.lists().size() <= MOST_LISTED
                        && rule.lists().stream().allMatch(id -> listable(definition, id));
        return field && previous && open && listed && PERIODS.contains(rule.retention());
    }

    private static boolean back(LedgerDefinition definition, @Nullable LinkTarget link) {
        return link != null && link.ledger().equals(definition.id());
    }

    /// A list of destruction outlives what it names, so nobody's name goes on it.
    private static boolean listable(LedgerDefinition definition, FieldId id) {
        return definition
                .field(id)
                .filter(ViewForms::open)
                .filter(f -> f.formula() == null && f.link() == null)
                .filter(f -> f.type() != FieldType.PERSON && f.type() != FieldType.PHONE)
                .filter(f -> f.type() != FieldType.ATTACHMENTS && f.type() != FieldType.ADDRESS)
                .isPresent();
    }

    static @Nullable YearRule read(JsonNode root) {
        JsonNode rule = root.path("year");
        if (rule.isMissingNode()) {
            return null;
        }
        String at = "/year";
        onlyWords(rule, at, WORDS);
        List<FieldId> lists = new ArrayList<>();
        JsonNode list = rule.path("lists");
        if (!list.isMissingNode() && !list.isArray()) {
            throw wrong(at + "/lists");
        }
        for (JsonNode one : list) {
            lists.add(new FieldId(one.asText()));
        }
        JsonNode retention = rule.path("retention");
        return new YearRule(
                new FieldId(text(rule, at, "field")),
                text(rule, at, "open"),
                new FieldId(text(rule, at, "previous")),
                flag(rule, at, "accountsClosing"),
                retention.isInt() ? retention.asText() : text(rule, at, "retention"),
                DefinitionTree.rule(rule, at, "reopen"),
                DefinitionTree.rule(rule, at, "destroy"),
                lists,
                null);
    }

    static void write(ObjectNode root, @Nullable YearRule rule) {
        if (rule == null) {
            return;
        }
        ObjectNode node = root.putObject("year");
        node.put("field", rule.field().value());
        node.put("open", rule.open());
        node.put("previous", rule.previous().value());
        if (rule.accountsClosing()) {
            node.put("accountsClosing", true);
        }
        node.put("retention", rule.retention());
        DefinitionWords.putRule(node, "reopen", rule.reopen());
        DefinitionWords.putRule(node, "destroy", rule.destroy());
        if (!rule.lists().isEmpty()) {
            var list = node.putArray("lists");
            rule.lists().forEach(field -> list.add(field.value()));
        }
    }
}
