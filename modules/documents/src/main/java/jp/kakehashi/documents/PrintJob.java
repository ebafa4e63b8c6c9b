package jp.kakehashi.documents;

import java.time.Instant;
import java.time.ZoneId;
import jp.kakehashi.documents.fonts.PrintFonts;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.text.Wareki;

/// What every print is told: its fonts, who prints, when, and whether in the training world. The
/// same job over the same rows gives the same bytes.
public record PrintJob(
        PrintFonts fonts,
        String printedBy,
        Instant at,
        ZoneId zone,
        boolean training,
        PrintWords words,
        PrintProgress progress) {

    /// 令和8年11月22日 10:15.
    public String time() {
        var local = at.atZone(zone);
        return new Wareki().formatLong(local.toLocalDate())
                + " %d:%02d".formatted(local.getHour(), local.getMinute());
    }

    /// Tells how far it has come.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.document.cancelled`
    public void tell(long done, long total) {
        if (!progress.at(done, total)) {
            throw Problem.invalid("problem.document.cancelled").asException();
        }
    }
}
