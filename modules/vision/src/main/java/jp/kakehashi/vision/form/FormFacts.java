package jp.kakehashi.vision.form;

import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalLong;

/// What is known when a form's expressions are worked out.
///
/// @param filled by the id of a field: whether somebody put something there; one that is not in it
///     cannot be told
/// @param figures that were read from fields, by id; a suggestion and never more
/// @param today what a day on the form is held against
public record FormFacts(Map<String, Truth> filled, Map<String, String> figures, LocalDate today) {

    private static final int MOST_FIGURES = 12;

    /// Whether somebody put something into the field.
    public Truth filled(String field) {
        return filled.getOrDefault(field, Truth.UNKNOWN);
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
