package jp.kakehashi.ledger;

import java.nio.file.Path;
import java.util.List;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.records.LedgerId;

/// Open data out of a ledger. Every method blocks.
public interface OpenDataDesk {
    /// The first line and the first `most` rows; counts as listed where rows are about persons.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.open_data.*`
    List<List<String>> preview(LedgerId ledger, OpenData recipe, int most);

    /// Writes a CSV and what its columns are beside it; logged before it has its name. Returns how
    /// many rows are in it.
    long write(LedgerId ledger, OpenData recipe, Path csv, String purpose, Progress progress);

    /// None.
    static OpenDataDesk none() {
        return new OpenDataDesk() {
            @Override
            public List<List<String>> preview(LedgerId ledger, OpenData recipe, int most) {
                throw Problem.unavailable("problem.way.offline").asException();
            }

            @Override
            public long write(
                    LedgerId ledger, OpenData recipe, Path csv, String purpose, Progress progress) {
                throw Problem.unavailable("problem.way.offline").asException();
            }
        };
    }
}
