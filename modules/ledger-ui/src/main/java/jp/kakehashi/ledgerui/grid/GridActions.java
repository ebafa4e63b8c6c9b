package jp.kakehashi.ledgerui.grid;

/// Where the grid's buttons lead; each opens another screen or a question.
public interface GridActions {
    /// To the list of ledgers.
    void back();

    /// Takes a workbook into this ledger.
    void importFile();

    /// To a cell, wherever its row stands.
    void goTo(CellPlace place);

    /// Writes the rows on show to a file.
    void export();
}
