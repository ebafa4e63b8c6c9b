package jp.kakehashi.vision.track;

import java.util.List;
import java.util.Map;
import jp.kakehashi.vision.FieldReading;
import jp.kakehashi.vision.SheetReading.Dot;
import jp.kakehashi.vision.register.PageMap;
import org.jspecify.annotations.Nullable;

/// What is known after a frame of a moving picture.
///
/// @param millis of the frame, on the caller's clock
/// @param sheet how many sheets were laid under the camera so far; 0 before the first
/// @param arrived whether the sheet is new with this frame
/// @param form the form's id; null when none is followed
/// @param reason why none is followed, or what is odd about the one that is; null for nothing
/// @param corners of the sheet in dots of the frame, clockwise from its own top left; empty without
///     a form
/// @param place where points of the template lie in this frame; null without a form
/// @param fields what is known of the sheet, over all frames of it; a field under a hand keeps what
///     was known of it
/// @param missing what is required and known to be blank
/// @param changes what became known with this frame
public record TrackedFrame(
        long millis,
        Phase phase,
        int sheet,
        boolean arrived,
        @Nullable String form,
        @Nullable String reason,
        List<Dot> corners,
        @Nullable PageMap place,
        Map<String, FieldReading> fields,
        List<String> missing,
        List<FieldChange> changes) {
    /// What the sheet does.
    public enum Phase {
        /// None that is known is there.
        LOOKING,
        /// It moves, or is about to be found anew.
        MOVING,
        /// It lies still, and where it lies is known exactly.
        STILL
    }
}
