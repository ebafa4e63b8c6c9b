package jp.kakehashi.vision;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one picture of a sheet says.
///
/// @param form the form's id; null when the sheet is none that is known
/// @param reason why there is no form: `unknown-form`, `no-page`, `dark`, `two-forms` (whose fields
///     could be taken for each other's), `unreadable-image`, `too-large`, `took-too-long`; or
///     `part-of-page` beside a form that the picture cuts off; else null
/// @param pageCorners of the physical sheet in dots of the picture, clockwise from its own top
///     left; empty without a form
/// @param toImage where points of the template lie in the picture, at least 8 × 8; empty without a
///     form
/// @param fields by id, in the form's order
/// @param missing what is required and known to be blank: ids, or a group's name once
public record SheetReading(
        @Nullable String form,
        @Nullable String reason,
        List<Dot> pageCorners,
        List<Place> toImage,
        Map<String, FieldReading> fields,
        List<String> missing,
        Millis millis) {

    /// A point of the picture, in dots; the middle of the first dot is 0, 0.
    public record Dot(double x, double y) {}

    /// A point of the template and where it is seen.
    public record Place(double xMm, double yMm, double xPx, double yPx) {}

    /// How long each step took.
    public record Millis(
            double decode, double recognise, double register, double score, double total) {}

    /// No form, for this reason.
    public static SheetReading none(String reason, Millis millis) {
        return new SheetReading(null, reason, List.of(), List.of(), Map.of(), List.of(), millis);
    }
}
