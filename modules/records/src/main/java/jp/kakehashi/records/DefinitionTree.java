package jp.kakehashi.records;

import static jp.kakehashi.records.PackWords.flag;
import static jp.kakehashi.records.PackWords.onlyWords;
import static jp.kakehashi.records.PackWords.optional;
import static jp.kakehashi.records.PackWords.text;
import static jp.kakehashi.records.PackWords.wrong;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.kakehashi.records.FieldDefinition.Choice;
import jp.kakehashi.records.FieldDefinition.FieldAccess;
import jp.kakehashi.records.FieldDefinition.FieldChecks;
import jp.kakehashi.records.FieldDefinition.Formula;
import jp.kakehashi.records.FieldDefinition.LinkTarget;
import jp.kakehashi.records.FieldDefinition.Showing;
import org.jspecify.annotations.Nullable;

/// The words of a definition file and what they mean; {@link DefinitionWords} writes them.
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
                    "fields",
                    "views",
                    "approval",
                    "guard",
                    "extract",
                    "year",
                    TwinForms.WORD,
                    "purposes",
                    RuleForms.WORD);
    private static final Set<String> APPROVAL_WORDS = Set.of("route", "amount");
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
                    "individualNumber",
                    "link",
                    "formula",
                    "result",
                    "heading",
                    "retired",
                    "replaces");
    private static final Set<String> GUARD_WORDS = Set.of("field", "values", "seenBy", "shows");
    private static final Set<String> LINK_WORDS = Set.of("ledger", "shows");
    private static final Set<String> CHOICE_WORDS = Set.of("code", "name", "tone", "retired");
    private static final Set<String> RULE_WORDS = Set.of("roles", "offices", "sections", "besides");

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
        LedgerDefinition definition = definition(fields);
        FieldForms.ledgerFault(definition)
                .ifPresent(
                        word -> {
                            throw wrong("/" + word);
                        });
        FieldForms.fault(definition)
                .ifPresent(
                        fault -> {
                            throw wrong("/fields/" + fault.field() + "/" + fault.word());
                        });
        return definition;
    }

    private LedgerDefinition definition(List<FieldDefinition> fields) {
        return new LedgerDefinition(
                new LedgerId(text(root, "", "ledger")),
                version(),
                label(root, ""),
                text(root, "", "owner"),
                flag(root, "", "authorsResolve"),
                flag(root, "", "personal"),
                access(root, ""),
                fields,
                ViewTree.views(root, "", "views"),
                approval(fields),
                guard(),
                extract(),
                YearForms.read(root),
                TwinForms.read(root),
                PurposeForms.read(root),
                RuleForms.read(root));
    }

    /// What the route says is looked at where it is used; here it has to be there.
    private @Nullable ApprovalRule approval(List<FieldDefinition> fields) {
        JsonNode rule = root.path("approval");
        if (rule.isMissingNode()) {
            return null;
        }
        onlyWords(rule, "/approval", APPROVAL_WORDS);
        if (!rule.path("route").isObject()) {
            throw wrong("/approval/route");
        }
        String amount = optional(rule, "/approval", "amount");
        FieldId money = amount == null ? null : new FieldId(amount);
        if (money != null
                && fields.stream()
                        .noneMatch(f -> f.id().equals(money) && f.type() == FieldType.YEN)) {
            throw wrong("/approval/amount");
        }
        return new ApprovalRule(new PackYaml().write(rule.path("route")), money);
    }

    private @Nullable FieldId extract() {
        String field = optional(root, "", "extract");
        return field == null ? null : new FieldId(field);
    }

    private @Nullable RowGuard guard() {
        JsonNode guard = root.path("guard");
        if (guard.isMissingNode()) {
            return null;
        }
        onlyWords(guard, "/guard", GUARD_WORDS);
        return new RowGuard(
                new FieldId(text(guard, "/guard", "field")),
                codes(guard, "/guard", "values"),
                rule(guard, "/guard", "seenBy"),
                codes(guard, "/guard", "shows").stream()
                        .map(FieldId::new)
                        .collect(Collectors.toSet()));
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
        FieldType type = type(node, at, "type");
        List<Choice> choices = choices(node, at, type);
        FieldChecks checks = checks(node, at);
        return new FieldDefinition(
                new FieldId(text(node, at, "id")),
                label(node, at),
                type,
                checks,
                choices,
                access(node, at),
                flag(node, at, "individualNumber"),
                link(node, at),
                formula(node, at),
                showing(node, at));
    }

    private static Showing showing(JsonNode node, String at) {
        String replaces = optional(node, at, "replaces");
        return new Showing(
                node.has("heading") ? label(node, at, "heading") : null,
                flag(node, at, "retired"),
                replaces == null ? null : new FieldId(replaces));
    }

    private static @Nullable LinkTarget link(JsonNode node, String at) {
        JsonNode link = node.path("link");
        if (link.isMissingNode()) {
            return null;
        }
        String place = at + "/link";
        onlyWords(link, place, LINK_WORDS);
        return new LinkTarget(
                new LedgerId(text(link, place, "ledger")), new FieldId(text(link, place, "shows")));
    }

    private static @Nullable Formula formula(JsonNode node, String at) {
        String expression = optional(node, at, "formula");
        if (expression == null) {
            if (node.has("result")) {
                throw wrong(at + "/result");
            }
            return null;
        }
        boolean said = node.has("result");
        return new Formula(expression, said ? type(node, at, "result") : FieldType.NUMBER);
    }

    private static FieldType type(JsonNode node, String at, String name) {
        String word = text(node, at, name);
        for (FieldType type : FieldType.values()) {
            if (word.equals(type.name().toLowerCase(Locale.ROOT))) {
                return type;
            }
        }
        throw wrong(at + "/" + name);
    }

    private static FieldChecks checks(JsonNode node, String at) {
        return new FieldChecks(
                flag(node, at, "required"),
                flag(node, at, "unique"),
                optional(node, at, "pattern"),
                optional(node, at, "min"),
                optional(node, at, "max"),
                optional(node, at, "numbers"));
    }

    private static List<Choice> choices(JsonNode node, String at, FieldType type) {
        JsonNode list = node.path("choices");
        if (!type.chosen()) {
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
            if (tone != null && !FieldRules.TONES.contains(tone)) {
                throw wrong(place + "/tone");
            }
            choices.add(
                    new Choice(
                            text(list.get(i), place, "code"),
                            label(list.get(i), place),
                            tone == null ? "info" : tone,
                            flag(list.get(i), place, "retired")));
        }
        return choices;
    }

    private static FieldAccess access(JsonNode node, String at) {
        return new FieldAccess(rule(node, at, "read"), rule(node, at, "write"));
    }

    static AccessRule rule(JsonNode node, String at, String word) {
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

    static Label label(JsonNode node, String at) {
        return label(node, at, "name");
    }

    static Label label(JsonNode node, String at, String word) {
        JsonNode name = node.path(word);
        if (name.isTextual() && !name.textValue().isBlank()) {
            return new Label(name.textValue(), name.textValue());
        }
        String ja = text(name, at + "/" + word, "ja");
        String en = optional(name, at + "/" + word, "en");
        return new Label(ja, en == null ? ja : en);
    }
}
