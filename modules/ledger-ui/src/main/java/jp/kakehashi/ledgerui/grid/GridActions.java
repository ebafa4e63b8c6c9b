package jp.kakehashi.ledgerui.grid;

import jp.kakehashi.ledgerui.links.LinkWords;

/// Where the grid's buttons lead; each opens another screen or a question.
public interface GridActions {
    /// To the list of ledgers.
    void back();

    /// Takes a workbook into this ledger.
    void importFile();

    /// To a cell, wherever its row stands.
    void goTo(CellPlace place);

    /// To the card of a row, of this ledger or another.
    void open(LinkWords.Way way);

    /// To what waits to be decided.
    void inbox();

    /// Writes the rows on show to a file.
    void export();

    /// Changes the ledger's definition.
    void design();

    /// Shows everything that can be done in this ledger.
    void menu();

    /// To the fiscal years.
    void years();

    /// To what was said and is not settled.
    void openComments();

    /// Something of this ledger is not for its reader any more: away from it, without asking.
    void withdrawn();
}
