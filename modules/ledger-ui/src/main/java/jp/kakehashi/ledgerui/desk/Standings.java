package jp.kakehashi.ledgerui.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.ledger.LedgerApprovals.Standing;
import jp.kakehashi.records.ApprovalRule;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.UiTasks;
import org.jspecify.annotations.Nullable;

/// Where the rows of one ledger stand in their approval, as this PC has heard; read again whenever
/// the register changed. Empty for a ledger whose rows go through none. Screen's thread only.
public final class Standings implements AutoCloseable {
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final List<Runnable> listeners = new ArrayList<>();
    private Map<UUID, Standing> all = Map.of();
    private @Nullable LiveRefresh live;
    private @Nullable LedgerDefinition about;
    private int generation;

    /// Of nothing yet.
    public Standings(LedgerDesk desk, UiTasks tasks) {
        this.desk = desk;
        this.tasks = tasks;
    }

    /// Follows the register of `definition`.
    public void follow(@Nullable LedgerDefinition definition) {
        close();
        about = definition;
        if (definition != null && definition.approval() != null) {
            live =
                    new LiveRefresh(
                            desk.service(),
                            tasks,
                            ApprovalRule.register(definition.id()),
                            this::load);
            load();
        }
    }

    private void load() {
        LedgerDefinition definition = about;
        if (definition == null) {
            return;
        }
        int mine = ++generation;
        tasks.run(() -> desk.service().approvals().standing(definition.id()))
                .onSuccess(
                        found -> {
                            if (mine == generation && !found.equals(all)) {
                                all = found;
                                listeners.forEach(Runnable::run);
                            }
                        });
    }

    /// Calls `action` whenever something stands otherwise.
    public void onChange(Runnable action) {
        listeners.add(action);
    }

    /// Where `row` stands; null when it was never drafted.
    public @Nullable Standing of(UUID row) {
        return all.get(row);
    }

    @Override
    public void close() {
        if (live != null) {
            live.close();
            live = null;
        }
    }
}
