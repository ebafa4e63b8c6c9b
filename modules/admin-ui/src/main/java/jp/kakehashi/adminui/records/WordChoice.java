package jp.kakehashi.adminui.records;

import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// A choice among codes, shown in words; the empty code, which is any of them, comes first.
final class WordChoice extends ComboBox<String> {

    /// Offers `codes`; keeps what is chosen where it is still among them.
    void offer(List<String> codes, UnaryOperator<String> words) {
        @Nullable String chosen = getValue();
        setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable String code) {
                        return words.apply(code == null ? "" : code);
                    }

                    @Override
                    public @Nullable String fromString(String text) {
                        return null;
                    }
                });
        getItems().setAll(codes);
        getItems().addFirst("");
        setValue(chosen != null && codes.contains(chosen) ? chosen : "");
    }

    /// The chosen code, empty for any.
    String code() {
        @Nullable String chosen = getValue();
        return chosen == null ? "" : chosen;
    }
}
