package jp.kakehashi.records.comments;

import org.jspecify.annotations.Nullable;

/// An act with its place in head office's one order of acts.
///
/// @param seq the place; 0 while head office does not have it
/// @param problem key of why head office does not take it; null otherwise
public record PlacedAct(long seq, CommentAct act, @Nullable String problem) {
    /// An act that was given its place.
    public PlacedAct(long seq, CommentAct act) {
        this(seq, act, null);
    }
}
