package jp.kakehashi.ledger;

import java.util.List;
import java.util.UUID;
import jp.kakehashi.records.BegunText;
import jp.kakehashi.records.LedgerId;

/// What this person began to write on this PC and has not entered: kept with their copy, sealed as
/// it is, offered to nobody else and never written by itself.
public interface LedgerBegun {
    /// Where nothing is kept.
    static LedgerBegun none() {
        return new KeptBegun(KeptBegun.Store.NONE, text -> Standing.OPEN);
    }

    /// What stands unfinished in a ledger's editors now, in place of what did. In memory, from any
    /// thread.
    void note(LedgerId ledger, List<BegunText> now);

    /// The ledger is left: what stood unfinished there is offered from now on. In memory.
    void leave(LedgerId ledger);

    /// Makes durable what is known here; does nothing when it is. Blocks.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException when it could not be written
    void keep();

    /// What may be taken up again, the newest first. Blocks.
    List<Offer> offers();

    /// These are no longer offered: they stand in an editor again, or are not wanted. In memory.
    void drop(List<UUID> texts);

    /// Whether begun words may still be put where they were begun.
    enum Standing {
        /// They may.
        OPEN,
        /// What they are about can be seen, but this person may not write there any more.
        CLOSED,
        /// It is no longer for this person to see, or is not there.
        HIDDEN
    }

    /// Words to be taken up again: one text, or all those of a row that was not there yet. `texts`
    /// are empty where hidden.
    record Offer(List<UUID> ids, List<BegunText> texts, Standing standing) {
        public Offer {
            ids = List.copyOf(ids);
            texts = List.copyOf(texts);
        }
    }
}
