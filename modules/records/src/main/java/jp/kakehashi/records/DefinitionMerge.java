package jp.kakehashi.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Two people change one definition: what each changed, and both changes in one draft where they do
/// not meet. Pure.
public final class DefinitionMerge {
    private static final String FIELDS = "fields";

    private DefinitionMerge() {}

    /// One thing that differs between two versions.
    ///
    /// @param field null for the ledger itself
    /// @param word the word of the file, empty for a whole field that came or went, `fields` for
    ///     their order
    public record Difference(
            @Nullable FieldId field, String word, @Nullable JsonNode was, @Nullable JsonNode now) {}

    /// A draft with what the other changed in it.
    ///
    /// @param both what both changed; there the draft is as it was
    public record Merged(DefinitionDraft draft, List<Difference> both) {
        public Merged {
            both = List.copyOf(both);
        }
    }

    /// What `to` has otherwise than `from`, apart from the version.
    public static List<Difference> between(LedgerDefinition from, LedgerDefinition to) {
        ObjectNode was = DefinitionWords.of(from);
        ObjectNode now = DefinitionWords.of(to);
        List<Difference> found = new ArrayList<>();
        for (String word : words(was, now)) {
            if (!word.equals(FIELDS) && !word.equals("version")) {
                add(found, null, word, was.get(word), now.get(word));
            }
        }
        for (FieldDefinition field : to.fields()) {
            JsonNode mine = of(now, field.id());
            JsonNode theirs = of(was, field.id());
            if (theirs == null) {
                found.add(new Difference(field.id(), "", null, mine));
                continue;
            }
            for (String word : words(theirs, Objects.requireNonNull(mine))) {
                add(found, field.id(), word, theirs.get(word), mine.get(word));
            }
        }
        for (FieldDefinition field : from.fields()) {
            if (to.field(field.id()).isEmpty()) {
                found.add(new Difference(field.id(), "", of(was, field.id()), null));
            }
        }
        if (!order(from, to).equals(order(to, from))) {
            found.add(new Difference(null, FIELDS, null, null));
        }
        return found;
    }

    private static void add(
            List<Difference> found,
            @Nullable FieldId field,
            String word,
            @Nullable JsonNode was,
            @Nullable JsonNode now) {
        if (!Objects.equals(was, now)) {
            found.add(new Difference(field, word, was, now));
        }
    }

    private static List<FieldId> order(LedgerDefinition of, LedgerDefinition other) {
        return of.fields().stream()
                .map(FieldDefinition::id)
                .filter(id -> other.field(id).isPresent())
                .toList();
    }

    private static Set<String> words(JsonNode one, JsonNode other) {
        Set<String> words = new LinkedHashSet<>();
        one.fieldNames().forEachRemaining(words::add);
        other.fieldNames().forEachRemaining(words::add);
        return words;
    }

    private static @Nullable JsonNode of(JsonNode ledger, FieldId field) {
        int at = place(ledger.path(FIELDS), field);
        return at < 0 ? null : ledger.path(FIELDS).get(at);
    }

    /// Where a field stands in a list of fields; negative when it does not.
    public static int place(JsonNode fields, FieldId field) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).path("id").asText().equals(field.value())) {
                return i;
            }
        }
        return -1;
    }

    /// Takes into `draft`, which says `mine` and was made of `base`, what `theirs` changed
    /// meanwhile.
    public static Merged merge(
            DefinitionDraft draft,
            LedgerDefinition mine,
            LedgerDefinition base,
            LedgerDefinition theirs) {
        ObjectNode stands = DefinitionWords.of(mine);
        List<Difference> both = new ArrayList<>();
        DefinitionDraft merged = draft;
        for (Difference each : between(base, theirs)) {
            FieldId field = each.field();
            if (field == null && each.word().equals(FIELDS)) {
                continue;
            }
            JsonNode at = field == null ? stands : of(stands, field);
            if (each.word().isEmpty() && at == null && each.now() != null) {
                merged = merged.insert(each.now(), FIELDS, merged.at(FIELDS).size());
            } else if (each.word().isEmpty() || at == null) {
                both.add(each);
            } else if (Objects.equals(at.get(each.word()), each.was())) {
                merged = put(merged, each);
            } else if (!Objects.equals(at.get(each.word()), each.now())) {
                both.add(each);
            }
        }
        return new Merged(merged, both);
    }

    private static DefinitionDraft put(DefinitionDraft draft, Difference each) {
        FieldId field = each.field();
        return field == null
                ? draft.put(each.now(), each.word())
                : draft.put(each.now(), FIELDS, place(draft.at(FIELDS), field), each.word());
    }
}
