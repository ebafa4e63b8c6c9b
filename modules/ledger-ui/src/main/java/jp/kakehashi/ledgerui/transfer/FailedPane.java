package jp.kakehashi.ledgerui.transfer;

import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledgerui.transfer.sheet.EncodingMenu;
import jp.kakehashi.ui.control.Focus;
import jp.kakehashi.ui.control.ProblemView;
import jp.kakehashi.ui.control.UiContext;

/// A file that could not be taken in: why, and what can be done. Screen's thread only.
final class FailedPane extends VBox {
    private static final String OF_LETTERS =
            "problem[.]sheet[.](encoding|mixed_encodings|not_text)";

    FailedPane(UiContext ui, ImportViewModel model, Path file, Problem problem, Button another) {
        super(16);
        HBox ways =
                new HBox(8, another, ui.controls().secondary("ledger.import.again", model::again));
        if (problem.key().matches(OF_LETTERS)) {
            Button encoding = ui.controls().secondary("ledger.look.encoding", () -> {});
            encoding.setOnAction(event -> EncodingMenu.show(ui, encoding, file, model::againIn));
            ways.getChildren().add(encoding);
        }
        getChildren()
                .addAll(
                        new ProblemView(ui.texts(), problem),
                        ui.controls()
                                .note("ledger.import.nothing", String.valueOf(file.getFileName())),
                        ways);
        setMaxSize(480, USE_PREF_SIZE);
        Focus.enter(another);
    }
}
