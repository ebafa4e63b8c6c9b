package jp.kakehashi.adminui.staff;

import java.time.Instant;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.wire.AccountMessages.Staff;

/// The one-time code, large, to be handed over: shown this once.
final class CodeSheet extends VBox {
    private final Button done;

    CodeSheet(UiContext ui, AdminDesk desk, Staff staff, String code) {
        Controls make = ui.controls();
        setSpacing(14);
        getStyleClass().addAll("dialog-content", "admin-sheet");
        Label shown = new Label(code);
        shown.getStyleClass().addAll("figures", "one-time-code");
        shown.accessibleTextProperty().bind(desk.texts().bind("admin.code.title", staff.name()));
        Instant until = staff.codeUntil();
        Button copy =
                make.secondary(
                        "admin.code.copy",
                        "Ctrl C",
                        () -> {
                            ClipboardContent content = new ClipboardContent();
                            content.putString(code);
                            Clipboard.getSystemClipboard().setContent(content);
                            ui.notices().show(Tone.OK, "admin.code.copied");
                        });
        done = make.primary("admin.code.done", ui.dialogs()::close);
        done.setDefaultButton(true);
        getChildren()
                .addAll(
                        make.section("admin.code.title", staff.name()),
                        make.text("admin.code.text", staff.staff()),
                        shown,
                        make.note(
                                "admin.code.until", until == null ? "" : desk.moments().at(until)),
                        new HBox(8, copy, make.spring(), done));
    }

    /// Puts the keyboard on the button that says it was handed over.
    void enter() {
        done.requestFocus();
    }
}
