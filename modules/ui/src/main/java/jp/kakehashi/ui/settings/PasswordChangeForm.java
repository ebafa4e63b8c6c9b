package jp.kakehashi.ui.settings;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.kernel.PasswordLength;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.ProblemView;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import org.jspecify.annotations.Nullable;

/// Changing one's own password: the present one, and the new one twice. Shown in a dialog, which it
/// closes once head office has the new one.
public final class PasswordChangeForm extends VBox {
    private final UiContext ui;
    private final PasswordChange change;
    private final PasswordField old = new PasswordField();
    private final PasswordField fresh = new PasswordField();
    private final PasswordField again = new PasswordField();
    private final VBox problemPlace = new VBox();
    private final Button go;

    /// The form over `change`.
    public PasswordChangeForm(UiContext ui, PasswordChange change) {
        this.ui = ui;
        this.change = change;
        getStyleClass().addAll("dialog-content", "password-change");
        setSpacing(16);
        Controls make = ui.controls();
        go = make.primary("ui.password.go", this::go);
        go.setDefaultButton(true);
        Button back = make.secondary("ui.password.stay", "Esc", ui.dialogs()::close);
        getChildren()
                .addAll(
                        make.section("ui.password.title"),
                        make.note("ui.password.note"),
                        make.field("ui.password.old", old),
                        make.field("ui.signin.first.password", fresh, PasswordLength.LEAST),
                        make.field("ui.signin.first.password.again", again),
                        problemPlace,
                        new HBox(8, make.spring(), back, go));
    }

    private void go() {
        Problem wrong = wrong();
        tell(wrong);
        if (wrong != null) {
            return;
        }
        String before = old.getText();
        String wanted = fresh.getText();
        hold(true);
        ui.tasks()
                .run(
                        () -> {
                            change.change(before, wanted);
                            return true;
                        })
                .onSuccess(
                        done -> {
                            ui.dialogs().close();
                            ui.notices().show(Tone.OK, "ui.password.changed");
                        })
                .onProblem(this::tell)
                .onFinished(() -> hold(false));
    }

    private @Nullable Problem wrong() {
        if (List.of(old, fresh, again).stream().anyMatch(each -> each.getText().isEmpty())) {
            return Problem.invalid("problem.password.incomplete");
        }
        if (!fresh.getText().equals(again.getText())) {
            return Problem.invalid("problem.signin.password_differs");
        }
        return PasswordLength.problem(fresh.getText()).orElse(null);
    }

    private void hold(boolean busy) {
        List.of(old, fresh, again, go).forEach(each -> each.setDisable(busy));
        if (!busy) {
            // The focus has fled; what is wrong is most often the present password.
            old.requestFocus();
        }
    }

    private void tell(@Nullable Problem problem) {
        problemPlace.getChildren().clear();
        if (problem != null) {
            // The staff number is not asked for here.
            boolean old = problem.key().equals("problem.password.wrong");
            Problem told = old ? Problem.refused("problem.password.old") : problem;
            problemPlace.getChildren().add(new ProblemView(ui.texts(), told));
        }
    }
}
