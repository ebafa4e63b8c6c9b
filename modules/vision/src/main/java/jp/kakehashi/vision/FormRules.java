package jp.kakehashi.vision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.kakehashi.vision.form.FormAttachment;
import jp.kakehashi.vision.form.FormExpression;
import jp.kakehashi.vision.form.FormExpressions;
import jp.kakehashi.vision.form.FormFacts;
import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.FormRule;
import jp.kakehashi.vision.form.PaperForm;
import jp.kakehashi.vision.form.Truth;

/// What is missing and what is wrong on a filled form, and which papers belong to it. What cannot
/// be told is neither missing nor wrong. Pure.
public final class FormRules {
    private FormRules() {}

    /// What the fields tell, with figures that were read from them.
    public static FormFacts facts(
            Map<String, FieldReading> readings, Map<String, String> figures, LocalDate today) {
        Map<String, Truth> filled = new HashMap<>();
        readings.forEach(
                (field, reading) -> {
                    if (reading.state() != FieldReading.State.UNSURE) {
                        filled.put(field, Truth.of(reading.state().filled()));
                    }
                });
        return new FormFacts(filled, figures, today);
    }

    private static FormFacts facts(Map<String, FieldReading> readings) {
        return facts(readings, Map.of(), LocalDate.EPOCH);
    }

    /// What is asked of the resident and known to be blank, in the form's order: ids of fields, and
    /// of a group whose fields are all known to be blank its name, once.
    public static List<String> missing(PaperForm form, Map<String, FieldReading> readings) {
        FormFacts facts = facts(readings);
        Map<String, List<FormField>> together = new LinkedHashMap<>();
        for (FormField field : form.fields()) {
            // A group may bear the name of a field that stands alone.
            String key = (field.group() == null ? "f:" : "g:") + field.askedAs();
            together.computeIfAbsent(key, k -> new ArrayList<>()).add(field);
        }
        FormExpressions expressions = new FormExpressions(form);
        List<String> missing = new ArrayList<>();
        for (List<FormField> fields : together.values()) {
            if (fields.stream().allMatch(f -> facts.filled(f.id()) == Truth.FALSE)
                    && fields.stream().anyMatch(f -> asked(f, expressions, facts))) {
                missing.add(fields.getFirst().askedAs());
            }
        }
        return missing;
    }

    private static boolean asked(FormField field, FormExpressions expressions, FormFacts facts) {
        return field.filledBy() == FormField.FilledBy.RESIDENT
                && (field.required()
                        || (field.requiredWhen() != null
                                && so(expressions, field.requiredWhen(), facts)));
    }

    /// Groups in which the resident marked more than one choice, in the form's order, then the
    /// pack's rules that are true.
    public static List<FormFault> wrong(PaperForm form, FormFacts facts) {
        List<FormFault> wrong = new ArrayList<>();
        Map<String, Integer> marks = new LinkedHashMap<>();
        for (FormField field : form.fields()) {
            boolean choice =
                    field.kind() == FormField.Kind.CHECK || field.kind() == FormField.Kind.CHOICE;
            if (field.group() != null
                    && choice
                    && field.filledBy() == FormField.FilledBy.RESIDENT
                    && facts.filled(field.id()) == Truth.TRUE) {
                marks.merge(field.group(), 1, Integer::sum);
            }
        }
        marks.forEach(
                (group, count) -> {
                    if (count > 1) {
                        wrong.add(new FormFault(FormFault.Kind.TWO_MARKED, group, "", false));
                    }
                });
        FormExpressions expressions = new FormExpressions(form);
        for (FormRule rule : form.rules()) {
            FormExpression when = expressions.read(rule.when());
            if (when.of(facts) == Truth.TRUE) {
                boolean hint = rule.hint() || when.readsFigures();
                wrong.add(new FormFault(FormFault.Kind.RULE, rule.id(), rule.says(), hint));
            }
        }
        return wrong;
    }

    /// The papers that have to come with what is marked now, in the pack's order.
    public static List<FormAttachment> attachments(
            PaperForm form, Map<String, FieldReading> readings) {
        FormFacts facts = facts(readings);
        FormExpressions expressions = new FormExpressions(form);
        return form.attachments().stream()
                .filter(a -> a.requiredWhen() == null || so(expressions, a.requiredWhen(), facts))
                .toList();
    }

    private static boolean so(FormExpressions expressions, String expression, FormFacts facts) {
        return expressions.read(expression).of(facts) == Truth.TRUE;
    }
}
