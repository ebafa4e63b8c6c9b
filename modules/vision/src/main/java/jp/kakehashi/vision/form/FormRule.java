package jp.kakehashi.vision.form;

/// Something on a form that is wrong when `when` is true.
///
/// @param when an expression over the form's fields
/// @param says what is told to the clerk
/// @param hint whether it rests on figures that were read, and is therefore only a hint
public record FormRule(String id, String when, String says, boolean hint) {}
