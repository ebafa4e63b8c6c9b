package jp.kakehashi.ledgerui.design;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.LedgerService;
import jp.kakehashi.ledger.LedgerService.Picked;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.LedgerService.RowGroup;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.records.CellRewrite;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import org.jspecify.annotations.Nullable;

/// Values of one field as values of another: what would move, what cannot and why, and the moving.
/// A value moves when what a keeper reads of it can be typed into the other field. The old field
/// keeps all of it; a row moves once, and only while its new cell is empty, so that it may be begun
/// again after a stop and after edits that come late. Blocks.
final class TypeChange {
    /// Types whose values another field may become.
    static final Set<FieldType> INTO =
            EnumSet.of(
                    FieldType.TEXT,
                    FieldType.LONG_TEXT,
                    FieldType.NUMBER,
                    FieldType.YEN,
                    FieldType.DATE,
                    FieldType.TIME,
                    FieldType.CHOICE,
                    FieldType.CHOICES,
                    FieldType.CHECK,
                    FieldType.PERSON,
                    FieldType.PHONE,
                    FieldType.ADDRESS);

    /// How many that cannot move are listed; all are counted.
    static final int MOST_LISTED = 500;

    private static final int MOST_CHOICES = 60;
    private static final int PORTION = 2_000;

    private final LedgerService service;
    private final CellText cells;
    private final LedgerDefinition here;
    private final FieldDefinition from;
    private final FieldDefinition to;

    /// From one field to another of a ledger; `here` is its definition on this PC, where `to` need
    /// not be yet.
    TypeChange(
            LedgerService service,
            CellText cells,
            LedgerDefinition here,
            FieldDefinition from,
            FieldDefinition to) {
        this.service = service;
        this.cells = cells;
        this.here = here;
        this.from = from;
        this.to = to;
    }

    /// What was found in the rows on this PC.
    ///
    /// @param moves how many values move
    /// @param stays how many cannot, of which the first are in `lost`
    record Found(long moves, long stays, List<Lost> lost) {
        Found {
            lost = List.copyOf(lost);
        }
    }

    /// A value that cannot move.
    record Lost(RowView row, String shown, Problem why) {}

    private RowQuery everything() {
        return new RowQuery(here.id(), null, List.of(), null, false, 0, Integer.MAX_VALUE);
    }

    private @Nullable String waiting(Map<FieldId, String> row) {
        return row.containsKey(to.id()) ? null : row.get(from.id());
    }

    private @Nullable Problem misfit(String value) {
        try {
            return moved(value) == null ? Problem.invalid("problem.design.empty") : null;
        } catch (ProblemException e) {
            return e.problem();
        }
    }

    private @Nullable String moved(String value) {
        return cells.read(to, cells.show(from, value));
    }

    /// Looks through all rows.
    Found look(Progress progress) {
        long[] count = new long[2];
        Picked picked =
                service.pick(
                        everything(),
                        row -> {
                            String value = waiting(row);
                            if (value == null) {
                                return false;
                            }
                            boolean stays = misfit(value) != null;
                            count[stays ? 1 : 0]++;
                            return stays && count[1] <= MOST_LISTED;
                        },
                        MOST_LISTED,
                        progress);
        List<Lost> lost = new ArrayList<>();
        for (RowView row : picked.rows()) {
            String value = waiting(row.values());
            Problem why = value == null ? null : misfit(value);
            if (value != null && why != null) {
                lost.add(new Lost(row, cells.show(from, value), why));
            }
        }
        return new Found(count[0], count[1], lost);
    }

    /// Moves all that can be; returns how many cells were written.
    long carry(ChangeNote note, Progress progress) {
        if (here.field(to.id()).isEmpty()) {
            throw Problem.unavailable("problem.design.not_here").asException();
        }
        long written = 0;
        while (true) {
            Picked picked =
                    service.pick(
                            everything(),
                            row -> {
                                String value = waiting(row);
                                return value != null && misfit(value) == null;
                            },
                            PORTION,
                            progress);
            List<CellRewrite> cellsOf = new ArrayList<>();
            for (RowView row : picked.rows()) {
                String value = waiting(row.values());
                if (value != null && misfit(value) == null) {
                    cellsOf.add(new CellRewrite(row.row(), to.id(), null, moved(value)));
                }
            }
            int done = cellsOf.isEmpty() ? 0 : service.rewrite(here.id(), cellsOf, note).size();
            written += done;
            if (done == 0 || !picked.more()) {
                return written;
            }
        }
    }

    /// The values that stand in `from` now as choices, the most frequent first.
    static ArrayNode choices(
            LedgerService service, CellText cells, LedgerDefinition here, FieldDefinition from) {
        ArrayNode choices = JsonNodeFactory.instance.arrayNode();
        RowQuery all = new RowQuery(here.id(), null, List.of(), null, false, 0, Integer.MAX_VALUE);
        for (RowGroup group : service.totals(all, from.id()).groups()) {
            String value = group.value();
            if (value != null && choices.size() < MOST_CHOICES) {
                String shown = cells.show(from, value).strip();
                if (!shown.isEmpty() && shown.length() <= 200 && shown.indexOf('\n') < 0) {
                    choices.addObject()
                            .put("code", "c" + (choices.size() + 1))
                            .put("name", shown)
                            .put("tone", "info");
                }
            }
        }
        return choices;
    }
}
