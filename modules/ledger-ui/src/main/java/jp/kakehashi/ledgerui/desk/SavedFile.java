package jp.kakehashi.ledgerui.desk;

import java.nio.file.Path;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;

/// Writing a file where the person wants it, and telling them. Screen's thread only.
public final class SavedFile {
    private SavedFile() {}

    /// Runs `saving`, which writes `to`, in the background.
    public static void save(UiContext ui, Path to, Runnable saving) {
        ui.tasks()
                .run(
                        () -> {
                            saving.run();
                            return to;
                        })
                .onSuccess(
                        saved ->
                                ui.notices()
                                        .show(
                                                Tone.OK,
                                                "ledger.files.saved",
                                                String.valueOf(saved.getFileName())))
                .onProblem(ui.dialogs()::problem);
    }
}
