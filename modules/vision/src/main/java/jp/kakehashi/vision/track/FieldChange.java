package jp.kakehashi.vision.track;

import jp.kakehashi.vision.FieldReading.State;

/// A field about which something else is known than before.
///
/// @param from `UNSURE` when nothing was known of it
/// @param millis when it was seen, on the clock of the frames
public record FieldChange(String field, State from, State to, long millis) {}
