package jp.kakehashi.adminui.desk;

import java.io.File;
import java.util.List;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import org.jspecify.annotations.Nullable;

/// Rows of text that are saved as a spreadsheet where the person wants them. Screen's thread only.
public final class SavedRows {
    private final UiContext ui;
    private final AdminDesk desk;

    /// Saving by `desk`, told on the screen of `ui`.
    public SavedRows(UiContext ui, AdminDesk desk) {
        this.ui = ui;
        this.desk = desk;
    }

    /// Asks where, with the words of key `question` and `called` as a name; saves `rows` below the
    /// words of the keys `heads` unless nowhere.
    public void ask(
            @Nullable Window owner,
            String question,
            String called,
            List<String> heads,
            List<List<String>> rows) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(desk.texts().get(question));
        chooser.setInitialFileName(called);
        File file = chooser.showSaveDialog(owner);
        if (file != null) {
            List<String> words = heads.stream().map(head -> desk.texts().get(head)).toList();
            ui.tasks()
                    .run(
                            () -> {
                                desk.service().export(file.toPath(), words, rows);
                                return rows.size();
                            })
                    .onSuccess(
                            written -> ui.notices().show(Tone.OK, "admin.record.exported", written))
                    .onProblem(ui.dialogs()::problem);
        }
    }
}
