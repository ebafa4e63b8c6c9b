package jp.kakehashi.ledgerui.design;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.DefinitionMerge.Difference;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import org.jspecify.annotations.Nullable;

/// A definition's parts, mistakes and differences in a keeper's words. From any thread.
final class DesignWords {
    private static final String WORD = "ledger.design.word.";
    private static final int LONGEST = 60;
    private static final Set<String> PLAIN = Set.of("syntax", "too_large");

    private final LedgerDesk desk;

    DesignWords(LedgerDesk desk) {
        this.desk = desk;
    }

    /// What a type is called.
    String type(FieldType type) {
        String[] parts = type.name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder key = new StringBuilder("ledger.type.").append(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            key.append(Character.toUpperCase(parts[i].charAt(0))).append(parts[i].substring(1));
        }
        return desk.texts().get(key.toString());
    }

    /// What a word of the file is called on screen; the word itself where nobody knows it.
    String word(String word) {
        String key = WORD + word;
        return desk.texts().has(key) ? desk.texts().get(key) : word;
    }

    /// How long something is kept, by its word in the file.
    String retention(String word) {
        return word.chars().allMatch(Character::isDigit)
                ? desk.texts().get("ledger.design.retention.years", word)
                : desk.texts().get("ledger.design.retention.permanent");
    }

    /// A name as a draft says it, in the language of the screen.
    String name(JsonNode name) {
        return name.isObject()
                ? name.path(desk.language()).asText(name.path("ja").asText())
                : name.asText();
    }

    /// What is wrong with a draft, and where.
    String mistake(Mistake mistake, DesignViewModel model) {
        String key = mistake.problem().key();
        if (!key.equals("problem.pack.content")) {
            LedgerDefinition form = model.form();
            return desk.words(mistake.problem(), PLAIN.contains(key) ? null : form);
        }
        String word = mistake.word();
        boolean known = desk.texts().has(WORD + word);
        String what =
                !known
                        ? desk.texts().get("ledger.design.mistake.unknown", word)
                        : desk.texts().has("ledger.design.mistake." + word)
                                ? desk.texts().get("ledger.design.mistake." + word, "{n}", "{n:4}")
                                : desk.texts().get("ledger.design.mistake.other", word(word));
        if (mistake.field() == Mistake.LEDGER) {
            return what;
        }
        JsonNode field = model.field(mistake.field());
        String name = name(field.path("name"));
        return desk.texts()
                .get(
                        "ledger.design.mistake.at",
                        name.isEmpty() ? Integer.toString(mistake.field() + 1) : name,
                        what);
    }

    /// One difference as a line.
    String difference(
            Difference each, @Nullable LedgerDefinition was, @Nullable LedgerDefinition now) {
        FieldId field = each.field();
        if (field == null) {
            return each.word().equals("fields")
                    ? desk.texts().get("ledger.design.diff.order")
                    : desk.texts()
                            .get(
                                    "ledger.design.diff.ledger",
                                    word(each.word()),
                                    shown(each.was()),
                                    shown(each.now()));
        }
        String name = label(field, now, was);
        if (each.word().isEmpty()) {
            return desk.texts()
                    .get(
                            each.was() == null
                                    ? "ledger.design.diff.added"
                                    : "ledger.design.diff.gone",
                            name);
        }
        return desk.texts()
                .get(
                        "ledger.design.diff.field",
                        name,
                        word(each.word()),
                        shown(each.was()),
                        shown(each.now()));
    }

    private String label(
            FieldId field, @Nullable LedgerDefinition now, @Nullable LedgerDefinition was) {
        FieldDefinition found = now == null ? null : now.field(field).orElse(null);
        if (found == null && was != null) {
            found = was.field(field).orElse(null);
        }
        return found == null ? field.value() : found.label().in(desk.language());
    }

    private String shown(@Nullable JsonNode value) {
        if (value == null) {
            return desk.texts().get("ledger.value.empty");
        }
        if (value.isBoolean()) {
            return desk.texts().get(value.booleanValue() ? "ledger.check.on" : "ledger.check.off");
        }
        String text =
                value.has("ja")
                        ? name(value)
                        : value.isValueNode() ? value.asText() : value.toString();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
