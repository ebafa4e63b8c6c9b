package jp.kakehashi.ledger;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.records.Attachment;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import org.jspecify.annotations.Nullable;

/// The files that were taken into ledgers, and taking one back in one step. Head office does it, so
/// everything here needs the line. Every method blocks; expected failures are
/// {@link jp.kakehashi.kernel.ProblemException}.
public interface LedgerImports {

    /// The newest imports of `ledger`, newest first, for those who write it.
    List<PastImport> of(LedgerId ledger);

    /// What taking `id` back would do now.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.import.unsent` while this PC has still
    ///     to send something of that ledger
    UndoPreview preview(LedgerId ledger, UUID id);

    /// Takes `id` back, until `progress` ends it. What was begun goes on when it is called again.
    TakenBack undo(LedgerId ledger, UUID id, Progress progress);

    /// What taking back did: so many rows went, so many were `refused`, because what stood before
    /// may not stand there now, and whether it was `stopped` before the end.
    record TakenBack(long rows, long refused, boolean stopped) {}

    /// Lays the file of `preview`, which goes into a ledger that is there, beside its rows, told
    /// apart by `key`. Over the line; rows about persons that differ count as listed.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.import.unsent` while anything of the
    ///     ledger is still to be sent
    Reimport compare(ImportPreview preview, FieldId key);

    /// Carries it out in one step, which {@link #undo} takes back in one. A row that somebody wrote
    /// since it was compared is left as it is, and no row is added whose key is there by now.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.import.cancelled`,
    ///     `problem.import.too_many`
    TakenOver takeOver(Reimport what, Progress progress);

    /// How many rows a step wrote, and how many it `left` because the ledger had changed since.
    record TakenOver(int written, int left) {}

    /// How many rows one step may write.
    int MOST_TAKEN_OVER = 50_000;

    /// Writes the file that `taken` was read from to `to`, whole or not at all.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.attachment.*`
    void save(LedgerId ledger, PastImport taken, Path to);

    /// Makes the bytes of the file that `taken` was read from unrecoverable for ever, for an owner
    /// of the ledger.
    void destroyOriginal(LedgerId ledger, PastImport taken);

    /// A file that was taken in.
    ///
    /// @param file empty where its name is not told to this person
    /// @param name of the person who took it in
    /// @param undoneRows how many of its rows were taken away again
    /// @param undoneAt when the last of them was; null while some may be left
    /// @param original the file itself; null where it is not kept or not for this person
    /// @param guarded that it holds individual numbers: only who may reveal such gets it
    /// @param mayUndo whether this person may take it back
    record PastImport(
            UUID id,
            String file,
            String name,
            String office,
            Instant at,
            long rows,
            long undoneRows,
            @Nullable Instant undoneAt,
            @Nullable Attachment original,
            boolean guarded,
            boolean mayUndo) {}

    /// What would happen: so many rows go, so many were changed since and stay, of which some are
    /// `named`.
    record UndoPreview(long rows, long changed, List<String> named) {
        public UndoPreview {
            named = List.copyOf(named);
        }
    }
}
