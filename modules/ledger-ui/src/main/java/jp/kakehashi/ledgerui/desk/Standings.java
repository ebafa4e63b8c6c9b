package jp.kakehashi.ledgerui.desk;

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
    private final Following<Map<UUID, Standing>> all;

    /// Of nothing yet.
    public Standings(LedgerDesk desk, UiTasks tasks) {
        all =
                new Following<>(
                        desk,
                        tasks,
                        Map.of(),
                        ledger -> desk.service().approvals().standing(ledger));
    }

    /// Follows the register of `definition`.
    public void follow(@Nullable LedgerDefinition definition) {
        if (definition == null || definition.approval() == null) {
            all.follow(null, null);
        } else {
            all.follow(definition, ApprovalRule.register(definition.id()));
        }
    }

    /// Calls `action` whenever something stands otherwise.
    public void onChange(Runnable action) {
        all.onChange(action);
    }

    /// Where `row` stands; null when it was never drafted.
    public @Nullable Standing of(UUID row) {
        return all.now().get(row);
    }

    @Override
    public void close() {
        all.close();
    }
}
