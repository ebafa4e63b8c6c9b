package jp.kakehashi.vision.form;

import org.jspecify.annotations.Nullable;

/// A place on a form where somebody writes, marks or stamps.
///
/// @param group of choices of which one is needed; null for a field that stands alone
/// @param required asked for always; of a group it means that one of it is needed
/// @param requiredWhen an expression over other fields: asked for when it is true; null for none
/// @param isPrivate masked before any picture leaves the booth (an individual number)
public record FormField(
        String id,
        Kind kind,
        MmBox box,
        String label,
        boolean required,
        @Nullable String group,
        FilledBy filledBy,
        @Nullable String requiredWhen,
        boolean isPrivate) {

    /// What one does there.
    public enum Kind {
        /// Words or figures by hand.
        TEXT,
        /// A tick in a small printed box.
        CHECK,
        /// A ring around printed words.
        CHOICE,
        /// A seal.
        SEAL
    }

    /// Who fills it in. What the clerk fills in is never asked of the resident.
    public enum FilledBy {
        /// The person at the branch.
        RESIDENT,
        /// The clerk, later.
        CLERK
    }

    /// The name under which an omission is told: its group's, or its own.
    public String askedAs() {
        return group == null ? id : group;
    }
}
