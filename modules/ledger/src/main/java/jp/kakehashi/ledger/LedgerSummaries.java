package jp.kakehashi.ledger;

import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.ledger.LedgerService.LedgerSummary;
import jp.kakehashi.ledger.storage.LedgerReads;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.sync.storage.replica.Replica;

/// What the list of ledgers says of each.
final class LedgerSummaries {
    private final Replica replica;
    private final LedgerReads reads;

    LedgerSummaries(Replica replica, LedgerReads reads) {
        this.replica = replica;
        this.reads = reads;
    }

    /// By name.
    List<LedgerSummary> all() {
        List<LedgerSummary> summaries = new ArrayList<>();
        for (LedgerDefinition definition : replica.definitions().all()) {
            LedgerReads.Counts counts = reads.counts(definition);
            summaries.add(
                    new LedgerSummary(
                            definition, counts.rows(), counts.unsent(), counts.openConflicts()));
        }
        summaries.sort(
                (a, b) -> a.definition().label().ja().compareTo(b.definition().label().ja()));
        return summaries;
    }
}
