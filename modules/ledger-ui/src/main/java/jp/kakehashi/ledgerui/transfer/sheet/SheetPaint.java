package jp.kakehashi.ledgerui.transfer.sheet;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import jp.kakehashi.ledgerui.transfer.sheet.SheetOverlay.RowMark;
import jp.kakehashi.ui.theme.Fonts;
import org.jspecify.annotations.Nullable;

/// The colours and pieces that the picture of a sheet is drawn of. It is paper, white in every look
/// of the window, because a sheet's own colours mean something on white only.
final class SheetPaint {
    static final Color PAPER = Color.WHITE;
    static final Color INK = Color.web("#14181f");
    static final Color FAINT_INK = Color.web("#5b6472");
    static final Color LINE = Color.web("#d5dae1");
    static final Color EDGE = Color.web("#eef1f5");
    static final Color BLUE = Color.web("#0b57b0");
    static final Color AMBER = Color.web("#a65a00");
    static final Color HEADER = Color.web("#0b57b0", 0.16);
    static final Color LEFT = Color.web("#5b6472", 0.22);
    static final Color OUTSIDE = Color.web("#5b6472", 0.07);
    static final Color PROBLEM = Color.web("#ffb000", 0.22);
    static final Color HELD = Color.web("#0b57b0", 0.10);

    private final GraphicsContext gc;
    private final Font plain;
    private final Font bold;
    private final Font small;

    SheetPaint(GraphicsContext gc, double size) {
        this.gc = gc;
        this.plain = Font.font(Fonts.WORDS, size);
        this.bold = Font.font(Fonts.WORDS, FontWeight.BOLD, size);
        this.small = Font.font(Fonts.WORDS, size * 12 / 13);
    }

    void box(Color fill, double x, double y, double w, double h) {
        gc.setFill(fill);
        gc.fillRect(x, y, w, h);
    }

    void frame(Color ink, double width, double x, double y, double w, double h) {
        gc.setStroke(ink);
        gc.setLineWidth(width);
        gc.strokeRect(x, y, w, h);
    }

    void line(Color ink, double x1, double y1, double x2, double y2) {
        gc.setStroke(ink);
        gc.setLineWidth(1);
        gc.strokeLine(x1, y1, x2, y2);
    }

    /// Dashes, as around a table that is not taken.
    void dashed(double x, double y, double w, double h) {
        gc.setLineDashes(6, 4);
        frame(FAINT_INK, 1.5, x, y, w, h);
        gc.setLineDashes((double[]) null);
    }

    /// Words in a box, cut off at its edge.
    void words(
            String text,
            Color ink,
            boolean strong,
            boolean right,
            double x,
            double y,
            double w,
            double h) {
        gc.save();
        gc.beginPath();
        gc.rect(x, y, w, h);
        gc.clip();
        gc.setFont(strong ? bold : plain);
        write(
                text,
                ink,
                right ? TextAlignment.RIGHT : TextAlignment.LEFT,
                right ? x + w - 4 : x + 4,
                y + h / 2);
        gc.restore();
    }

    void small(String text, Color ink, TextAlignment align, double x, double y) {
        gc.setFont(small);
        write(text, ink, align, x, y);
    }

    private void write(String text, Color ink, TextAlignment align, double x, double y) {
        gc.setFill(ink);
        gc.setTextAlign(align);
        gc.setTextBaseline(VPos.CENTER);
        gc.fillText(text, x, y);
    }

    /// A triangle: to check.
    void problem(double right, double y) {
        gc.setFill(AMBER);
        gc.fillPolygon(new double[] {right - 9, right, right}, new double[] {y, y, y + 9}, 3);
    }

    /// A dot: taken otherwise than it stands.
    void change(double x, double y) {
        gc.setFill(BLUE);
        gc.fillOval(x + 2, y + 2, 5, 5);
    }

    /// A folded corner below: a comment or a picture.
    void note(double right, double bottom) {
        gc.setFill(Color.web("#7a3db8"));
        gc.fillRect(right - 6, bottom - 6, 5, 5);
    }

    /// Slanted lines: hidden in the workbook.
    void hatch(double x, double y, double w, double h) {
        gc.save();
        gc.beginPath();
        gc.rect(x, y, w, h);
        gc.clip();
        for (double at = x - h; at < x + w; at += 6) {
            line(LINE.darker(), at, y + h, at + h, y);
        }
        gc.restore();
    }

    static Color tint(RowMark mark) {
        return switch (mark) {
            case HEADER -> HEADER;
            case DATA -> Color.TRANSPARENT;
            case TITLE, OUTSIDE -> OUTSIDE;
            default -> LEFT;
        };
    }

    /// A colour of the file, `9BBB59`, with perhaps how much lighter or darker, `9BBB59 0.799`;
    /// `instead` when it is none.
    static Color web(@Nullable String code, Color instead) {
        if (code == null || !code.matches("[0-9A-Fa-f]{6}( -?[0-9.]{1,8})?")) {
            return instead;
        }
        Color plain = Color.web("#" + code.substring(0, 6));
        double tint = code.length() > 7 ? tint(code.substring(7)) : 0;
        return plain.interpolate(tint < 0 ? Color.BLACK : Color.WHITE, Math.min(1, Math.abs(tint)));
    }

    private static double tint(String text) {
        return text.matches("-?[0-9]{1,3}([.][0-9]*)?") ? Double.parseDouble(text) : 0;
    }
}
