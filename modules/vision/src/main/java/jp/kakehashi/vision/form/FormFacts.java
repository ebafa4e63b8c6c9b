package jp.kakehashi.vision.form;

import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalLong;
import jp.kakehashi.vision.FieldReading;

/// What is known when a form's expressions are worked out.
///
/// @param readings of the fields by id; one that is not there cannot be told
/// @param figures that were read from fields, by id; a suggestion and never more
/// @param today what a day on the form is held against
public record FormFacts(
        Map<String, FieldReading> readings, Map<String, String> figures, LocalDate today) {

    private static final int MOST_FIGURES = 12;

    /// Marks and writing only, without any figure that was read.
    public static FormFacts of(Map<String, FieldReading> readings) {
        return new FormFacts(readings, Map.of(), LocalDate.EPOCH);
    }

    /// Whether somebody put something into the field.
    Truth filled(String field) {
        FieldReading reading = readings.get(field);
        if (reading == null || reading.state() == FieldReading.State.UNSURE) {
            return Truth.UNKNOWN;
        }
        return Truth.of(reading.state().filled());
    }

    /// Whether it is known that nothing is there.
    boolean blank(String field) {
        return filled(field) == Truth.FALSE;
    }

    /// The number read from a field in which something is written.
    OptionalLong number(String field) {
        String read = figures.getOrDefault(field, "");
        boolean usable = filled(field) == Truth.TRUE && read.length() <= MOST_FIGURES;
        return usable && read.matches("[0-9]+")
                ? OptionalLong.of(Long.parseLong(read))
                : OptionalLong.empty();
    }
}
