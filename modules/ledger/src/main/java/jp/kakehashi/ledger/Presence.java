package jp.kakehashi.ledger;

import java.util.List;
import java.util.UUID;
import jp.kakehashi.ledger.LedgerService.Subscription;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import org.jspecify.annotations.Nullable;

/// Who else is in a ledger now, while there is a line. Nothing of it is kept, and nothing waits for
/// it: every method returns at once.
public interface Presence {
    /// Nobody is anywhere.
    Presence NONE = new NoPresence();

    /// This person is on a cell, on a row (`field` null) or in the ledger (`row` null).
    void stand(LedgerId ledger, @Nullable UUID row, @Nullable FieldId field, boolean writing);

    /// This person is in no ledger.
    void leave();

    /// Who else is in `ledger` and at a place that this person may see; empty without a line.
    List<Colleague> others(LedgerId ledger);

    /// Calls `listener`, on any thread, after {@link #others} changed.
    Subscription onChange(Runnable listener);

    /// Somebody else and where they are; `writing` while they write in the cell.
    record Colleague(Author who, @Nullable UUID row, @Nullable FieldId field, boolean writing) {}
}
