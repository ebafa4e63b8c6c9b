package jp.kakehashi.ledgerui.grid;

import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.Filter;
import jp.kakehashi.ledger.LedgerService.RowGroup;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.ledger.LedgerService.Totals;
import jp.kakehashi.ledger.RowTotals;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.UiTasks;
import org.jspecify.annotations.Nullable;

/// Counts and sums of the rows on show, as a whole and by the groups that the question asks for.
/// Asked for anew when the question or the rows change, one at a time. Screen's thread only.
public final class GridTotals {
    private final GridViewModel model;
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final ReadOnlyObjectWrapper<Totals> whole = new ReadOnlyObjectWrapper<>(Totals.NONE);
    private final ReadOnlyObjectWrapper<Totals> groups = new ReadOnlyObjectWrapper<>(Totals.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private boolean running;
    private boolean again;

    GridTotals(GridViewModel model, UiTasks tasks) {
        this.model = model;
        this.desk = model.desk();
        this.tasks = tasks;
    }

    /// All rows on show.
    public ReadOnlyObjectProperty<Totals> wholeProperty() {
        return whole.getReadOnlyProperty();
    }

    /// The groups: of the rows on show, but for the choice of one group itself.
    public ReadOnlyObjectProperty<Totals> groupsProperty() {
        return groups.getReadOnlyProperty();
    }

    /// Why there are no groups.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// The fields by which this person may group.
    public List<FieldDefinition> groupable() {
        LedgerDefinition form = model.definitionProperty().get();
        return form == null
                ? List.of()
                : model.fields().stream().filter(f -> RowTotals.groups(form, f)).toList();
    }

    /// Shows groups of that field; null for none.
    public void groupBy(@Nullable FieldId field) {
        GridQuestion now = model.questionProperty().get();
        if (!Objects.equals(now.group(), field)) {
            groups.set(Totals.NONE);
            model.ask(now.groupedBy(field));
        }
    }

    /// Shows only the rows of one group; the same once more shows all again.
    public void choose(@Nullable String value) {
        GridQuestion now = model.questionProperty().get();
        FieldId by = now.group();
        if (by != null) {
            Filter one = filter(by, value);
            GridQuestion all = withoutGroup(now, by);
            model.ask(now.filters().contains(one) ? all : all.with(one));
        }
    }

    /// Whether only the rows of that group are shown.
    public boolean chosen(@Nullable String value) {
        GridQuestion now = model.questionProperty().get();
        FieldId by = now.group();
        return by != null && now.filters().contains(filter(by, value));
    }

    private void know(@Nullable FieldDefinition field, Totals groups) {
        if (field != null) {
            desk.links()
                    .know(
                            field,
                            groups.groups().stream()
                                    .map(RowGroup::value)
                                    .filter(Objects::nonNull)
                                    .toList());
        }
    }

    private static Filter filter(FieldId by, @Nullable String value) {
        return value == null ? new Filter(by, "empty", null) : new Filter(by, "=", value);
    }

    private static GridQuestion withoutGroup(GridQuestion question, FieldId by) {
        GridQuestion rest = question;
        for (Filter filter : question.filters()) {
            boolean one = filter.operator().equals("=") || filter.operator().equals("empty");
            if (one && filter.field().equals(by)) {
                rest = rest.without(filter);
            }
        }
        return rest;
    }

    /// The question or the rows changed.
    void renew() {
        if (running) {
            again = true;
            return;
        }
        GridQuestion now = model.questionProperty().get();
        FieldId by = now.group();
        RowQuery all = now.query(model.ledger(), 0, 0);
        RowQuery grouped = by == null ? all : withoutGroup(now, by).query(model.ledger(), 0, 0);
        LedgerDefinition form = model.definitionProperty().get();
        FieldDefinition field = form == null || by == null ? null : form.field(by).orElse(null);
        running = true;
        tasks.run(
                        () -> {
                            Totals one = desk.service().totals(all, null);
                            Totals two =
                                    by == null ? Totals.NONE : desk.service().totals(grouped, by);
                            know(field, two);
                            return List.of(one, two);
                        })
                .onSuccess(
                        found -> {
                            problem.set(null);
                            whole.set(found.getFirst());
                            groups.set(found.getLast());
                            model.counted();
                        })
                .onProblem(problem::set)
                .onFinished(
                        () -> {
                            running = false;
                            if (again) {
                                again = false;
                                renew();
                            }
                        });
    }
}
