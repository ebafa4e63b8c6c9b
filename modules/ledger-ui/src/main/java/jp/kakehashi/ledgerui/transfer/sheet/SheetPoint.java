package jp.kakehashi.ledgerui.transfer.sheet;

import jp.kakehashi.ledger.FileReading;
import jp.kakehashi.ledger.ImportPointing;
import jp.kakehashi.ledger.TableArea;
import jp.kakehashi.ledgerui.transfer.sheet.SheetOverlay.Found;
import jp.kakehashi.ledgerui.transfer.sheet.SheetOverlay.RowMark;
import jp.kakehashi.sheets.SheetFieldType;
import jp.kakehashi.sheets.SheetHint;
import jp.kakehashi.sheets.SheetHints;
import org.jspecify.annotations.Nullable;

/// What can be said of the cell at the cursor, and saying it. Knows no toolkit.
final class SheetPoint {
    /// What can be said.
    enum Saying {
        TAKE("take"),
        HEADER("header"),
        STARTS("starts"),
        ENDS("ends"),
        ROW_OUT("rowOut"),
        ROW_IN("rowIn"),
        COLUMN_OUT("columnOut"),
        COLUMN_IN("columnIn"),
        NO_TABLE("noTable");

        private final String code;

        Saying(String code) {
            this.code = code;
        }

        /// The key of its words.
        String key() {
            return "ledger.look.say." + code;
        }
    }

    private final FileReading reading;
    private final SheetOverlay overlay;
    private final LookState state;
    private final LookActions actions;
    private final @Nullable Found table;

    SheetPoint(FileReading reading, SheetOverlay overlay, LookState state, LookActions actions) {
        this.reading = reading;
        this.overlay = overlay;
        this.state = state;
        this.actions = actions;
        this.table = overlay.near(state.row, state.column);
    }

    /// Puts the cursor on the first cell of the table that is taken.
    static void toTable(LookState state, FileReading reading) {
        TableArea area = TableArea.of(reading.table());
        state.go(area.top(), area.left());
        state.topRow = Math.max(1, area.top() - 4);
    }

    private String sheet() {
        return java.util.Objects.requireNonNullElse(state.sheet, "");
    }

    /// Whether it would say anything of the place where the cursor is.
    boolean may(Saying what) {
        Found at = overlay.at(state.row, state.column);
        RowMark mark = overlay.row(state.row, state.column);
        return switch (what) {
            case TAKE -> at != null && !at.chosen();
            case HEADER, STARTS, ENDS -> true;
            case ROW_OUT -> at != null && (mark == RowMark.DATA || mark == RowMark.HEADER);
            case ROW_IN -> table != null && mark != RowMark.DATA;
            case COLUMN_OUT -> at != null && !overlay.columnOut(state.row, state.column);
            case COLUMN_IN -> at != null && overlay.columnOut(state.row, state.column);
            case NO_TABLE -> at != null && reading.reading().tables().size() > 1;
        };
    }

    void say(Saying what) {
        if (!may(what)) {
            return;
        }
        actions.point(
                now ->
                        switch (what) {
                            case TAKE -> new ImportPointing(now.hints(), place());
                            case NO_TABLE -> new ImportPointing(hints(now, what), other());
                            default -> new ImportPointing(hints(now, what), place(what, now));
                        });
    }

    /// Says what the column at the cursor holds.
    void type(SheetFieldType type) {
        if (overlay.at(state.row, state.column) != null) {
            actions.point(
                    now ->
                            new ImportPointing(
                                    now.hints()
                                            .with(
                                                    SheetHint.type(
                                                            sheet(), body(), state.column, type)),
                                    now.table()));
        }
    }

    private ImportPointing.Place place() {
        return new ImportPointing.Place(sheet(), state.row, state.column);
    }

    /// The table that is spoken of is the one that is taken then, where it has just been made.
    private ImportPointing.@Nullable Place place(Saying what, ImportPointing now) {
        return what == Saying.STARTS || what == Saying.ENDS || what == Saying.HEADER
                ? new ImportPointing.Place(sheet(), state.row, state.column)
                : now.table() == null && table != null && table.chosen() ? inside() : now.table();
    }

    private ImportPointing.Place inside() {
        TableArea area = TableArea.of(reading.table());
        return new ImportPointing.Place(area.sheet(), area.bottom(), area.left());
    }

    private ImportPointing.@Nullable Place other() {
        return table != null && table.chosen() ? null : inside();
    }

    /// A row of the table itself: what is said of a column there outlives another header.
    private int body() {
        return table == null ? state.row : table.area().bottom();
    }

    private SheetHints hints(ImportPointing now, Saying what) {
        SheetHints hints = now.hints();
        int left = table == null ? state.column : table.area().left();
        return switch (what) {
            case TAKE -> hints;
            case HEADER ->
                    hints.with(
                            SheetHint.area(
                                    SheetHint.Kind.HEADER,
                                    sheet(),
                                    state.firstHeld(),
                                    Math.clamp(state.column, left, right()),
                                    state.lastHeld(),
                                    right()));
            case STARTS -> hints.with(area(state.firstHeld(), state.column, bottom(), right()));
            case ENDS -> hints.with(area(top(), left, state.lastHeld(), state.column));
            case ROW_OUT -> rows(hints, SheetHint.Kind.ROW_OUT, left);
            case ROW_IN -> rows(hints, SheetHint.Kind.ROW_IN, left);
            case COLUMN_OUT ->
                    hints.with(
                            SheetHint.at(SheetHint.Kind.COLUMN_OUT, sheet(), body(), state.column));
            case COLUMN_IN ->
                    new SheetHints(
                            hints.encoding(),
                            hints.hints().stream()
                                    .filter(
                                            h ->
                                                    h.kind() != SheetHint.Kind.COLUMN_OUT
                                                            || h.left() != state.column
                                                            || !h.sheet().equals(sheet()))
                                    .toList());
            case NO_TABLE -> {
                TableArea area = java.util.Objects.requireNonNull(table).area();
                yield hints.with(
                        SheetHint.area(
                                SheetHint.Kind.NO_TABLE,
                                sheet(),
                                area.top(),
                                area.left(),
                                area.bottom(),
                                area.right()));
            }
        };
    }

    private SheetHints rows(SheetHints hints, SheetHint.Kind kind, int left) {
        SheetHints said = hints;
        for (int row = state.firstHeld(); row <= state.lastHeld(); row++) {
            said = said.with(SheetHint.at(kind, sheet(), row, left));
        }
        return said;
    }

    private int top() {
        return table == null ? 1 : Math.min(table.area().top(), state.lastHeld());
    }

    private int bottom() {
        return table == null
                ? state.lastHeld()
                : Math.max(table.area().bottom(), state.firstHeld());
    }

    private int right() {
        return table == null ? state.column : Math.max(table.area().right(), state.column);
    }

    private SheetHint area(int top, int left, int bottom, int right) {
        return SheetHint.area(
                SheetHint.Kind.TABLE,
                sheet(),
                top,
                Math.min(left, right),
                Math.max(top, bottom),
                Math.max(left, right));
    }
}
