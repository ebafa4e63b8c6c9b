package jp.kakehashi.ledgerui.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.Filter;
import jp.kakehashi.ledger.LedgerService.RowPage;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.grid.GridQuestion;
import jp.kakehashi.ledgerui.grid.GridViewModel;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.ViewShape;
import jp.kakehashi.ui.UiTasks;
import org.jspecify.annotations.Nullable;

/// The rows of a month or a week by their days. Only what lies in those days is asked for, and of a
/// full day only its first rows. Screen's thread only.
final class CalendarModel {
    /// Rows asked for at once; beyond it every day is asked for by itself.
    static final int MOST = 400;

    private static final int OF_A_DAY = 12;

    private final GridViewModel grid;
    private final UiTasks tasks;
    private final ViewShape shape;
    private final ReadOnlyObjectWrapper<Shown> shown;
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private LocalDate anchor;
    private boolean week;
    private boolean running;
    private boolean again;

    /// Rows of a day; `more` that were not asked for, -1 when nobody has counted them.
    record Day(List<RowView> rows, long more) {
        static final Day NONE = new Day(List.of(), 0);
    }

    /// What is on show; `beyond`: rows in these days that are not among them.
    record Shown(LocalDate first, LocalDate last, Map<LocalDate, Day> days, long beyond) {
        Day day(LocalDate day) {
            return days.getOrDefault(day, Day.NONE);
        }
    }

    CalendarModel(GridViewModel grid, UiTasks tasks, ViewShape shape, LocalDate today) {
        this.grid = grid;
        this.tasks = tasks;
        this.shape = shape;
        anchor = today;
        shown = new ReadOnlyObjectWrapper<>(new Shown(first(), last(), Map.of(), 0));
    }

    ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    LocalDate anchor() {
        return anchor;
    }

    boolean week() {
        return week;
    }

    /// Shows the month or week of `day`.
    void show(LocalDate day, boolean ofWeek) {
        boolean same = ofWeek == week && !day.isBefore(first()) && !day.isAfter(last());
        boolean sameMonth = YearMonth.from(day).equals(YearMonth.from(anchor));
        anchor = day;
        week = ofWeek;
        if (!same || (!week && !sameMonth)) {
            shown.set(new Shown(first(), last(), Map.of(), 0));
            load();
        }
    }

    private LocalDate first() {
        LocalDate begin = week ? anchor : anchor.withDayOfMonth(1);
        return begin.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
    }

    private LocalDate last() {
        LocalDate end = week ? anchor : anchor.with(TemporalAdjusters.lastDayOfMonth());
        return end.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
    }

    /// The fields a move writes; the second only where a row lasts.
    List<FieldDefinition> moved(RowView row) {
        List<FieldDefinition> fields = new ArrayList<>();
        for (FieldDefinition field : grid.fields()) {
            boolean end = field.id().equals(shape.until());
            if (field.id().equals(shape.by()) || (end && day(row, field.id()) != null)) {
                fields.add(field);
            }
        }
        return fields;
    }

    /// What the cells hold once the row was carried by that many days.
    Map<FieldDefinition, @Nullable String> carried(RowView row, long days) {
        Map<FieldDefinition, @Nullable String> values = new LinkedHashMap<>();
        for (FieldDefinition field : moved(row)) {
            LocalDate now = day(row, field.id());
            if (now != null) {
                values.put(field, now.plusDays(days).toString());
            }
        }
        return values;
    }

    /// The day on which a row begins; null when it has none that can be read.
    @Nullable LocalDate begin(RowView row) {
        return day(row, shape.by());
    }

    private static @Nullable LocalDate day(RowView row, @Nullable FieldId field) {
        String value = field == null ? null : row.values().get(field);
        try {
            return value == null ? null : LocalDate.parse(value);
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }

    /// Shows the rows of a day as a table.
    void list(LocalDate day) {
        GridQuestion now = grid.questionProperty().get();
        FieldId until = shape.until();
        grid.views().shape(null);
        grid.ask(
                until == null
                        ? now.with(new Filter(shape.by(), "=", day.toString()))
                        : between(now, until, day, day));
    }

    private GridQuestion between(GridQuestion question, FieldId end, LocalDate from, LocalDate to) {
        return question.with(new Filter(shape.by(), "≦", to.toString()))
                .with(new Filter(end, "≧", from.toString()));
    }

    private RowQuery query(GridQuestion question, int limit) {
        return question.sortedBy(shape.by(), false).query(grid.ledger(), 0, limit);
    }

    /// Asks anew for what is on show.
    void load() {
        if (running) {
            again = true;
            return;
        }
        running = true;
        GridQuestion question = grid.questionProperty().get();
        LocalDate from = first();
        LocalDate to = last();
        tasks.run(() -> answer(question, from, to))
                .onSuccess(
                        found -> {
                            problem.set(null);
                            if (from.equals(first()) && to.equals(last())) {
                                shown.set(found);
                            }
                        })
                .onProblem(problem::set)
                .onFinished(
                        () -> {
                            running = false;
                            if (again) {
                                again = false;
                                load();
                            }
                        });
    }

    private Shown answer(GridQuestion question, LocalDate from, LocalDate to) {
        FieldId end = shape.until();
        RowPage within = page(between(question, shape.by(), from, to), MOST);
        if (end == null) {
            return within.rows().size() >= within.total()
                    ? new Shown(from, to, spread(within.rows(), from, to), 0)
                    : eachDay(question, from, to);
        }
        // What has no last day stands on its first alone.
        RowPage oneDay =
                page(
                        between(question, shape.by(), from, to)
                                .with(new Filter(end, "empty", null)),
                        MOST);
        RowPage lasting = page(between(question, end, from, to), MOST);
        List<RowView> rows = new ArrayList<>(lasting.rows());
        rows.addAll(oneDay.rows());
        long beyond = lasting.total() + oneDay.total() - rows.size();
        return new Shown(from, to, spread(rows, from, to), beyond);
    }

    private RowPage page(GridQuestion question, int limit) {
        return grid.desk().service().page(query(question, limit));
    }

    private Shown eachDay(GridQuestion question, LocalDate from, LocalDate to) {
        Map<LocalDate, Day> days = new HashMap<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            RowPage found =
                    page(question.with(new Filter(shape.by(), "=", day.toString())), OF_A_DAY);
            long more = found.total() - found.rows().size();
            boolean full = found.rows().size() >= OF_A_DAY;
            days.put(day, new Day(found.rows(), full && !found.counted() ? -1 : more));
        }
        return new Shown(from, to, days, 0);
    }

    private Map<LocalDate, Day> spread(List<RowView> rows, LocalDate from, LocalDate to) {
        Map<LocalDate, List<RowView>> byDay = new HashMap<>();
        for (RowView row : rows) {
            LocalDate begin = begin(row);
            LocalDate end = day(row, shape.until());
            LocalDate last = begin == null || end == null || end.isBefore(begin) ? begin : end;
            if (begin != null && last != null) {
                LocalDate day = begin.isBefore(from) ? from : begin;
                while (!day.isAfter(last) && !day.isAfter(to)) {
                    byDay.computeIfAbsent(day, d -> new ArrayList<>()).add(row);
                    day = day.plusDays(1);
                }
            }
        }
        Map<LocalDate, Day> days = new HashMap<>();
        byDay.forEach((day, list) -> days.put(day, new Day(List.copyOf(list), 0)));
        return days;
    }
}
