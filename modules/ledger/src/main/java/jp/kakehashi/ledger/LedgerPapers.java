package jp.kakehashi.ledger;

import java.nio.file.Path;
import java.util.function.Consumer;
import jp.kakehashi.documents.PrintJob;

/// Rows of ledgers on paper, first as a draft to be looked at, then as what leaves. Every method
/// blocks. What is not for this person's eyes is on no paper.
public interface LedgerPapers {
    /// How many rows a draft for the screen has at most.
    int LOOK_ROWS = 2_000;

    /// The first {@link #LOOK_ROWS} rows laid out; counts as listed where rows are about persons.
    /// Whether it is of the training world is known here, whatever `job` says.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.document.*`, `problem.print.nothing`
    ///     where there is no row or field, `problem.grid.rows_moved`
    PaperDraft look(PaperOrder order, PrintJob job);

    /// All rows laid out, none of which counts as seen yet.
    PaperDraft whole(PaperOrder order, PrintJob job);

    /// The form filled in once, each box with the longest value that the rows of the order's query
    /// hold for it, so that one sees what will have no room. Whose values they are counts as
    // listed.
    PaperDraft longest(PaperOrder order, PrintJob job);

    /// Lets a whole draft leave as the file `to`, which appears whole or not at all. Rows about
    /// persons are logged as printed before that.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.document.cannot_write`,
    ///     `problem.viewing.purpose`
    void save(PaperDraft draft, Path to, String purpose);

    /// Lets a whole draft leave through `printer`, which gets the PDF and must not keep it.
    void send(PaperDraft draft, String purpose, Consumer<Path> printer);
}
