package jp.kakehashi.wire;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.records.LedgerId;
import org.jspecify.annotations.Nullable;

/// The messages about rows that head office writes into a folder by itself.
public final class ExportJobMessages {
    private ExportJobMessages() {}

    /// In which form.
    public enum ExportForm {
        /// A workbook.
        XLSX,
        /// A CSV in UTF-8.
        CSV_UTF_8,
        /// A CSV in windows-31j; what it cannot write is 〓 and in a report beside it.
        CSV_WINDOWS_31J,
        /// By a recipe of open data.
        OPEN_DATA
    }

    /// How often.
    public enum Every {
        /// Each day.
        DAY,
        /// Each week.
        WEEK,
        /// Each month; a day that a month lacks is its last.
        MONTH
    }

    /// When, by the time of Japan.
    ///
    /// @param day of the week from 1 (Monday), of the month from 1; 0 for each day
    public record Times(Every every, int day, int hour, int minute) {}

    /// A job.
    ///
    /// @param view name of the office's view whose rows and columns it is; null for all
    /// @param recipe the recipe of OPEN_DATA, null otherwise
    /// @param purpose in the log of viewings
    public record ExportJob(
            UUID id,
            LedgerId ledger,
            ExportForm form,
            @Nullable String view,
            @Nullable UUID recipe,
            Place to,
            Times times,
            String purpose) {}

    /// Where it goes.
    ///
    /// @param folder below the root that the server's administrator allows, parts by `/`
    /// @param file name without its ending
    public record Place(String folder, String file) {}

    /// One run: `problem` null where it went well, then with what is to be told (`detail`), like
    /// characters that windows-31j lacks.
    public record ExportRun(
            Instant begun,
            @Nullable Instant ended,
            @Nullable String problem,
            @Nullable String detail,
            long rows) {}

    /// A job with how it stands.
    ///
    /// @param paused why it rests, a problem's key; null where it runs
    public record JobState(
            ExportJob job,
            String staff,
            @Nullable String paused,
            Instant due,
            @Nullable ExportRun last) {}

    /// Those of the caller's ledgers. `allowed`: whether the server has a root for them. `GET
    /// /api/export-jobs`
    public record JobStates(List<JobState> jobs, boolean allowed) {}

    /// Lets it rest or run again. `POST /api/export-jobs/{job}/pause`
    public record Pause(boolean paused) {}
}
