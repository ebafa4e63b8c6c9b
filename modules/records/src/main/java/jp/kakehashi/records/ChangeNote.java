package jp.kakehashi.records;

import org.jspecify.annotations.Nullable;

/// Why a change was made and by what authority.
///
/// @param reason in the author's words
/// @param onBehalfOf staff number of the person it was done for
/// @param decision document number (文書番号) of the decision it carries out
/// @param override a reason given to overrule required, pattern and range checks
/// @param provisional the provisional number (朝-仮-0003) shown while a new row was not yet at head
///     office
/// @param source the import that a new row came with
public record ChangeNote(
        @Nullable String reason,
        @Nullable String onBehalfOf,
        @Nullable String decision,
        @Nullable String override,
        @Nullable String provisional,
        @Nullable ImportMark source) {

    /// Of no import.
    public ChangeNote(
            @Nullable String reason,
            @Nullable String onBehalfOf,
            @Nullable String decision,
            @Nullable String override,
            @Nullable String provisional) {
        this(reason, onBehalfOf, decision, override, provisional, null);
    }

    /// Nothing to add.
    public static final ChangeNote NONE = new ChangeNote(null, null, null, null, null);

    /// Only a reason.
    public static ChangeNote because(String reason) {
        return new ChangeNote(reason, null, null, null, null);
    }

    /// The same for a row that came with `mark`.
    public ChangeNote from(ImportMark mark) {
        return new ChangeNote(reason, onBehalfOf, decision, override, provisional, mark);
    }
}
