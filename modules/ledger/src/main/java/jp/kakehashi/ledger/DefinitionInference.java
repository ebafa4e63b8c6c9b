package jp.kakehashi.ledger;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.AccessRule;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldDefinition.Choice;
import jp.kakehashi.records.FieldDefinition.FieldAccess;
import jp.kakehashi.records.FieldDefinition.FieldChecks;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.PostalAddress;
import jp.kakehashi.sheets.SheetFieldType;
import jp.kakehashi.sheets.SheetTable;
import org.jspecify.annotations.Nullable;

/// Makes a ledger's first definition from a table that was found in a file. Its owner is the
/// section of whoever imports it, which alone writes it; it is read there and by administrators.
/// Checks are for the owner to add afterwards.
final class DefinitionInference {
    private static final int LONGEST_NAME = 200;
    private static final int ID_LENGTH = 30;

    LedgerDefinition infer(String title, SheetTable table, Actor actor, Predicate<LedgerId> taken) {
        String owner = actor.section();
        if (owner.isBlank()) {
            throw Problem.invalid("problem.import.no_section").asException();
        }
        List<FieldDefinition> fields = new ArrayList<>();
        Set<String> used = new LinkedHashSet<>();
        boolean personal = false;
        for (int i = 0; i < table.fields().size(); i++) {
            SheetTable.Field column = table.fields().get(i);
            personal |= column.type() == SheetFieldType.PERSON;
            fields.add(field(table, i, column, used));
        }
        return new LedgerDefinition(
                ledgerId(title, owner, taken),
                1,
                label(title),
                owner,
                false,
                personal,
                new FieldAccess(
                        AccessRule.sections(Set.of(owner), Actor.ADMINISTRATOR),
                        AccessRule.sections(Set.of(owner))),
                fields);
    }

    private static FieldDefinition field(
            SheetTable table, int index, SheetTable.Field column, Set<String> used) {
        String slug = slug(column.name());
        String id = slug.isEmpty() ? "c%02d".formatted(index + 1) : slug;
        if (!used.add(id)) {
            id = "c%02d".formatted(index + 1);
            used.add(id);
        }
        String name = column.name().isBlank() ? column.column() : column.name();
        List<@Nullable String> cells = new ArrayList<>(table.rows().size());
        table.rows().forEach(row -> cells.add(row.get(index)));
        FieldType type = type(column.type());
        boolean free = type == FieldType.CHOICE && !ChoiceList.strong(name, cells);
        boolean lines = cells.stream().anyMatch(c -> c != null && c.indexOf('\n') >= 0);
        FieldType text = lines ? FieldType.LONG_TEXT : FieldType.TEXT;
        FieldType kept = free ? text : type;
        return new FieldDefinition(
                new FieldId(id),
                label(name),
                kept,
                FieldChecks.NONE,
                kept == FieldType.CHOICE ? ChoiceList.of(cells) : List.of(),
                FieldAccess.OPEN,
                false);
    }

    /// A name from a file in one line, as long as a name may be.
    private static Label label(String text) {
        String line = text.replaceAll("\\p{Cc}+", " ").strip();
        String name = line.length() > LONGEST_NAME ? line.substring(0, LONGEST_NAME) : line;
        return new Label(name, name);
    }

    private static FieldType type(SheetFieldType type) {
        return switch (type) {
            case TEXT -> FieldType.TEXT;
            case LONG_TEXT -> FieldType.LONG_TEXT;
            case NUMBER -> FieldType.NUMBER;
            case YEN -> FieldType.YEN;
            case DATE -> FieldType.DATE;
            case TIME -> FieldType.TIME;
            case CHECK -> FieldType.CHECK;
            case CHOICE -> FieldType.CHOICE;
            case PERSON -> FieldType.PERSON;
            case PHONE -> FieldType.PHONE;
        };
    }

    /// `text` from a sheet in the form that {@link jp.kakehashi.records.Values} reads.
    static String plain(FieldDefinition field, String text) {
        return switch (field.type()) {
            case TIME -> text.length() == "HH:MM:SS".length() ? text.substring(0, 5) : text;
            case PHONE -> Normalizer.normalize(text, Normalizer.Form.NFKC);
            case CHOICE -> code(field, text);
            case CHOICES ->
                    Arrays.stream(text.split("[、,，\\n]", -1))
                            .map(String::strip)
                            .filter(word -> !word.isEmpty())
                            .map(word -> code(field, word))
                            .collect(Collectors.joining("\n"));
            case ADDRESS -> PostalAddress.typed(text).map(PostalAddress::text).orElse(text);
            default -> text;
        };
    }

    private static String code(FieldDefinition field, String text) {
        return field.choices().stream()
                .filter(
                        c ->
                                c.code().equals(text)
                                        || c.label().ja().equals(text)
                                        || c.label().en().equals(text))
                .map(Choice::code)
                .findFirst()
                .orElse(text);
    }

    private static LedgerId ledgerId(String title, String owner, Predicate<LedgerId> taken) {
        String slug = slug(title);
        // Another section may have a file of the same name whose ledger cannot be seen from here.
        String rest = Integer.toHexString((owner + "/" + title).hashCode());
        String base = slug.isEmpty() ? "ledger_" + rest : slug;
        LedgerId id = new LedgerId(base);
        for (int n = 2; taken.test(id); n++) {
            id = new LedgerId(base + "_" + n);
        }
        return id;
    }

    /// Letters and digits of `name` as an id; empty when it has no Latin letters to begin with.
    private static String slug(String name) {
        String plain =
                Normalizer.normalize(name, Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "_")
                        .replaceAll("^[^a-z]+|_+$", "");
        return plain.length() > ID_LENGTH ? plain.substring(0, ID_LENGTH) : plain;
    }
}
