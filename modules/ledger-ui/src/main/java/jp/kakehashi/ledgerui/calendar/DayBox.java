package jp.kakehashi.ledgerui.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.calendar.CalendarModel.Day;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.grid.GridViewModel;
import jp.kakehashi.ledgerui.shape.RowTag;
import org.jspecify.annotations.Nullable;

/// One day of the calendar with as many of its rows as there is room for.
final class DayBox extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass TODAY = PseudoClass.getPseudoClass("today");
    private static final PseudoClass OUTSIDE = PseudoClass.getPseudoClass("outside");
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");
    private static final double A_PULL = 6;

    private final CalendarPane calendar;
    private final LedgerDesk desk;
    private final LocalDate day;
    private final Day rows;
    private final List<RowTag> tags = new ArrayList<>();
    private final Button more = new Button();
    private double pulledFrom = Double.NaN;

    DayBox(CalendarPane calendar, GridViewModel grid, LocalDate day, Day rows) {
        this.calendar = calendar;
        this.day = day;
        this.rows = rows;
        desk = grid.desk();
        getStyleClass().add("calendar-day");
        setMinSize(0, 0);
        setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        setFocusTraversable(true);
        Label number = new Label(number());
        number.getStyleClass().add("calendar-number");
        getChildren().add(number);
        setAccessibleText(
                desk.texts()
                        .get(
                                "ledger.calendar.day",
                                desk.cells().date(day.toString()),
                                rows.rows().size() + Math.max(0, rows.more())));
        for (RowView row : rows.rows()) {
            RowTag tag = new RowTag(grid, row, () -> calendar.open(row));
            tag.setOnMousePressed(event -> pulledFrom = Double.NaN);
            tag.setOnMouseDragged(event -> pulled(tag, row, event));
            tag.setOnMouseReleased(event -> letGo(row, event));
            tags.add(tag);
        }
        more.getStyleClass().setAll("button", "calendar-more");
        more.setMaxWidth(Double.MAX_VALUE);
        more.setOnAction(event -> calendar.list(day));
        setOnMouseClicked(event -> requestFocus());
    }

    private String number() {
        boolean first = day.getDayOfMonth() == 1;
        return first
                ? desk.texts()
                        .get(
                                "ledger.calendar.firstOf",
                                day.getMonthValue(),
                                String.valueOf(day.getDayOfMonth()))
                : String.valueOf(day.getDayOfMonth());
    }

    LocalDate day() {
        return day;
    }

    void dress(LocalDate chosen, LocalDate today, boolean week) {
        pseudoClassStateChanged(CHOSEN, day.equals(chosen));
        pseudoClassStateChanged(TODAY, day.equals(today));
        pseudoClassStateChanged(
                OUTSIDE, !week && !YearMonth.from(day).equals(YearMonth.from(chosen)));
    }

    /// Shows `lines` lines; what does not fit is counted in the last.
    void fit(int lines) {
        int all = tags.size();
        boolean short_ = all > lines || rows.more() != 0;
        int fitting = short_ ? Math.max(0, Math.min(all, lines - 1)) : all;
        getChildren().remove(1, getChildren().size());
        getChildren().addAll(tags.subList(0, fitting));
        if (short_) {
            long left = all - fitting + rows.more();
            more.setText(
                    rows.more() < 0
                            ? desk.texts().get("ledger.calendar.moreUncounted")
                            : desk.texts().get("ledger.calendar.more", left));
            getChildren().add(more);
        }
    }

    private void pulled(RowTag tag, RowView row, MouseEvent event) {
        if (Double.isNaN(pulledFrom)) {
            pulledFrom = event.getSceneX() + event.getSceneY();
        }
        boolean far = Math.abs(event.getSceneX() + event.getSceneY() - pulledFrom) > A_PULL;
        if (far && calendar.movable(row)) {
            tag.disarm();
            calendar.carrying(calendar.at(event.getSceneX(), event.getSceneY()));
        }
    }

    private void letGo(RowView row, MouseEvent event) {
        DayBox target = calendar.at(event.getSceneX(), event.getSceneY());
        boolean pulled = !Double.isNaN(pulledFrom);
        pulledFrom = Double.NaN;
        calendar.carrying(null);
        if (pulled && target != null && !target.equals(this)) {
            calendar.move(row, day, target.day());
        }
    }

    void carriedOver(boolean over) {
        pseudoClassStateChanged(OVER, over);
    }

    /// The row whose tag has the caret.
    @Nullable RowView held(Node target) {
        return tags.stream()
                .filter(tag -> tag.equals(target))
                .findFirst()
                .map(RowTag::row)
                .orElse(null);
    }

    @Nullable UUID rowOf(Node owner) {
        RowView row = held(owner);
        return row == null ? null : row.row();
    }

    boolean focusRow(UUID row) {
        for (RowTag tag : tags) {
            if (tag.row().row().equals(row) && getChildren().contains(tag)) {
                tag.requestFocus();
                return true;
            }
        }
        return false;
    }

    /// To the row above or below; false beyond the first.
    boolean step(@Nullable RowView row, int by) {
        for (int i = 1; i < getChildren().size(); i++) {
            boolean here = getChildren().get(i) instanceof RowTag tag && tag.row().equals(row);
            if (here && i + by >= 1) {
                getChildren().get(Math.min(i + by, getChildren().size() - 1)).requestFocus();
                return true;
            }
        }
        return false;
    }

    /// Into the rows.
    void enter() {
        if (getChildren().size() > 1) {
            getChildren().get(1).requestFocus();
        }
    }

    /// The day that `node` lies in.
    static @Nullable DayBox around(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each instanceof DayBox box) {
                return box;
            }
        }
        return null;
    }
}
