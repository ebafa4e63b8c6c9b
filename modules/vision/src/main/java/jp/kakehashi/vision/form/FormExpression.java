package jp.kakehashi.vision.form;

import java.util.function.Function;

/// An expression of a form, ready to be worked out ({@link FormExpressions} reads it): which of
/// its fields are marked, stamped or written. It names a check, a choice or a seal by its id, a
/// text as `written(id)`, the choice of a group as `group == "id"` (`""`: none of it), in
/// `! && || == !=`; over figures that were read `number(id)` with `== != < <= > >=`,
/// `later_than_today(era, y, m, d)` and `no_such_day(…)`. Immutable.
public final class FormExpression {
    /// Longest expression, in UTF-16 units.
    public static final int LONGEST = 500;

    /// Most brackets within one another.
    public static final int DEEPEST = 20;

    private final Function<FormFacts, Truth> meaning;
    private final boolean figures;

    FormExpression(Function<FormFacts, Truth> meaning, boolean figures) {
        this.meaning = meaning;
        this.figures = figures;
    }

    /// What it comes to.
    public Truth of(FormFacts facts) {
        return meaning.apply(facts);
    }

    /// Whether it rests on figures that were read, so that what it says is no more than a hint.
    public boolean readsFigures() {
        return figures;
    }

    /// An expression that a form cannot have.
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String what) {
            super(what);
        }
    }
}
