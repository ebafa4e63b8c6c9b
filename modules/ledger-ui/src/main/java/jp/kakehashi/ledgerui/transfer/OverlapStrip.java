package jp.kakehashi.ledgerui.transfer;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import jp.kakehashi.ledger.ImportPreview;
import jp.kakehashi.ledger.Overlap;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Tone;

/// What of an import its ledger has already, in numbers, and whether that comes in once more.
final class OverlapStrip extends FlowPane {
    OverlapStrip(
            LedgerDesk desk, Controls controls, ImportPreview preview, PreviewActions actions) {
        super(12, 6);
        Overlap overlap = preview.overlap();
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().addAll("bar", "thin");
        setMinHeight(USE_PREF_SIZE);
        int identical = overlap.identical().size();
        if (identical > 0) {
            ToggleGroup group = new ToggleGroup();
            RadioButton out = new RadioButton(desk.texts().get("ledger.preview.leaveOut"));
            RadioButton all = new RadioButton(desk.texts().get("ledger.preview.takeAll"));
            out.setToggleGroup(group);
            all.setToggleGroup(group);
            (overlap.leftOut() ? out : all).setSelected(true);
            // Arrow keys choose without an action.
            group.selectedToggleProperty()
                    .addListener(
                            (source, was, now) -> {
                                if (now != null) {
                                    actions.leaveOutIdentical(now == out);
                                }
                            });
            getChildren()
                    .addAll(
                            controls.chip(
                                    Tone.WARN,
                                    Icon.ALERT,
                                    "ledger.preview.identical",
                                    grouped(identical)),
                            out,
                            all);
        }
        if (overlap.changed() > 0) {
            getChildren()
                    .add(
                            controls.chip(
                                    Tone.WARN,
                                    Icon.ALERT,
                                    "ledger.preview.changed",
                                    grouped(overlap.changed())));
        }
        getChildren().add(controls.note("ledger.preview.writes", grouped(preview.writes())));
    }

    void focusChoice() {
        getChildren().stream()
                .filter(each -> each instanceof RadioButton button && button.isSelected())
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    /// Whether there is anything to say.
    static boolean needed(ImportPreview preview) {
        return preview.overlap().changed() > 0 || !preview.overlap().identical().isEmpty();
    }

    private static String grouped(int rows) {
        return CellText.grouped(Integer.toString(rows));
    }
}
