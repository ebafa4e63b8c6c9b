package jp.kakehashi.ledger;

import java.util.Set;

/// What of an import its ledger has already.
///
/// @param identical the rows, counted from 0, that stand there with the same values in every column
///     that goes anywhere
/// @param changed how many other rows have a number that stands there with other values
/// @param leftOut whether the identical ones stay out of the ledger
public record Overlap(Set<Integer> identical, int changed, boolean leftOut) {
    /// Nothing is there.
    public static final Overlap NONE = new Overlap(Set.of(), 0, true);

    public Overlap {
        identical = Set.copyOf(identical);
    }

    /// The same with the identical rows left out or not.
    public Overlap leavingOut(boolean out) {
        return new Overlap(identical, changed, out);
    }
}
