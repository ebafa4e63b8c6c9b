package jp.kakehashi.ledgerui.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.calendar.CalendarModel.Shown;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.LiveRefresh;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.grid.GridViewModel;
import jp.kakehashi.ledgerui.grid.RowMoves;
import jp.kakehashi.ledgerui.grid.RowShapes;
import jp.kakehashi.records.ViewShape;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Shortcut;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// A month or week of rows: arrows go from day to day, Enter into a day's rows and to a card, Ctrl
/// and arrows carry a row to another day, as the mouse does. Screen's thread only.
public final class CalendarPane implements RowShapes.Shaped {
    private static final double HEAD = 26;
    private static final double LINE = 26;

    private final GridViewModel grid;
    private final LedgerDesk desk;
    private final UiContext ui;
    private final UiTasks tasks;
    private final ViewShape shape;
    private final Consumer<CellPlace> open;
    private final CalendarModel model;
    private final RowMoves moves;
    private final BorderPane pane = new BorderPane();
    private final GridPane days = new GridPane();
    private final Label title = new Label();
    private final Label note = new Label();
    private final List<DayBox> boxes = new ArrayList<>();
    private final LiveRefresh live;
    private final ChangeListener<Object> asked;
    private final ChangeListener<Object> look = (source, was, now) -> render();
    private final Button span;
    private @Nullable UUID wanted;

    /// The rows of `grid` by the days that `shape` says; `open` shows a row's card.
    public CalendarPane(
            UiContext ui, GridViewModel grid, ViewShape shape, Consumer<CellPlace> open) {
        this.ui = ui;
        this.grid = grid;
        this.shape = shape;
        this.open = open;
        desk = grid.desk();
        tasks = ui.tasks().child();
        model = new CalendarModel(grid, tasks, shape, today());
        moves = new RowMoves(ui, grid, tasks);
        Controls controls = ui.controls();
        title.getStyleClass().add("calendar-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        note.getStyleClass().addAll("t-s", "tone-warn");
        Wrapping.of(note);
        span = controls.secondary("ledger.calendar.week", this::turnSpan);
        HBox head =
                new HBox(
                        8,
                        controls.iconButton(Icon.BACK, "ledger.calendar.before", () -> page(-1)),
                        controls.iconButton(Icon.NEXT, "ledger.calendar.after", () -> page(1)),
                        controls.secondary("ledger.calendar.today", () -> go(today())),
                        title,
                        note,
                        controls.spring(),
                        span);
        HBox.setHgrow(note, Priority.ALWAYS);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("calendar-head");
        pane.getStyleClass().add("calendar");
        pane.setTop(head);
        pane.setCenter(days);
        pane.setMinSize(0, 0);
        days.setMinSize(0, 0);
        days.heightProperty().addListener((source, was, now) -> fit());
        pane.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        Shortcut.attach(pane, "Ctrl Z", moves::undo);
        Shortcut.attach(pane, "Ctrl Y", moves::redo);
        model.shownProperty().addListener(look);
        model.problemProperty().addListener(look);
        asked = (source, was, now) -> model.load();
        grid.questionProperty().addListener(asked);
        grid.views().marks().allProperty().addListener(look);
        desk.texts().languageProperty().addListener(look);
        ui.appearance().textSizeProperty().addListener(look);
        live = new LiveRefresh(desk.service(), tasks, grid.ledger(), model::load);
        render();
        model.load();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(desk.clock().instant(), desk.zone());
    }

    @Override
    public Region node() {
        return pane;
    }

    @Override
    public void focus() {
        boxes.stream()
                .filter(box -> box.day().equals(model.anchor()))
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    @Override
    public void close() {
        live.close();
        grid.questionProperty().removeListener(asked);
        grid.views().marks().allProperty().removeListener(look);
        desk.texts().languageProperty().removeListener(look);
        ui.appearance().textSizeProperty().removeListener(look);
        tasks.close();
    }

    private void page(int step) {
        LocalDate now = model.anchor();
        go(model.week() ? now.plusWeeks(step) : now.plusMonths(step));
    }

    private void go(LocalDate day) {
        model.show(day, model.week());
        focus();
    }

    private void turnSpan() {
        model.show(model.anchor(), !model.week());
        focus();
    }

    double scaled(double size) {
        return ui.appearance().textSizeProperty().get().scaled(size);
    }

    private void render() {
        Node owner = pane.getScene() == null ? null : pane.getScene().getFocusOwner();
        DayBox held = owner == null ? null : DayBox.around(owner);
        UUID row = held == null || owner == null ? null : held.rowOf(owner);
        Shown now = model.shownProperty().get();
        boolean japanese = desk.language().equals("ja");
        title.setText(title(now, japanese));
        note.setText(note(now));
        span.textProperty().unbind();
        span.setText(
                desk.texts().get(model.week() ? "ledger.calendar.month" : "ledger.calendar.week"));
        days.getChildren().clear();
        days.getColumnConstraints().clear();
        days.getRowConstraints().clear();
        boxes.clear();
        for (int i = 0; i < 7; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / 7);
            days.getColumnConstraints().add(column);
            DayOfWeek name = now.first().plusDays(i).getDayOfWeek();
            Locale locale = japanese ? Locale.JAPANESE : Locale.ENGLISH;
            Label label = new Label(name.getDisplayName(TextStyle.SHORT, locale));
            label.getStyleClass().add("calendar-weekday");
            label.setMaxWidth(Double.MAX_VALUE);
            days.add(label, i, 0);
        }
        days.getRowConstraints().add(new RowConstraints());
        int at = 0;
        for (LocalDate day = now.first(); !day.isAfter(now.last()); day = day.plusDays(1)) {
            if (at % 7 == 0) {
                RowConstraints line = new RowConstraints(0, 60, Double.MAX_VALUE);
                line.setVgrow(Priority.ALWAYS);
                days.getRowConstraints().add(line);
            }
            DayBox box = new DayBox(this, grid, day, now.day(day));
            box.dress(model.anchor(), today(), model.week());
            boxes.add(box);
            days.add(box, at % 7, 1 + at / 7);
            at++;
        }
        fit();
        if (held != null || wanted != null) {
            focusAgain(wanted == null ? row : wanted);
        }
    }

    private void focusAgain(@Nullable UUID row) {
        for (DayBox box : boxes) {
            if (row != null && box.day().equals(model.anchor()) && box.focusRow(row)) {
                wanted = null;
                return;
            }
        }
        focus();
    }

    private String title(Shown now, boolean japanese) {
        if (model.week()) {
            String from = desk.cells().date(now.first().toString());
            String to = desk.cells().date(now.last().toString());
            return desk.texts().get("ledger.calendar.span", from, to);
        }
        if (!japanese) {
            LocalDate day = model.anchor();
            String month = day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            return month + " " + day.getYear();
        }
        String whole = desk.cells().date(model.anchor().toString());
        return whole.substring(0, whole.indexOf('月') + 1);
    }

    private String note(Shown now) {
        Problem why = model.problemProperty().get();
        if (why != null) {
            return desk.words(why);
        }
        return now.beyond() > 0 ? desk.texts().get("ledger.calendar.beyond", now.beyond()) : "";
    }

    private void fit() {
        int weeks = Math.max(1, boxes.size() / 7);
        double high = (days.getHeight() - scaled(HEAD)) / weeks;
        int lines = (int) Math.floor((high - scaled(HEAD) - 4) / scaled(LINE));
        boxes.forEach(box -> box.fit(Math.max(1, lines)));
    }

    /// The card of a row.
    void open(RowView row) {
        open.accept(new CellPlace(row.row(), shape.by()));
    }

    /// All rows of a day, as a table.
    void list(LocalDate day) {
        model.list(day);
    }

    boolean movable(RowView row) {
        return moves.allowed(row, model.moved(row));
    }

    /// Carries a row by as many days as lie between two days it was taken and let go on.
    void move(RowView row, LocalDate from, LocalDate to) {
        long step = ChronoUnit.DAYS.between(from, to);
        if (step != 0) {
            wanted = row.row();
            model.show(to, model.week());
            moves.move(
                    row, model.carried(row, step), desk.cells().date(to.toString()), model::load);
        }
    }

    /// The day at a place of the window; null beside all of them.
    @Nullable DayBox at(double sceneX, double sceneY) {
        return boxes.stream()
                .filter(box -> box.contains(box.sceneToLocal(sceneX, sceneY)))
                .findFirst()
                .orElse(null);
    }

    void carrying(@Nullable DayBox over) {
        boxes.forEach(box -> box.carriedOver(box.equals(over)));
    }

    private void pressed(KeyEvent event) {
        DayBox box = event.getTarget() instanceof Node node ? DayBox.around(node) : null;
        if (box == null) {
            return;
        }
        Integer step = step(event.getCode());
        RowView row = box.held((Node) event.getTarget());
        if (event.getCode() == KeyCode.PAGE_UP || event.getCode() == KeyCode.PAGE_DOWN) {
            page(event.getCode() == KeyCode.PAGE_UP ? -1 : 1);
        } else if (event.getCode() == KeyCode.HOME) {
            go(today());
        } else if (step != null && event.isControlDown() && row != null) {
            move(row, box.day(), box.day().plusDays(step));
        } else if (step != null && !event.isControlDown() && !event.isShiftDown()) {
            boolean inside = row != null && Math.abs(step) == 7;
            if (!inside || !box.step(row, step > 0 ? 1 : -1)) {
                choose(box.day().plusDays(inside ? 0 : step));
            }
        } else if (event.getCode() == KeyCode.ENTER && event.getTarget().equals(box)) {
            box.enter();
        } else {
            return;
        }
        event.consume();
    }

    private void choose(LocalDate day) {
        model.show(day, model.week());
        boxes.forEach(box -> box.dress(day, today(), model.week()));
        focus();
    }

    private static @Nullable Integer step(KeyCode key) {
        return switch (key) {
            case LEFT -> -1;
            case RIGHT -> 1;
            case UP -> -7;
            case DOWN -> 7;
            default -> null;
        };
    }
}
