package jp.kakehashi.adminui.desk;

import java.time.LocalDate;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.ProblemTexts;
import jp.kakehashi.ui.control.TextLimit;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// A day to be typed, R9.4.1 or 2027-04-01, with what was understood below it. Empty is no day.
public final class DayField extends VBox {
    private static final int LONGEST = 40;

    private final AdminDesk desk;
    private final TextField field = new TextField();
    private final Label reading = new Label();

    /// A field under the words of `labelKey`; `emptyKey` says what it means when it is empty.
    public DayField(
            AdminDesk desk,
            Controls make,
            String labelKey,
            String emptyKey,
            @Nullable LocalDate day) {
        this.desk = desk;
        TextLimit.set(field, LONGEST, () -> {});
        field.promptTextProperty().bind(desk.texts().bind("admin.day.prompt"));
        reading.getStyleClass().addAll("t-s", "ink-3");
        Wrapping.of(reading);
        reading.setMinHeight(USE_PREF_SIZE);
        getStyleClass().add("day-field");
        getChildren().addAll(make.field(labelKey, field), reading);
        field.textProperty().addListener((source, was, now) -> read(emptyKey));
        field.setText(day == null ? "" : desk.day(day));
        read(emptyKey);
    }

    /// The day, null for none.
    ///
    /// @throws ProblemException `problem.date.…`
    public @Nullable LocalDate day() {
        String typed = field.getText().strip();
        return typed.isEmpty() ? null : desk.parseDay(typed);
    }

    private void read(String emptyKey) {
        reading.getStyleClass().remove("tone-bad");
        try {
            LocalDate day = day();
            reading.setText(day == null ? desk.texts().get(emptyKey) : desk.day(day));
        } catch (ProblemException e) {
            reading.getStyleClass().add("tone-bad");
            reading.setText(new ProblemTexts(desk.texts()).happened(e.problem()));
        }
    }
}
