package jp.kakehashi.ledgerui.transfer.sheet;

import java.util.HashSet;
import java.util.Set;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import jp.kakehashi.ledger.ImportPreview.ImportProblem;
import jp.kakehashi.ledgerui.transfer.sheet.SheetOverlay.Found;
import jp.kakehashi.ledgerui.transfer.sheet.SheetOverlay.RowMark;
import jp.kakehashi.sheets.SheetChange;
import jp.kakehashi.sheets.SheetLook;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.names.NameText;
import org.jspecify.annotations.Nullable;

/// Draws the part of a sheet that is in sight, and over it what was understood.
final class SheetDrawing {
    private static final int MOST_OVER = 12;

    private final Texts texts;
    private final SheetPages pages;
    private final SheetOverlay overlay;
    private final SheetGeometry at;
    private final LookState state;
    private final Canvas canvas;
    private final Pane names;
    private final SheetPaint paint;
    private final Set<SheetLook.Merge> drawn = new HashSet<>();
    private double scrolled;
    private int seen;

    SheetDrawing(
            Texts texts,
            SheetPages pages,
            SheetOverlay overlay,
            SheetGeometry geometry,
            LookState state,
            Canvas canvas,
            Pane names) {
        this.texts = texts;
        this.pages = pages;
        this.overlay = overlay;
        this.at = geometry;
        this.state = state;
        this.canvas = canvas;
        this.names = names;
        this.paint = new SheetPaint(canvas.getGraphicsContext2D(), at.font);
    }

    /// Draws what is in sight when the sheet is moved `left` pixels to the left.
    void draw(double left, boolean focused, int rows) {
        scrolled = left;
        seen = (int) Math.max(1, (canvas.getHeight() - at.headHeight) / at.rowHeight);
        double w = canvas.getWidth();
        double h = canvas.getHeight();
        names.getChildren().clear();
        drawn.clear();
        paint.box(SheetPaint.PAPER, 0, 0, w, h);
        int last = Math.min(rows, state.topRow + seen + 1);
        for (int row = state.topRow; row <= last; row++) {
            row(row, y(row), w);
        }
        for (int row = state.topRow; row <= last; row++) {
            gutter(row, y(row));
        }
        overlay.tables().forEach(each -> frame(each, w, h));
        head(w);
        cursorBox(w, focused);
    }

    private double y(int row) {
        return at.headHeight + (row - state.topRow) * at.rowHeight;
    }

    private double x(int column) {
        return at.gutter + at.left(column) - scrolled;
    }

    private void row(int row, double y, double w) {
        boolean here = pages.has(row);
        SheetLook.Row found = pages.row(row);
        int last = state.leftColumn;
        while (last + 1 < at.columns() && x(last + 1) < w) {
            last++;
        }
        // From the right, so that words that go on are drawn over what is beside them.
        for (int c = last; c >= Math.max(0, state.leftColumn - MOST_OVER); c--) {
            SheetLook.Merge merge = merge(row, c);
            if (merge != null) {
                merged(merge, w);
                continue;
            }
            cell(row, c, pages.cell(row, c), x(c), y, at.width(c, c), at.rowHeight);
        }
        if (!here) {
            paint.small(
                    texts.get("ledger.look.fetching"),
                    SheetPaint.FAINT_INK,
                    TextAlignment.LEFT,
                    at.gutter + 8,
                    y + at.rowHeight / 2);
        }
        if (found != null && found.hidden()) {
            paint.hatch(at.numbers, y, at.gutter - at.numbers, at.rowHeight);
        }
    }

    private SheetLook.@Nullable Merge merge(int row, int column) {
        for (SheetLook.Merge each : pages.merges(row)) {
            if (row >= each.top()
                    && row <= each.bottom()
                    && column >= each.left()
                    && column <= each.right()) {
                return each;
            }
        }
        return null;
    }

    private void merged(SheetLook.Merge merge, double w) {
        if (drawn.add(merge)) {
            int bottom = Math.min(merge.bottom(), state.topRow + seen + 2);
            int top = Math.max(merge.top(), state.topRow - 1);
            cell(
                    merge.top(),
                    merge.left(),
                    pages.cell(merge.top(), merge.left()),
                    x(merge.left()),
                    y(top),
                    Math.min(at.width(merge.left(), merge.right()), 2 * w),
                    (bottom - top + 1) * at.rowHeight);
        }
    }

    private void cell(
            int row,
            int column,
            SheetLook.@Nullable Cell cell,
            double x,
            double y,
            double w,
            double h) {
        String address = address(row, column);
        RowMark mark = overlay.row(row, column);
        ImportProblem problem = overlay.problem(address);
        SheetChange change = overlay.change(address);
        paint.box(SheetPaint.web(cell == null ? null : cell.fill(), SheetPaint.PAPER), x, y, w, h);
        boolean out = cell != null && overlay.columnOut(row, column);
        paint.box(out ? SheetPaint.LEFT : SheetPaint.tint(mark), x, y, w, h);
        if (problem != null) {
            paint.box(SheetPaint.PROBLEM, x, y, w, h);
        }
        paint.frame(SheetPaint.LINE, 1, x + 0.5, y + 0.5, w, h);
        String shown = cell == null ? "" : cell.text().replaceAll("\\R", " ");
        boolean filled = change != null && fills(change.kind());
        if (filled && change != null) {
            shown = shown.isEmpty() ? change.became() : shown + " " + change.became();
        }
        if (!shown.isEmpty()) {
            Color own = SheetPaint.web(cell == null ? null : cell.ink(), SheetPaint.INK);
            Color ink = filled ? SheetPaint.BLUE : mark.isLeft() ? SheetPaint.FAINT_INK : own;
            // As in a spreadsheet: words go on over empty cells beside them.
            boolean runs = cell != null && !cell.right() && w == at.width(column, column);
            words(shown, ink, cell, x, y, runs ? w + room(row, column) : w, h);
        }
        if (cell != null && cell.struck()) {
            paint.line(SheetPaint.INK, x + 4, y + h / 2, x + w - 4, y + h / 2);
        }
        if (problem != null) {
            paint.problem(x + w, y);
        }
        if (change != null && !mark.isLeft()) {
            paint.change(x, y);
        }
        if (pages.notes(row).stream().anyMatch(n -> n.row() == row && n.column() == column)) {
            paint.note(x + w, y + h);
        }
    }

    private double room(int row, int column) {
        double room = 0;
        for (int c = column + 1; c < Math.min(at.columns(), column + MOST_OVER); c++) {
            if (pages.cell(row, c) != null
                    || merge(row, c) != null
                    || overlay.change(address(row, c)) != null
                    || overlay.row(row, c) != overlay.row(row, column)) {
                break;
            }
            room += at.width(c, c);
        }
        return room;
    }

    private void words(
            String shown,
            Color ink,
            SheetLook.@Nullable Cell cell,
            double x,
            double y,
            double w,
            double h) {
        boolean strong = cell != null && cell.bold();
        boolean right = cell != null && cell.right();
        if (!NameText.rare(shown)) {
            paint.words(shown, ink, strong, right, x, y, w, h);
            return;
        }
        // The canvas draws with one font, which lacks such names.
        Label name = NameText.follow(new Label(shown));
        name.setTextFill(ink);
        name.setStyle("-fx-font-size: " + at.font + "px; -fx-padding: 0 4px 0 4px;");
        name.resizeRelocate(x - at.gutter, y - at.headHeight, w, h);
        name.setPrefSize(w, h);
        name.setMinSize(w, h);
        names.getChildren().add(name);
    }

    private static boolean fills(SheetChange.Kind kind) {
        return kind == SheetChange.Kind.SAME_AS_ABOVE
                || kind == SheetChange.Kind.MERGED
                || kind == SheetChange.Kind.GROUP_FILLED
                || kind == SheetChange.Kind.NAMED;
    }

    private void gutter(int row, double y) {
        boolean held = row >= state.firstHeld() && row <= state.lastHeld();
        RowMark mark = overlay.row(row);
        paint.box(SheetPaint.EDGE, 0, y, at.gutter, at.rowHeight);
        paint.box(held ? SheetPaint.HELD : SheetPaint.tint(mark), 0, y, at.gutter, at.rowHeight);
        SheetLook.Row found = pages.row(row);
        if (found != null && found.hidden()) {
            paint.hatch(0, y, at.numbers, at.rowHeight);
        }
        paint.frame(SheetPaint.LINE, 1, 0.5, y + 0.5, at.gutter, at.rowHeight);
        double middle = y + at.rowHeight / 2;
        paint.small(
                Integer.toString(row),
                SheetPaint.FAINT_INK,
                TextAlignment.RIGHT,
                at.numbers - 6,
                middle);
        if (mark != RowMark.DATA && mark != RowMark.OUTSIDE) {
            paint.small(
                    texts.get(mark.key()),
                    mark == RowMark.HEADER ? SheetPaint.BLUE : SheetPaint.INK,
                    TextAlignment.LEFT,
                    at.numbers + 4,
                    middle);
        } else if (found != null && found.hidden()) {
            paint.small(
                    texts.get("ledger.look.row.hidden"),
                    SheetPaint.INK,
                    TextAlignment.LEFT,
                    at.numbers + 4,
                    middle);
        }
    }

    private void frame(Found table, double w, double h) {
        double left = x(table.area().left());
        double top = Math.max(at.headHeight - 8, y(table.area().top()));
        double right = Math.min(w + 8, x(table.area().right() + 1));
        double bottom = Math.min(h + 8, y(table.area().bottom() + 1));
        if (right < at.gutter || bottom < at.headHeight || top > h) {
            return;
        }
        double from = Math.max(at.gutter + 1, left);
        if (table.chosen()) {
            paint.frame(SheetPaint.BLUE, 3, from, top + 1, right - from, bottom - top - 1);
        } else {
            paint.dashed(from, top + 1, right - from, bottom - top - 1);
        }
    }

    private void head(double w) {
        paint.box(SheetPaint.EDGE, 0, 0, w, at.headHeight);
        for (int c = state.leftColumn; c < at.columns() && x(c) < w; c++) {
            double x = x(c);
            double width = at.width(c, c);
            paint.frame(SheetPaint.LINE, 1, x + 0.5, 0.5, width, at.headHeight);
            int column = c;
            if (pages.sheet().widths().stream()
                    .anyMatch(v -> v.hidden() && v.first() <= column && v.last() >= column)) {
                paint.hatch(x, 0, width, at.headHeight);
            }
            boolean held = c == state.column;
            paint.small(
                    letters(c),
                    held ? SheetPaint.BLUE : SheetPaint.FAINT_INK,
                    TextAlignment.CENTER,
                    x + width / 2,
                    at.headHeight / 2);
        }
        paint.box(SheetPaint.EDGE, 0, 0, at.gutter, at.headHeight);
        paint.line(SheetPaint.LINE.darker(), 0, at.headHeight, w, at.headHeight);
    }

    private void cursorBox(double w, boolean focused) {
        double y = y(state.firstHeld());
        double high = (state.lastHeld() - state.firstHeld() + 1) * at.rowHeight;
        double x = x(state.column);
        if (y + high <= at.headHeight || x + at.width(state.column, state.column) <= at.gutter) {
            return;
        }
        double top = Math.max(at.headHeight, y);
        double left = Math.max(at.gutter, x);
        if (high > at.rowHeight) {
            paint.box(SheetPaint.HELD, at.gutter, top, w - at.gutter, high - (top - y));
        }
        paint.frame(
                focused ? SheetPaint.INK : SheetPaint.FAINT_INK,
                2,
                left + 1,
                top + 1,
                x + at.width(state.column, state.column) - left - 1,
                at.rowHeight - (top - y) - 1);
    }

    static String letters(int column) {
        StringBuilder out = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            out.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return out.toString();
    }

    static String address(int row, int column) {
        return letters(column) + row;
    }
}
