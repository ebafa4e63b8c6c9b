package jp.kakehashi.ledger;

import java.util.List;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledger.LedgerService.Subscription;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.LedgerDefinition;

/// Finds rows in every ledger this person may open, on this PC, as they type. Rows about persons
/// that are handed out count as listed and are logged, each once a session. Blocking.
public interface FindService extends AutoCloseable {
    /// Rows of one ledger at most.
    int MOST_ROWS = 8;

    /// Rows in which everything of `typed` stands; nothing for a blank text.
    Answer find(String typed);

    /// Calls `listener`, on any thread, when another ledger can be looked through. Close the result
    /// to stop.
    Subscription onReady(Runnable listener);

    /// Somebody writes now: making ledgers ready waits until that has been quiet for a while.
    /// Returns at once, on any thread.
    default void giveWay() {}

    @Override
    void close();

    /// What was found, and in how many ledgers and rows it was looked.
    ///
    /// @param waiting ledgers that are still being made ready
    /// @param tooLarge ledgers that are not looked through for want of memory
    /// @param unasked ledgers with rows that are not shown before the reader says for what
    record Answer(
            List<Group> groups,
            int ledgers,
            long rows,
            List<LedgerDefinition> waiting,
            List<LedgerDefinition> tooLarge,
            List<LedgerDefinition> unasked) {}

    /// Rows of one ledger, best first; `total` is how many there are, `more` whether at least.
    record Group(LedgerDefinition definition, List<FoundRow> rows, int total, boolean more) {}

    /// A row and where each word stands in it.
    record FoundRow(RowView row, List<Match> matches) {}

    /// A word as typed and the field in which it stands. `folded`: the form in which it does, for
    /// {@link FoundPiece}; empty where the value as a whole is what was meant.
    record Match(FieldDefinition field, String typed, String folded) {}
}
