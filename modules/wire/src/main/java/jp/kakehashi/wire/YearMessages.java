package jp.kakehashi.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.records.FieldId;
import org.jspecify.annotations.Nullable;

/// The messages of a ledger's fiscal years (年度更新). A year is called by the year of its first day.
public final class YearMessages {
    private YearMessages() {}

    /// The years of a ledger, the latest first. `GET /api/ledgers/{ledger}/years`
    ///
    /// @param yearless rows that say no year
    /// @param today in Japan by the server's clock
    public record Years(
            List<Year> years, long yearless, LocalDate today, May may, List<Act> acts) {}

    /// What the caller may do with years.
    ///
    /// @param carry carry, freeze and take a carrying back
    public record May(boolean carry, boolean reopen, boolean destroy) {}

    /// One year.
    ///
    /// @param rows that are not deleted
    /// @param open of them, those that are carried when the year is closed
    /// @param carried how many rows were carried out of it, -1 when the carrying was not begun
    /// @param freezesFrom the first day on which it may be frozen
    public record Year(
            int year, long rows, long open, boolean frozen, long carried, LocalDate freezesFrom) {}

    /// What was done to a year: `CARRIED`, `UNDONE`, `FROZEN`, `REOPENED`, `DESTROYED`.
    public record Act(
            int year, String kind, String name, Instant at, long rows, @Nullable String reason) {}

    /// What closing a year would do now. `GET /api/ledgers/{ledger}/years/{year}`
    ///
    /// @param carries how many open rows would be carried; `first` are the first of them
    /// @param carried how many are carried already
    /// @param changed rows that were changed after they had been carried
    /// @param unsettled rows under an open conflict or approval, which keep the year from freezing
    /// @param emptied fields that a carried row begins without
    public record Preview(
            int year,
            LocalDate today,
            LocalDate freezesFrom,
            boolean frozen,
            long rows,
            long carries,
            List<Carried> first,
            long carried,
            long closed,
            List<UUID> changed,
            List<Unsettled> unsettled,
            List<FieldId> emptied) {}

    /// A row that would be carried and the number that it would get as things stand.
    public record Carried(UUID row, @Nullable String number) {}

    /// A row that has to be settled first, by `conflict` or `approval`.
    public record Unsettled(UUID row, String why) {}

    /// Carries the open rows of a year into the next and, where asked, freezes it; `run` makes
    /// sending it twice harmless. `POST /api/ledgers/{ledger}/years/{year}`
    public record Close(UUID run, boolean freeze) {}

    /// What one call did. `more`: call again to go on.
    ///
    /// @param carried rows carried by this call
    /// @param left rows that could not be carried
    public record Closed(long carried, long left, boolean frozen, boolean more) {}

    /// What taking a carrying back did; rows that were changed since stay. `more`: call again.
    /// `DELETE /api/ledgers/{ledger}/years/{year}/carried`
    public record Undone(long rows, long stayed, boolean more) {}

    /// What of a year has reached the end of its retention period, and the lists made of it.
    /// `GET /api/ledgers/{ledger}/years/{year}/destruction`
    ///
    /// @param keptUntil last day of the retention period; null when the rows are kept for ever
    /// @param why why nothing of it may be destroyed: `permanent`, `retention`, `open`; null when
    ///     it may
    /// @param rows how many there are, deleted ones too; `unsettled` of them have to be settled
    public record Due(
            int year,
            @Nullable LocalDate keptUntil,
            @Nullable String why,
            long rows,
            long unsettled,
            List<Destruction> lists) {}

    /// A list of destruction (廃棄簿), as `storage` keeps it.
    public record Destruction(
            UUID id,
            int year,
            String state,
            LocalDate keptUntil,
            String proposer,
            Instant proposedAt,
            @Nullable String confirmer,
            @Nullable Instant decidedAt,
            boolean yours,
            long rows,
            int dropped,
            String sha256,
            List<FieldId> fields,
            List<Line> lines) {}

    /// A row of a list, by the fields that its rule names. A list that stands among others is told
    /// without its lines.
    public record Line(UUID row, List<String> words) {}

    /// Proposes a list; `id` makes sending it twice harmless.
    /// `POST /api/ledgers/{ledger}/years/{year}/destruction`
    public record Propose(UUID id) {}

    /// Confirms a list, as another than who proposed it, or goes on with one that was confirmed and
    /// broke off; or withdraws it. `sha256` is what {@link Destruction#sha256} said.
    /// `POST /api/ledgers/{ledger}/years/lists/{list}`
    public record Decide(boolean confirm, String sha256) {}

    /// Opens a frozen year again. `POST /api/ledgers/{ledger}/years/{year}/reopen`
    public record Reopen(String reason) {}
}
