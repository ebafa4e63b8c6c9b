package jp.kakehashi.practice.blanks;

import org.jspecify.annotations.Nullable;

/// What is asked for at a place of a blank.
record Ask(String id, String label, boolean always, @Nullable String when, boolean secret) {
    static Ask ask(String id, String label) {
        return new Ask(id, label, false, null, false);
    }

    Ask required() {
        return new Ask(id, label, true, when, secret);
    }

    /// Asked for when this expression is true.
    Ask when(String expression) {
        return new Ask(id, label, always, expression, secret);
    }

    /// An individual number.
    Ask hidden() {
        return new Ask(id, label, always, when, true);
    }

    /// The same for one of several places.
    Ask part(String suffix, String name) {
        return new Ask(id + suffix, name, always, when, secret);
    }
}
