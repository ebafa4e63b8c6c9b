package jp.kakehashi.ledgerui.transfer.sheet;

import org.jspecify.annotations.Nullable;

/// Where a keeper is in the picture of a file; outlives the picture, which is drawn anew after
/// everything that is pointed at. Screen's thread only.
public final class LookState {
    /// What is shown of the import.
    enum Tab {
        PICTURE,
        RESULT,
        CHANGES
    }

    Tab tab = Tab.PICTURE;
    @Nullable String sheet;
    int row = 1;
    int column;
    int lastRow = 1;
    int topRow = 1;
    int leftColumn;

    /// At the beginning of a file.
    public LookState() {}

    /// Goes to a cell; several rows are held when `lastRow` is another one.
    void go(int toRow, int toColumn) {
        row = toRow;
        lastRow = toRow;
        column = toColumn;
    }

    int firstHeld() {
        return Math.min(row, lastRow);
    }

    int lastHeld() {
        return Math.max(row, lastRow);
    }
}
