package jp.kakehashi.ui.control;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// What each thing in a list to choose from is called; nothing chosen is an empty word. Not for a
/// list in which one may write.
public final class InWords<T> extends StringConverter<T> {
    private final Function<T, String> called;

    /// Things as `called` says.
    public InWords(Function<T, String> called) {
        this.called = called;
    }

    @Override
    public String toString(@Nullable T thing) {
        return thing == null ? "" : called.apply(thing);
    }

    @Override
    public @Nullable T fromString(String text) {
        return null;
    }
}
