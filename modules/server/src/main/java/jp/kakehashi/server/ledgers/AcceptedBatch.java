package jp.kakehashi.server.ledgers;

import java.util.List;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.ledger.HistoryStore.Head;
import jp.kakehashi.wire.Messages.Outcome;

/// What became of one push.
///
/// @param outcomes one per pushed change, in order
/// @param accepted what was new, in the ledger's order, with its links; may be empty
/// @param conflicts those that were opened or decided
/// @param head the chain's end after the batch
public record AcceptedBatch(
        LedgerId ledger,
        List<Outcome> outcomes,
        List<AcceptedChange> accepted,
        List<Conflict> conflicts,
        Head head) {
    public AcceptedBatch {
        outcomes = List.copyOf(outcomes);
        accepted = List.copyOf(accepted);
        conflicts = List.copyOf(conflicts);
    }
}
