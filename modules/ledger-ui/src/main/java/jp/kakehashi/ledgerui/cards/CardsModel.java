package jp.kakehashi.ledgerui.cards;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.Filter;
import jp.kakehashi.ledger.LedgerService.RowPage;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.grid.GridQuestion;
import jp.kakehashi.ledgerui.grid.GridViewModel;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldDefinition.Choice;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.UiTasks;
import org.jspecify.annotations.Nullable;

/// The rows in a column for each choice of a field, and one for none; of each column its first
/// rows, more when they are asked for. Screen's thread only.
final class CardsModel {
    /// Cards of a column at first, and how many more come at a time.
    static final int STEP = 30;

    private static final int MOST_COLUMNS = 40;

    private final GridViewModel grid;
    private final UiTasks tasks;
    private final FieldDefinition by;
    private final ReadOnlyObjectWrapper<List<Column>> columns =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final Map<String, Integer> asked = new HashMap<>();
    private boolean running;
    private boolean again;

    /// Rows with one choice; `choice` null for those with none.
    record Column(@Nullable Choice choice, List<RowView> rows, long total, boolean counted) {
        @Nullable String value() {
            return choice == null ? null : choice.code();
        }

        String key() {
            return choice == null ? "" : choice.code();
        }

        boolean more() {
            return counted ? rows.size() < total : !rows.isEmpty() && rows.size() % STEP == 0;
        }
    }

    CardsModel(GridViewModel grid, UiTasks tasks, FieldDefinition by) {
        this.grid = grid;
        this.tasks = tasks;
        this.by = by;
    }

    ReadOnlyObjectProperty<List<Column>> columnsProperty() {
        return columns.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    FieldDefinition by() {
        return by;
    }

    /// More cards of a column.
    void more(Column column) {
        asked.merge(column.key(), 2 * STEP, (was, two) -> was + STEP);
        load();
    }

    /// Asks anew for what is on show.
    void load() {
        if (running) {
            again = true;
            return;
        }
        running = true;
        GridQuestion question = grid.questionProperty().get();
        LedgerDefinition form = grid.definitionProperty().get();
        Map<String, Integer> limits = Map.copyOf(asked);
        tasks.run(() -> answer(form, question, limits))
                .onSuccess(
                        found -> {
                            problem.set(null);
                            columns.set(found);
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

    private List<Column> answer(
            @Nullable LedgerDefinition form, GridQuestion question, Map<String, Integer> limits) {
        List<Column> found = new ArrayList<>();
        by.choices().stream()
                .limit(MOST_COLUMNS)
                .forEach(choice -> add(found, form, question, choice, limits));
        add(found, form, question, null, limits);
        return List.copyOf(found);
    }

    /// A choice that is not to be taken any more has a column as long as rows stand in it.
    private void add(
            List<Column> into,
            @Nullable LedgerDefinition form,
            GridQuestion question,
            @Nullable Choice choice,
            Map<String, Integer> limits) {
        Filter filter =
                choice == null
                        ? new Filter(by.id(), "empty", null)
                        : new Filter(by.id(), "=", choice.code());
        int limit = limits.getOrDefault(choice == null ? "" : choice.code(), STEP);
        RowPage page =
                grid.desk().service().page(question.with(filter).query(grid.ledger(), 0, limit));
        if (form != null) {
            grid.desk().links().know(form, page.rows());
        }
        if (choice == null || !choice.retired() || !page.rows().isEmpty()) {
            into.add(new Column(choice, page.rows(), page.total(), page.counted()));
        }
    }
}
