package jp.kakehashi.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.Picked;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledger.storage.LedgerReads;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowState;
import jp.kakehashi.storage.ledger.RowSelection;

/// Picks rows by what stands in them, one portion in memory at a time.
final class RowPick {
    private static final int TELL = 2_000;

    private final LedgerReads reads;
    private final RowViews views;

    RowPick(LedgerReads reads, RowViews views) {
        this.reads = reads;
        this.views = views;
    }

    Picked pick(
            LedgerDefinition definition,
            RowSelection selection,
            Predicate<Map<FieldId, String>> wanted,
            int most,
            Progress progress) {
        long total = reads.count(definition, selection);
        Function<RowState, Map<FieldId, String>> reader = views.reader(definition);
        List<UUID> found = new ArrayList<>();
        long[] looked = {0};
        tell(progress, 0, total);
        reads.walk(
                definition,
                selection,
                row -> {
                    if (++looked[0] % TELL == 0) {
                        tell(progress, looked[0], total);
                    }
                    if (wanted.test(reader.apply(row.state()))) {
                        found.add(row.state().row());
                    }
                    return found.size() <= most;
                });
        tell(progress, total, total);
        boolean more = found.size() > most;
        List<UUID> kept = more ? found.subList(0, most) : found;
        return new Picked(inOrder(definition, kept), more);
    }

    private List<RowView> inOrder(LedgerDefinition definition, List<UUID> ids) {
        List<RowView> rows = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += TELL) {
            List<UUID> some = ids.subList(from, Math.min(ids.size(), from + TELL));
            Map<UUID, RowView> byId = new HashMap<>();
            views.views(definition, reads.rows(definition, some))
                    .forEach(view -> byId.put(view.row(), view));
            for (UUID id : some) {
                RowView view = byId.get(id);
                if (view != null) {
                    rows.add(view);
                }
            }
        }
        return rows;
    }

    private static void tell(Progress progress, long done, long total) {
        if (!progress.at(done, total)) {
            throw Problem.invalid("problem.find.cancelled").asException();
        }
    }
}
