package jp.kakehashi.vision.form;

import org.jspecify.annotations.Nullable;

/// A paper that has to be shown with a form.
///
/// @param requiredWhen an expression over the form's fields; null when it is always asked for
public record FormAttachment(String id, String label, @Nullable String requiredWhen) {}
