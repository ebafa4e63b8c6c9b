package jp.kakehashi.records;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.FieldDefinition.Choice;
import org.jspecify.annotations.Nullable;

/// What a newer version of a definition has to keep, so that whatever was written on an older one
/// still fits. Asked before publishing, and by the server, which trusts nobody.
public final class DefinitionRules {
    private static final int MOST_FIELDS = 200;

    private DefinitionRules() {}

    /// Refuses what `next` may not be; `newest` is null for a new ledger.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.definition.<what>` with the field
    public static void check(@Nullable LedgerDefinition newest, LedgerDefinition next) {
        if (next.fields().isEmpty() || next.fields().size() > MOST_FIELDS) {
            throw Problem.invalid("problem.definition.fields", MOST_FIELDS).asException();
        }
        FieldForms.ledgerFault(next)
                .ifPresent(
                        word -> {
                            throw Problem.invalid("problem.definition." + word, next.id())
                                    .asException();
                        });
        Set<FieldId> names = new HashSet<>();
        for (FieldDefinition field : next.fields()) {
            if (!names.add(field.id())) {
                throw broken("field_twice", field);
            }
            checkAlone(field);
        }
        FieldForms.fault(next)
                .ifPresent(
                        fault -> {
                            throw broken(named(fault.word()), next.fields().get(fault.field()));
                        });
        if (newest != null) {
            for (FieldDefinition old : newest.fields()) {
                FieldDefinition now =
                        next.field(old.id()).orElseThrow(() -> broken("field_removed", old));
                checkKept(old, now);
            }
        }
    }

    private static void checkAlone(FieldDefinition field) {
        if (field.choices().stream()
                .anyMatch(
                        c ->
                                IndividualNumber.in(c.code())
                                        || IndividualNumber.in(c.label().ja())
                                        || IndividualNumber.in(c.label().en()))) {
            throw broken("individual_number", field);
        }
    }

    private static String named(String word) {
        return switch (word) {
            case "numbers" -> "number_pattern";
            case "individualNumber" -> "individual_number_text";
            case "min", "max" -> "range";
            default -> word;
        };
    }

    private static void checkKept(FieldDefinition old, FieldDefinition now) {
        if (old.type() != now.type()) {
            throw broken("type_changed", now);
        }
        if (!Objects.equals(old.link(), now.link())) {
            throw broken("link_changed", now);
        }
        if (old.shownAs() != now.shownAs()) {
            throw broken("type_changed", now);
        }
        // A number under its own key can neither come into the open nor be gathered in afterwards.
        if (old.individualNumber() != now.individualNumber()) {
            throw broken("individual_number_changed", now);
        }
        if (now.checks().unique() && !old.checks().unique()) {
            throw broken("unique_added", now);
        }
        Set<String> codes = new HashSet<>();
        now.choices().stream().map(Choice::code).forEach(codes::add);
        if (old.choices().stream().anyMatch(c -> !codes.contains(c.code()))) {
            throw broken("choice_removed", now);
        }
        if (!Objects.equals(old.checks().numberPattern(), now.checks().numberPattern())) {
            throw broken("number_pattern", now);
        }
    }

    private static RuntimeException broken(String what, FieldDefinition field) {
        return Problem.invalid("problem.definition." + what, field.id()).asException();
    }
}
