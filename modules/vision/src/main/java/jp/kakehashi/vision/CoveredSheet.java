package jp.kakehashi.vision;

import java.util.Set;

/// What lies over a sheet: a hand, a sleeve.
///
/// @param share of the sheet that it covers, 0 to 1
/// @param near the fields that it covers or that lie right beside it, by id
public record CoveredSheet(double share, Set<String> near) {
    /// Nothing lies over it.
    public static final CoveredSheet NONE = new CoveredSheet(0, Set.of());
}
