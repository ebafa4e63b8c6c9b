package jp.kakehashi.ledgerui.bulk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.LedgerService;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.bulk.Plan.Misfit;
import jp.kakehashi.ledgerui.cells.CellChecks;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.records.CellRewrite;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowCheck;
import org.jspecify.annotations.Nullable;

/// Works out what an edit of many cells would write. Reads, never writes; blocks, so call it from a
/// virtual thread.
final class Planner {
    /// Rows that one step may touch.
    static final int MOST_ROWS = 10_000;

    private final LedgerService service;
    private final LedgerDefinition form;
    private final CellText texts;
    private final Predicate<FieldDefinition> writable;
    private final RowCheck alone;
    private final RowCheck together;

    Planner(
            LedgerService service,
            LedgerDefinition form,
            CellText texts,
            Predicate<FieldDefinition> writable) {
        this.service = service;
        this.form = form;
        this.texts = texts;
        this.writable = writable;
        this.alone = CellChecks.alone(form);
        this.together = new RowCheck(form);
    }

    /// The values of a range as the grid shows them.
    CellBlock copy(GridRange range) {
        return new CellBlock(
                rows(range).stream()
                        .map(
                                row ->
                                        range.fields().stream()
                                                .map(f -> texts.show(f, row.values().get(f.id())))
                                                .toList())
                        .toList());
    }

    /// Empties every cell of a range.
    Plan clear(GridRange range) {
        Draft draft = new Draft(range);
        for (RowView row : rows(range)) {
            for (FieldDefinition field : range.fields()) {
                draft.canonical(row, field, null);
            }
            draft.nextRow();
        }
        return draft.plan();
    }

    /// Writes the uppermost row of a range into the others; where the range is one row, the row
    /// above it.
    Plan fillDown(GridRange range) {
        List<RowView> rows = rows(range);
        Draft draft = new Draft(range);
        RowView source;
        if (rows.size() > 1) {
            source = rows.getFirst();
            rows = rows.subList(1, rows.size());
            draft.nextRow();
        } else if (range.query().offset() > 0) {
            source = service.page(range.over(range.query().offset() - 1, 1)).rows().getFirst();
        } else {
            return draft.plan();
        }
        for (RowView row : rows) {
            for (FieldDefinition field : range.fields()) {
                draft.canonical(row, field, source.values().get(field.id()));
            }
            draft.nextRow();
        }
        return draft.plan();
    }

    /// Writes `block` from the range's upper left corner on; a single value into all of the range.
    /// `right` are the fields from the range's first column to the grid's last.
    Plan paste(GridRange range, List<FieldDefinition> right, CellBlock block) {
        if (block.single()) {
            String value = block.rows().getFirst().getFirst();
            Draft draft = new Draft(range);
            for (RowView row : rows(range)) {
                range.fields().forEach(field -> draft.typed(row, field, value));
                draft.nextRow();
            }
            return draft.plan();
        }
        requireFew(block.rows().size());
        rows(range);
        List<RowView> rows =
                service.page(range.over(range.query().offset(), block.rows().size())).rows();
        Draft draft = new Draft(range);
        for (int i = 0; i < block.rows().size(); i++) {
            RowView row = i < rows.size() ? rows.get(i) : null;
            List<String> values = block.rows().get(i);
            for (int j = 0; j < values.size(); j++) {
                draft.typed(row, j < right.size() ? right.get(j) : null, values.get(j));
            }
            draft.nextRow();
        }
        return draft.plan();
    }

    private List<RowView> rows(GridRange range) {
        requireFew(range.rows());
        List<RowView> rows = service.page(range.query()).rows();
        boolean same =
                rows.size() == range.rows()
                        && shows(rows.getFirst(), range.first())
                        && shows(rows.getLast(), range.last());
        if (!same) {
            throw Problem.invalid("problem.grid.rows_moved").asException();
        }
        return rows;
    }

    private static boolean shows(RowView row, @Nullable UUID seen) {
        return seen == null || row.row().equals(seen);
    }

    private static void requireFew(int rows) {
        if (rows > MOST_ROWS) {
            throw Problem.invalid("problem.grid.too_many_rows", MOST_ROWS).asException();
        }
    }

    /// What has been found so far.
    private final class Draft {
        private final List<CellRewrite> cells = new ArrayList<>();
        private final List<Misfit> misfits = new ArrayList<>();
        private long rowNumber;
        private @Nullable RowView row;
        private final Map<FieldId, @Nullable String> written = new HashMap<>();

        Draft(GridRange range) {
            rowNumber = range.query().offset() + 1;
        }

        void nextRow() {
            hold();
            rowNumber++;
        }

        /// Looks at the cells of a row together; what a rule over several of them speaks against
        /// is left out as a whole, so that no half of it is written.
        private void hold() {
            RowView of = row;
            if (of != null && !written.isEmpty()) {
                Problem wrong = CellChecks.problem(together, written, of.values());
                if (wrong != null) {
                    List<CellRewrite> mine =
                            cells.subList(cells.size() - written.size(), cells.size());
                    for (CellRewrite cell : mine) {
                        FieldDefinition field = form.field(cell.field()).orElseThrow();
                        String value = cell.after();
                        misfit(field, value == null ? "" : texts.show(field, value), wrong);
                    }
                    mine.clear();
                }
            }
            row = null;
            written.clear();
        }

        Plan plan() {
            hold();
            return new Plan(cells, misfits);
        }

        void typed(@Nullable RowView row, @Nullable FieldDefinition field, String typed) {
            if (row == null || field == null) {
                if (!typed.isBlank()) {
                    misfit(field, typed, Problem.invalid("problem.grid.no_place"));
                }
                return;
            }
            try {
                canonical(row, field, texts.read(field, typed));
            } catch (ProblemException e) {
                misfit(field, typed, e.problem());
            }
        }

        void canonical(RowView row, FieldDefinition field, @Nullable String value) {
            String before = row.values().get(field.id());
            if (Objects.equals(before, value)) {
                return;
            }
            Problem wrong =
                    writable.test(field)
                            ? CellChecks.problem(alone, field, value, Map.of())
                            : Problem.refused("problem.change.not_writable", field.id());
            if (wrong != null) {
                misfit(field, value == null ? "" : texts.show(field, value), wrong);
                return;
            }
            this.row = row;
            written.put(field.id(), value);
            cells.add(new CellRewrite(row.row(), field.id(), before, value));
        }

        private void misfit(@Nullable FieldDefinition field, String value, Problem why) {
            misfits.add(new Misfit(rowNumber, field, value, why));
        }
    }
}
