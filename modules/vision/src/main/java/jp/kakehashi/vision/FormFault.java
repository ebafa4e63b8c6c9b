package jp.kakehashi.vision;

/// Something on a filled form that is wrong, for the clerk to look at; it blocks nothing.
///
/// @param id the rule's, or the name of the group with more than one mark
/// @param says what the pack tells about it; empty for {@link Kind#TWO_MARKED}
/// @param hint whether it rests on figures that were read
public record FormFault(Kind kind, String id, String says, boolean hint) {

    /// Why it is wrong.
    public enum Kind {
        /// A rule of the pack says so.
        RULE,
        /// More than one choice of a group is marked.
        TWO_MARKED
    }
}
