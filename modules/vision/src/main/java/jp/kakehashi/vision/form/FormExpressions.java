package jp.kakehashi.vision.form;

import com.ezylang.evalex.parser.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.vision.form.FormExpression.Unreadable;
import org.jspecify.annotations.Nullable;

/// Reads the expressions of one form, each once. For one thread.
public final class FormExpressions {
    private final Map<String, FormField> fields = new HashMap<>();
    private final Map<String, List<FormField>> groups = new HashMap<>();
    private final Map<String, FormExpression> known = new HashMap<>();

    /// Expressions over the fields of `form`.
    public FormExpressions(PaperForm form) {
        for (FormField field : form.fields()) {
            fields.put(field.id(), field);
            if (field.group() != null) {
                groups.computeIfAbsent(field.group(), g -> new ArrayList<>()).add(field);
            }
        }
    }

    /// Reads an expression.
    ///
    /// @throws ProblemException `problem.form.damaged` when it is too long or too deep, cannot be
    ///     read, or names a field or a choice that is not there
    public FormExpression read(String text) {
        FormExpression expression = known.get(text);
        if (expression == null) {
            try {
                expression = parsed(text);
            } catch (Unreadable e) {
                throw damaged("expression", text);
            }
            known.put(text, expression);
        }
        return expression;
    }

    /// Refuses a form with an expression that cannot be worked out. Figures that were read decide
    /// nothing that is asked for, so only rules may use them.
    static void check(PaperForm form) {
        FormExpressions all = new FormExpressions(form);
        form.fields().forEach(f -> all.marks(f.requiredWhen()));
        form.attachments().forEach(a -> all.marks(a.requiredWhen()));
        form.rules().forEach(r -> all.read(r.when()));
    }

    private void marks(@Nullable String text) {
        if (text != null && read(text).readsFigures()) {
            throw damaged("requiredWhen", text);
        }
    }

    private static ProblemException damaged(String where, String text) {
        String shown = text.length() > 80 ? text.substring(0, 80) : text;
        return Problem.invalid("problem.form.damaged", where, shown).asException();
    }

    private FormExpression parsed(String text) throws Unreadable {
        boolean bounded =
                text.length() <= FormExpression.LONGEST && depth(text) <= FormExpression.DEEPEST;
        if (text.isBlank() || !bounded) {
            throw new Unreadable(text);
        }
        try {
            FormMeaning meaning = new FormMeaning(fields, groups);
            Function<FormFacts, Truth> truth = meaning.truth(FormWords.tree(text));
            return new FormExpression(truth, meaning.readsFigures());
        } catch (ParseException | NoSuchElementException | ArithmeticException e) {
            // The library's answer to a lone sign in a function's brackets, written(!).
            throw new Unreadable(text);
        }
    }

    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }
}
