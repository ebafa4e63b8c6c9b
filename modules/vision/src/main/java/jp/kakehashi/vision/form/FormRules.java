package jp.kakehashi.vision.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.vision.FieldReading;
import org.jspecify.annotations.Nullable;

/// What is missing and what is wrong on a filled form, and which papers belong to it. What cannot
/// be told is neither missing nor wrong. Pure.
public final class FormRules {
    private FormRules() {}

    /// What is asked of the resident and known to be blank, in the form's order: ids of fields, and
    /// of a group whose fields are all known to be blank its name, once.
    public static List<String> missing(PaperForm form, Map<String, FieldReading> readings) {
        FormFacts facts = FormFacts.of(readings);
        Map<String, List<FormField>> together = new LinkedHashMap<>();
        for (FormField field : form.fields()) {
            // A group may bear the name of a field that stands alone.
            String key = (field.group() == null ? "f:" : "g:") + field.askedAs();
            together.computeIfAbsent(key, k -> new ArrayList<>()).add(field);
        }
        List<String> missing = new ArrayList<>();
        for (List<FormField> fields : together.values()) {
            if (fields.stream().allMatch(f -> facts.blank(f.id()))
                    && fields.stream().anyMatch(f -> asked(form, f, facts))) {
                missing.add(fields.getFirst().askedAs());
            }
        }
        return missing;
    }

    private static boolean asked(PaperForm form, FormField field, FormFacts facts) {
        return field.filledBy() == FormField.FilledBy.RESIDENT
                && (field.required()
                        || (field.requiredWhen() != null && so(form, field.requiredWhen(), facts)));
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
        for (FormRule rule : form.rules()) {
            FormExpression when = read(form, rule.when());
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
        FormFacts facts = FormFacts.of(readings);
        return form.attachments().stream()
                .filter(a -> a.requiredWhen() == null || so(form, a.requiredWhen(), facts))
                .toList();
    }

    /// Refuses a form with an expression that cannot be worked out. Figures that were read decide
    /// nothing that is asked for, so only rules may use them.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.form.damaged`
    static void check(PaperForm form) {
        form.fields().forEach(f -> marks(form, f.requiredWhen()));
        form.attachments().forEach(a -> marks(form, a.requiredWhen()));
        form.rules().forEach(r -> read(form, r.when()));
    }

    private static void marks(PaperForm form, @Nullable String expression) {
        if (expression != null && read(form, expression).readsFigures()) {
            throw Problem.invalid("problem.form.damaged", "requiredWhen", shown(expression))
                    .asException();
        }
    }

    private static boolean so(PaperForm form, String expression, FormFacts facts) {
        return read(form, expression).of(facts) == Truth.TRUE;
    }

    private static FormExpression read(PaperForm form, String expression) {
        try {
            return FormExpression.of(form.fields(), expression);
        } catch (FormExpression.Unreadable e) {
            throw Problem.invalid("problem.form.damaged", "expression", shown(expression))
                    .asException();
        }
    }

    private static String shown(String expression) {
        return expression.length() > 80 ? expression.substring(0, 80) : expression;
    }
}
