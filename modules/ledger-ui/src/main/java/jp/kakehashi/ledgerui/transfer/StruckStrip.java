package jp.kakehashi.ledgerui.transfer;

import javafx.geometry.Pos;
import javafx.scene.layout.FlowPane;
import jp.kakehashi.ledger.ImportPreview;
import jp.kakehashi.ledger.StruckRows;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Tone;

/// Says that rows of the file are struck through, how they come in, and leaves them out when the
/// keeper says so.
final class StruckStrip extends FlowPane {
    StruckStrip(
            Controls controls, ImportPreview preview, StruckRows struck, PreviewActions actions) {
        super(12, 6);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().addAll("bar", "thin", "struck-strip");
        setMinHeight(USE_PREF_SIZE);
        getChildren()
                .addAll(
                        controls.chip(
                                Tone.WARN,
                                Icon.ALERT,
                                "ledger.preview.struck",
                                CellText.grouped(Integer.toString(struck.numbers().size()))),
                        controls.note(
                                struck.marked()
                                        ? "ledger.preview.struckMarked"
                                        : "ledger.preview.struckPlain",
                                StruckRows.NAME));
        if (struck.numbers().size() <= StruckRows.MOST_OUT) {
            getChildren()
                    .add(
                            controls.secondary(
                                    "ledger.preview.struckOut",
                                    () -> actions.point(now -> struck.leftOut(now, preview))));
        }
    }
}
