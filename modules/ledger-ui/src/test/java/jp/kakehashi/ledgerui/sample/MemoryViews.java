package jp.kakehashi.ledgerui.sample;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.KeptViews;
import jp.kakehashi.records.ColumnLayout;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.LedgerView;

/// Views kept in memory; outlives the window, as a replica does. From any thread.
public final class MemoryViews implements KeptViews {
    private final Map<LedgerId, ColumnLayout> columns = new ConcurrentHashMap<>();
    /// What {@link #publish} ends with; null when all is well.
    public volatile Problem refusal;

    private final Map<LedgerId, List<LedgerView>> mine = new ConcurrentHashMap<>();

    @Override
    public ColumnLayout columns(LedgerId ledger) {
        return columns.getOrDefault(ledger, ColumnLayout.PLAIN);
    }

    @Override
    public void keepColumns(LedgerId ledger, ColumnLayout layout) {
        columns.put(ledger, layout);
    }

    @Override
    public List<LedgerView> mine(LedgerId ledger) {
        return mine.getOrDefault(ledger, List.of());
    }

    @Override
    public LedgerDefinition publish(LedgerDefinition form, List<LedgerView> views) {
        Problem why = refusal;
        if (why != null) {
            throw why.asException();
        }
        return form.viewedBy(views);
    }

    @Override
    public void keepMine(LedgerId ledger, List<LedgerView> views) {
        mine.put(ledger, views);
    }
}
