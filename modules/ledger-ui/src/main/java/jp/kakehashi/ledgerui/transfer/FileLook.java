package jp.kakehashi.ledgerui.transfer;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import jp.kakehashi.ledger.FileReading;
import jp.kakehashi.ledger.ImportPointing;
import jp.kakehashi.ledgerui.transfer.sheet.LookActions;
import jp.kakehashi.sheets.SheetHints;
import jp.kakehashi.sheets.SheetLook;
import jp.kakehashi.ui.UiTasks;

/// What is done in the picture of a file, brought to the import. Screen's thread only.
final class FileLook implements LookActions {
    private final ImportViewModel model;
    private final UiTasks tasks;
    private final Path file;

    FileLook(ImportViewModel model, UiTasks tasks, Path file) {
        this.model = model;
        this.tasks = tasks;
        this.file = file;
    }

    @Override
    public void point(UnaryOperator<ImportPointing> how) {
        model.point(how);
    }

    @Override
    public void undo() {
        model.unpoint();
    }

    @Override
    public void redo() {
        model.repoint();
    }

    @Override
    public boolean canUndo() {
        return model.pointing().canGoBack();
    }

    @Override
    public boolean canRedo() {
        return model.pointing().canGoForward();
    }

    @Override
    public void page(String sheet, int from, Consumer<SheetLook> then) {
        SheetHints hints = model.pointing().now().hints();
        tasks.run(() -> FileReading.look(file, hints, sheet, from)).onSuccess(then);
    }
}
