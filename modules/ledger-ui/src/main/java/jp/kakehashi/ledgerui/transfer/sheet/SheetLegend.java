package jp.kakehashi.ledgerui.transfer.sheet;

import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.theme.TextSize;

/// What the signs over the picture of a sheet mean.
final class SheetLegend extends FlowPane {
    private static final double SIDE = 16;

    SheetLegend(Controls controls, TextSize size) {
        super(14, 2);
        getStyleClass().add("sheet-legend");
        add(
                controls,
                "ledger.look.legend.table",
                (p, s) -> p.frame(SheetPaint.BLUE, 3, 2, 2, s - 4, s - 4));
        add(controls, "ledger.look.legend.other", (p, s) -> p.dashed(1, 1, s - 2, s - 2));
        add(controls, "ledger.look.legend.header", (p, s) -> p.box(SheetPaint.HEADER, 0, 0, s, s));
        add(controls, "ledger.look.legend.left", (p, s) -> p.box(SheetPaint.LEFT, 0, 0, s, s));
        add(controls, "ledger.look.legend.changed", (p, s) -> p.change(3, 3));
        add(controls, "ledger.look.legend.problem", (p, s) -> p.problem(s - 2, 3));
        add(controls, "ledger.look.legend.note", (p, s) -> p.note(s - 3, s - 3));
        add(controls, "ledger.look.legend.hidden", (p, s) -> p.hatch(0, 0, s, s));
        setPrefWrapLength(size.scaled(600));
    }

    private void add(Controls controls, String key, BiConsumer<SheetPaint, Double> drawing) {
        Canvas sign = new Canvas(SIDE, SIDE);
        SheetPaint paint = new SheetPaint(sign.getGraphicsContext2D(), 12);
        paint.box(SheetPaint.PAPER, 0, 0, SIDE, SIDE);
        drawing.accept(paint, SIDE);
        Label words = controls.note(key);
        words.setMinWidth(USE_PREF_SIZE);
        HBox both = new HBox(5, sign, words);
        both.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(both);
    }
}
