package jp.kakehashi.vision.form;

import com.ezylang.evalex.parser.ParseException;
import java.util.NoSuchElementException;
import java.util.function.Function;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/// An expression of a form, ready to be worked out: which of its fields are marked, stamped or
/// written. It names a check, a choice or a seal by its id, a text as `written(id)`, the choice of
/// a group as `group == "id"` (`""`: none of it), in `! && || == !=`; over figures that were read
/// `number(id)` with `== != < <= > >=`, `later_than_today(era, y, m, d)` and `no_such_day(…)`.
/// Immutable.
public final class FormExpression {
    /// Longest expression, in UTF-16 units.
    public static final int LONGEST = 500;

    /// Most brackets within one another.
    public static final int DEEPEST = 20;

    private final Function<FormFacts, Truth> meaning;
    private final boolean figures;

    private FormExpression(Function<FormFacts, Truth> meaning, boolean figures) {
        this.meaning = meaning;
        this.figures = figures;
    }

    /// Reads an expression over the fields of `form`.
    ///
    /// @throws ProblemException `problem.form.damaged` when it is too long or too deep, cannot be
    ///     read, or names a field or a choice that is not there
    public static FormExpression of(PaperForm form, String text) {
        try {
            return read(form, text);
        } catch (Unreadable e) {
            throw damaged("expression", text);
        }
    }

    /// Refuses a form with an expression that cannot be worked out. Figures that were read decide
    /// nothing that is asked for, so only rules may use them.
    static void check(PaperForm form) {
        form.fields().forEach(f -> marks(form, f.requiredWhen()));
        form.attachments().forEach(a -> marks(form, a.requiredWhen()));
        form.rules().forEach(r -> of(form, r.when()));
    }

    private static void marks(PaperForm form, @Nullable String text) {
        if (text != null && of(form, text).readsFigures()) {
            throw damaged("requiredWhen", text);
        }
    }

    private static ProblemException damaged(String where, String text) {
        String shown = text.length() > 80 ? text.substring(0, 80) : text;
        return Problem.invalid("problem.form.damaged", where, shown).asException();
    }

    private static FormExpression read(PaperForm form, String text) throws Unreadable {
        if (text.isBlank() || text.length() > LONGEST || depth(text) > DEEPEST) {
            throw new Unreadable(text);
        }
        try {
            FormMeaning meaning = new FormMeaning(form.fields());
            Function<FormFacts, Truth> truth = meaning.truth(FormWords.tree(text));
            return new FormExpression(truth, meaning.readsFigures());
        } catch (ParseException | NoSuchElementException | ArithmeticException e) {
            // The library's answer to a lone sign in a function's brackets, written(!).
            throw new Unreadable(text);
        }
    }

    /// What it comes to.
    public Truth of(FormFacts facts) {
        return meaning.apply(facts);
    }

    /// Whether it rests on figures that were read, so that what it says is no more than a hint.
    public boolean readsFigures() {
        return figures;
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

    /// An expression that a form cannot have.
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String what) {
            super(what);
        }
    }
}
