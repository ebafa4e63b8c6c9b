package jp.kakehashi.records;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kakehashi.records.FieldDefinition.FieldChecks;
import org.jspecify.annotations.Nullable;

/// What the parts of a definition have to be and owe each other: bounds are values of their field,
/// links name a ledger, formulas stand where something is calculated and can be worked out. Asked
/// when a definition is read and when it is published.
public final class FieldForms {
    private static final Set<FieldType> RESULTS =
            EnumSet.of(
                    FieldType.NUMBER,
                    FieldType.YEN,
                    FieldType.TEXT,
                    FieldType.DATE,
                    FieldType.CHECK);

    private FieldForms() {}

    /// What is wrong with a definition.
    ///
    /// @param field place of the field among its ledger's
    /// @param word the part of it that is wrong, as a definition file calls it
    public record Fault(int field, String word) {}

    /// What is wrong with a ledger apart from its fields, as a definition file calls it.
    public static Optional<String> ledgerFault(LedgerDefinition definition) {
        if (!FieldRules.named(definition.label())) {
            return Optional.of("name");
        }
        if (!FieldRules.coded(definition.owner())) {
            return Optional.of("owner");
        }
        if (!ViewForms.sound(definition)) {
            return Optional.of("views");
        }
        if (!GuardForms.sound(definition)) {
            return Optional.of("guard");
        }
        if (!PurposeForms.sound(definition)) {
            return Optional.of("purposes");
        }
        if (!YearForms.sound(definition)) {
            return Optional.of("year");
        }
        if (!TwinForms.sound(definition)) {
            return Optional.of(TwinForms.WORD);
        }
        if (!RuleForms.sound(definition)) {
            return Optional.of(RuleForms.WORD);
        }
        FieldId extract = definition.extract();
        boolean day =
                extract == null
                        || definition
                                .field(extract)
                                .filter(f -> f.type() == FieldType.DATE)
                                .isPresent();
        return day ? Optional.empty() : Optional.of("extract");
    }

    /// The first fault of a field of `definition`, if there is one.
    public static Optional<Fault> fault(LedgerDefinition definition) {
        List<FieldDefinition> fields = definition.fields();
        for (int i = 0; i < fields.size(); i++) {
            String alone = FieldRules.fault(fields.get(i));
            String word = alone == null ? fault(definition, fields.get(i)) : alone;
            if (word != null) {
                return Optional.of(new Fault(i, word));
            }
        }
        return Optional.empty();
    }

    private static @Nullable String fault(LedgerDefinition definition, FieldDefinition field) {
        FieldId replaces = field.replaces();
        if (replaces != null
                && (replaces.equals(field.id()) || definition.field(replaces).isEmpty())) {
            return "replaces";
        }
        if ((field.link() != null) != (field.type() == FieldType.LINK)) {
            return "link";
        }
        if ((field.formula() != null) != (field.type() == FieldType.CALCULATED)) {
            return "formula";
        }
        if (field.type() == FieldType.CHOICES
                && field.choices().stream().anyMatch(c -> c.code().contains("\n"))) {
            return "choices";
        }
        FieldDefinition.Formula formula = field.formula();
        if (formula == null) {
            return null;
        }
        if (!field.checks().equals(FieldChecks.NONE)) {
            return "required";
        }
        if (!RESULTS.contains(formula.result())) {
            return "result";
        }
        return Calculation.sound(definition, field) ? null : "formula";
    }
}
