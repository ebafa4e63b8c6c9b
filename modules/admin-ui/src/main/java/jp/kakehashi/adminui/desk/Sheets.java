package jp.kakehashi.adminui.desk;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Dialogs.Question;
import jp.kakehashi.ui.control.Focus;
import jp.kakehashi.ui.control.ProblemView;
import jp.kakehashi.ui.control.UiContext;

/// A form in a dialog: its fields, what is wrong with them, and the buttons. While head office is
/// asked nothing can be changed; what it refuses is told with the fields as they are. Screen's
/// thread only.
public final class Sheets {
    private final UiContext ui;

    /// Forms over the window of `ui`.
    public Sheets(UiContext ui) {
        this.ui = ui;
    }

    /// Reads a form; expected mistakes are thrown as `ProblemException`.
    @FunctionalInterface
    public interface Reader<T> {
        /// What the fields say.
        Callable<T> read();
    }

    /// Shows a form under the words of `titleKey` and `noteKey`; `read` turns the fields into what
    /// is asked of head office, `done` is told the answer after the form has gone.
    public <T> void show(
            Words words, List<? extends Node> fields, Reader<T> read, Consumer<T> done) {
        Controls make = ui.controls();
        VBox problemPlace = new VBox();
        VBox body = new VBox(12);
        body.getChildren().addAll(fields);
        Button stay = make.secondary("ui.dialog.cancel", "Esc", ui.dialogs()::close);
        VBox sheet = new VBox(14);
        Button go =
                make.primary(
                        words.verbKey(),
                        "Ctrl Enter",
                        () -> submit(sheet, problemPlace, read, done));
        go.setDefaultButton(true);
        HBox buttons = new HBox(8, make.spring(), stay, go);
        sheet.getChildren().add(make.section(words.titleKey(), words.args().toArray()));
        sheet.getChildren().add(make.note(words.noteKey(), words.args().toArray()));
        sheet.getChildren().addAll(body, problemPlace, buttons);
        sheet.getStyleClass().addAll("dialog-content", "admin-sheet");
        ui.dialogs().show(sheet, ui.dialogs()::close);
        Focus.enter(body);
    }

    /// The keys of a form's title, of what it is for, and of its button; `args` go into the first
    /// two.
    public record Words(String titleKey, String noteKey, String verbKey, List<Object> args) {
        public Words {
            args = List.copyOf(args);
        }

        /// Words about `args`.
        public static Words of(String titleKey, String noteKey, String verbKey, Object... args) {
            return new Words(titleKey, noteKey, verbKey, List.of(args));
        }
    }

    /// Asks before `act` is asked of head office; `done` is told the answer, a refusal is shown.
    public <T> void ask(Question question, Callable<T> act, Consumer<T> done) {
        ui.dialogs()
                .confirm(
                        question,
                        () -> ui.tasks().run(act).onSuccess(done).onProblem(ui.dialogs()::problem));
    }

    /// What is written in a field of a form.
    ///
    /// @throws ProblemException `problem.admin.incomplete` when it is nothing
    public static String filled(TextField field) {
        String text = field.getText().strip();
        if (text.isEmpty()) {
            throw Problem.invalid("problem.admin.incomplete").asException();
        }
        return text;
    }

    private <T> void submit(VBox sheet, VBox problemPlace, Reader<T> read, Consumer<T> done) {
        Callable<T> ask;
        try {
            ask = read.read();
        } catch (ProblemException e) {
            tell(problemPlace, e.problem());
            return;
        }
        problemPlace.getChildren().clear();
        sheet.setDisable(true);
        ui.tasks()
                .run(ask)
                .onSuccess(
                        answer -> {
                            ui.dialogs().close();
                            done.accept(answer);
                        })
                .onProblem(
                        why -> {
                            sheet.setDisable(false);
                            tell(problemPlace, why);
                            Focus.enter(sheet);
                        })
                // A fault of the program is told elsewhere, and may not shut the form.
                .onFinished(() -> sheet.setDisable(false));
    }

    private void tell(VBox place, Problem problem) {
        place.getChildren().setAll(new ProblemView(ui.texts(), problem));
    }
}
