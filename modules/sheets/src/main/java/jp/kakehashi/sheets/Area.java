package jp.kakehashi.sheets;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A rectangle of a sheet, its edges included; rows from 1, columns from 0.
record Area(int top, int left, int bottom, int right) {
    private static final Pattern REFERENCE =
            Pattern.compile(
                    "\\$?([A-Z]{1,3})\\$?([0-9]{1,7})(?::\\$?([A-Z]{1,3})\\$?([0-9]{1,7}))?");

    /// `B2` or `B2:D9`; empty when it is neither.
    static Optional<Area> of(String reference) {
        Matcher matcher = REFERENCE.matcher(reference);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int left = CellAddresses.column(matcher.group(1));
        int top = Integer.parseInt(matcher.group(2));
        int right = matcher.group(3) == null ? left : CellAddresses.column(matcher.group(3));
        int bottom = matcher.group(4) == null ? top : Integer.parseInt(matcher.group(4));
        return top < 1 || bottom < top || right < left
                ? Optional.empty()
                : Optional.of(new Area(top, left, bottom, right));
    }

    boolean holds(int row, int column) {
        return row >= top && row <= bottom && column >= left && column <= right;
    }

    boolean meets(Area other) {
        return top <= other.bottom
                && bottom >= other.top
                && left <= other.right
                && right >= other.left;
    }

    int width() {
        return right - left + 1;
    }
}
