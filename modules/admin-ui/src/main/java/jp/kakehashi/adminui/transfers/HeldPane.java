package jp.kakehashi.adminui.transfers;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import jp.kakehashi.adminui.transfers.TransferViewModel.Held;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.control.ProblemTexts;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.Wrapping;

/// The lines that hold a list of transfers back, each with its row in the file and what to do.
final class HeldPane extends VBox {
    private static final int MOST = 200;

    HeldPane(UiContext ui, List<Held> held) {
        Texts texts = ui.texts();
        ProblemTexts words = new ProblemTexts(texts);
        setSpacing(6);
        getStyleClass().addAll("panel", "slim", "warn", "held-pane");
        getChildren().add(ui.controls().subsection("admin.transfer.held.title", held.size()));
        VBox lines = new VBox(4);
        for (Held each : held.subList(0, Math.min(MOST, held.size()))) {
            String happened = words.happened(each.problem());
            String said =
                    each.row() == 0
                            ? happened
                            : texts.get(
                                    "admin.transfer.held.line", each.row(), each.staff(), happened);
            Label line =
                    new Label(
                            texts.get(
                                    "admin.transfer.held.do", said, words.advice(each.problem())));
            Wrapping.of(line);
            line.setMinHeight(USE_PREF_SIZE);
            lines.getChildren().add(line);
        }
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("plain-scroll");
        getChildren().add(scroll);
    }
}
