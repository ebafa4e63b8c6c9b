package jp.kakehashi.ledgerui.approvals;

import java.nio.file.Path;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.SavedFile;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.wire.ApprovalMessages.Approval;
import org.jspecify.annotations.Nullable;

/// Saves the sheet of a draft where a keeper says. Screen's thread only.
public final class SheetSaving {
    private final LedgerDesk desk;
    private final UiContext ui;

    /// Through `ui`.
    public SheetSaving(LedgerDesk desk, UiContext ui) {
        this.desk = desk;
        this.ui = ui;
    }

    /// Asks where the sheet of `approval` goes.
    public void ask(@Nullable Window window, Approval approval, LedgerDefinition definition) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(desk.texts().get("ledger.sheet.save"));
        String number = approval.number() == null ? "" : approval.number() + "_";
        chooser.setInitialFileName(
                (number + approval.title()).replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_") + ".pdf");
        var file = chooser.showSaveDialog(window);
        if (file != null) {
            save(file.toPath(), approval, definition);
        }
    }

    private void save(Path file, Approval approval, LedgerDefinition definition) {
        boolean training = ui.appearance().trainingProperty().get();
        DecisionSheet sheet = new DecisionSheet(desk, training);
        SavedFile.save(ui, file, () -> sheet.write(file, approval, definition));
    }
}
