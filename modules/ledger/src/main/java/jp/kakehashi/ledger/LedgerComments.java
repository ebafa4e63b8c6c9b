package jp.kakehashi.ledger;

import java.util.List;
import java.util.UUID;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.comments.CommentThread;
import org.jspecify.annotations.Nullable;

/// What people say about rows of ledgers and their cells. Works without a line: what is said is
/// safe when the call returns, and goes to head office later. Every method blocks.
public interface LedgerComments {
    /// Where nobody can say anything.
    static LedgerComments none() {
        return new NoComments();
    }

    /// The conversations in a ledger, as far as this person may read what they are about.
    List<CommentThread> threads(LedgerId ledger);

    /// Whether this person may say something in a ledger.
    boolean maySay(LedgerId ledger);

    /// Says something about a cell, or about a row where `field` is null; in answer to `thread`
    /// unless that is null.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.comment.text`,
    ///     `problem.comment.individual_number`, `problem.comment.write`
    void say(
            LedgerId ledger, UUID row, @Nullable FieldId field, @Nullable UUID thread, String text);

    /// Says that a matter is settled, or that it is open again.
    void settle(LedgerId ledger, CommentThread thread, boolean resolved);

    /// Takes back words of one's own: nobody is shown them any more, only that there were some.
    void takeBack(LedgerId ledger, CommentThread thread, UUID comment);
}
