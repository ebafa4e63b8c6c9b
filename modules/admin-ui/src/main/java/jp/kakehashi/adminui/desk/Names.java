package jp.kakehashi.adminui.desk;

import java.util.List;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Label;
import jp.kakehashi.ui.control.InWords;
import org.jspecify.annotations.Nullable;

/// A choice among the city's offices or sections by name.
public final class Names extends ComboBox<String> {
    /// A choice of `codes`, shown by `name`; a code that is chosen already is offered too.
    public Names(List<String> codes, Function<String, Label> name, String language, String chosen) {
        getItems().setAll(codes);
        if (!chosen.isEmpty() && !codes.contains(chosen)) {
            getItems().add(chosen);
        }
        setMaxWidth(Double.MAX_VALUE);
        setConverter(new InWords<>(code -> name.apply(code).in(language)));
        if (!chosen.isEmpty()) {
            setValue(chosen);
        }
    }

    /// The chosen code.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.admin.incomplete`
    public String chosen() {
        @Nullable String code = getValue();
        if (code == null) {
            throw Problem.invalid("problem.admin.incomplete").asException();
        }
        return code;
    }
}
