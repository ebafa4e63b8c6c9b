package jp.kakehashi.ledgerui.transfer.sheet;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import jp.kakehashi.ledger.ImportPointing;
import jp.kakehashi.sheets.SheetLook;

/// What a keeper does in the picture of a file. Screen's thread only.
public interface LookActions {
    /// Says something of the file; it is read again.
    void point(UnaryOperator<ImportPointing> how);

    /// Takes back the last that was said.
    void undo();

    /// Says it again.
    void redo();

    boolean canUndo();

    boolean canRedo();

    /// Fetches rows of a sheet from row `from` on; `then` is told on the screen's thread.
    void page(String sheet, int from, Consumer<SheetLook> then);
}
