package jp.kakehashi.app.ledgers;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.kernel.Ids;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.wire.Messages.SnapshotRow;
import jp.kakehashi.wire.Messages.Viewing;

/// Logs what a script was shown of persons' records.
public final class ViewingNotes {
    private static final int ROWS_PER_VIEWING = 5_000;

    private final LedgerDesk desk;
    private final InstantSource clock;

    /// Notes sent to `desk`.
    public ViewingNotes(LedgerDesk desk, InstantSource clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /// Viewings of all `rows`, in portions that head office takes; nothing when the ledger is not
    /// about persons.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.viewing.purpose_listed` when the
    ///     ledger lists purposes and `purpose` is none of them
    public void note(
            LedgerDefinition definition, String kind, String purpose, List<SnapshotRow> rows) {
        if (!definition.personal() || rows.isEmpty()) {
            return;
        }
        definition.requirePurpose(purpose);
        List<UUID> seen = rows.stream().map(row -> row.row().row()).toList();
        Ids ids = new Ids(clock);
        for (int from = 0; from < seen.size(); from += ROWS_PER_VIEWING) {
            List<UUID> some = seen.subList(from, Math.min(seen.size(), from + ROWS_PER_VIEWING));
            desk.viewed(
                    new Viewing(ids.next(), clock.instant(), definition.id(), kind, purpose, some));
        }
    }
}
