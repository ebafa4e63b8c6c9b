package jp.kakehashi.ledger;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.CellRewrite;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowFormulas;
import jp.kakehashi.records.RowMark;
import org.jspecify.annotations.Nullable;

/// What a keeper does with ledgers on this workstation. Works on the local replica, online or not.
/// Every method blocks; call it from a virtual thread. Expected failures are thrown once as
/// {@link jp.kakehashi.kernel.ProblemException}; `problem.viewing.purpose` where rows are about
/// persons and the purpose is blank or longer than 400 characters.
public interface LedgerService {

    /// The ledgers this person may open, by name.
    List<LedgerSummary> ledgers();

    /// The newest definition known here.
    LedgerDefinition definition(LedgerId ledger);

    /// One page of rows, with counts. In a large ledger it may have to look at every row, which
    /// {@link #looking} tells and {@link #stopLooking} ends with `problem.find.cancelled`.
    RowPage page(RowQuery query);

    /// How far the answer to `query` has come, whatever its offset and limit; empty when nobody is
    /// looking.
    default Optional<Looking> looking(RowQuery query) {
        return Optional.empty();
    }

    /// Ends looking for the answer to `query`.
    default void stopLooking(RowQuery query) {}

    /// Goes through the rows of `query`, the oldest first whatever its order, offset and limit, and
    /// returns those of which `wanted` likes the values that this person may read; at most `most`.
    /// `progress` hears how many rows were looked at and may end it, `problem.find.cancelled`.
    /// What is returned counts as listed where rows are about persons; what was only looked at by
    /// the program does not.
    Picked pick(
            RowQuery query, Predicate<Map<FieldId, String>> wanted, int most, Progress progress);

    /// Counts the rows of `query` and sums its number and yen fields, whatever its offset and
    /// limit; with `by` also for each value of that field, the largest group first, at most
    /// {@link #MOST_GROUPS}.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.group.personal` where rows are about
    ///     persons and the field would tell who they are, `problem.ledger.field` for one that this
    ///     person may not read
    Totals totals(RowQuery query, @Nullable FieldId by);

    /// How many groups are told.
    int MOST_GROUPS = 1_000;

    /// How many rows of `query` stand before `row`, whatever its offset and limit; empty when it is
    /// not among them.
    OptionalLong place(RowQuery query, UUID row);

    /// Those of the rows that exist, deleted ones too, with what this person may read of them;
    /// counts as listed where rows are about persons.
    List<RowView> rows(LedgerId ledger, Collection<UUID> rows);

    /// One row for the record card; logs the viewing when rows are about persons.
    RowView row(LedgerId ledger, UUID row, String purpose);

    /// Adds a row and returns it with its provisional number.
    RowView create(LedgerId ledger, Map<FieldId, String> values, ChangeNote note);

    /// Writes cells of a row by somebody who began to write when it stood as in `seen`; `null`
    /// empties a cell. What others wrote since then becomes a conflict and is never covered
    /// silently. Returns the row as it now stands here.
    RowView edit(
            LedgerId ledger, RowView seen, Map<FieldId, @Nullable String> values, ChangeNote note);

    /// Writes cells of many rows in one step, each only where it still holds what was seen. Returns
    /// those that were written; nothing is when one of them is refused.
    List<CellRewrite> rewrite(LedgerId ledger, List<CellRewrite> cells, ChangeNote note);

    /// Makes the row a tombstone.
    void delete(LedgerId ledger, UUID row, ChangeNote note);

    /// Brings a deleted row back.
    void restore(LedgerId ledger, UUID row, ChangeNote note);

    /// Everything that happened to a row, newest first; includes what is not yet at head office.
    /// Logs the viewing when rows are about persons.
    List<HistoryEntry> history(LedgerId ledger, UUID row, @Nullable FieldId field, String purpose);

    /// Conflicts that concern this person: as an author or as the ledger's owner.
    List<ConflictView> conflicts(boolean includeDecided);

    /// Decides a conflict with one of its values or a third. Where a deletion met an edit, null
    /// deletes the row and anything else lets it stand or brings it back.
    void resolve(Conflict conflict, @Nullable String value, String reason);

    /// Edits that head office returned, with the reason.
    List<ReturnedEdit> returned();

    /// Takes a returned edit off the list once its author has dealt with it.
    void dismissReturned(UUID change);

    /// What an import of `file` would do; nothing is written. A new ledger (`into` null) is written
    /// by this person's section and read there and by administrators; for other rights commit
    /// {@link ImportPreview#with}.
    default ImportPreview previewImport(Path file, @Nullable LedgerId into) {
        return previewImport(file, into, ImportPointing.NONE, () -> false);
    }

    /// The same as a keeper pointed it out on the picture of the file, until `stopped`.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.sheet.*`
    ImportPreview previewImport(
            Path file, @Nullable LedgerId into, ImportPointing pointing, BooleanSupplier stopped);

    /// The same import with what its ledger has of it already; for a preview whose columns were
    /// sent elsewhere.
    ImportPreview compareImport(ImportPreview preview);

    /// Carries out a preview in one step and returns the ledger.
    LedgerId commitImport(ImportPreview preview, Progress progress);

    /// The imports that were carried out, and taking them back.
    LedgerImports imports();

    /// Files kept with rows.
    LedgerFiles files();

    /// Drafts and decisions about rows.
    default LedgerApprovals approvals() {
        return LedgerApprovals.none();
    }

    /// What people say about rows.
    default LedgerComments comments() {
        return LedgerComments.none();
    }

    /// What this person began to write and has not entered.
    default LedgerBegun begun() {
        return LedgerBegun.none();
    }

    /// What others did that concerns this person.
    default LedgerNews news() {
        return LedgerNews.none();
    }

    /// Rows that are likely of the same person.
    default LedgerTwins twins() {
        return LedgerTwins.none();
    }

    /// The fiscal years of ledgers.
    default LedgerYears years() {
        return LedgerYears.none();
    }

    /// Writes the rows of `query` to an xlsx or csv file, by its ending; a csv in UTF-8.
    default long export(RowQuery query, Path file, String purpose, Progress progress) {
        return export(query, List.of(), file, CsvEncoding.UTF_8, purpose, progress);
    }

    /// The same; a csv in `encoding`. A character that it lacks is `problem.sheet.unwritable`, and
    /// there is no file. An xlsx says in a column of its own which of `marks` hold of a row.
    long export(
            RowQuery query,
            List<RowMark> marks,
            Path file,
            CsvEncoding encoding,
            String purpose,
            Progress progress);

    /// Rows on paper.
    LedgerPapers papers();

    /// What head office writes into folders by itself.
    default ExportJobDesk exportJobs() {
        return ExportJobDesk.none();
    }

    /// Open data.
    default OpenDataDesk openData() {
        return OpenDataDesk.none();
    }

    /// Forms and recipes by which rows leave.
    default WaysOut waysOut() {
        return WaysOut.none();
    }

    /// In which characters a csv is written.
    enum CsvEncoding {
        /// With its mark, so that Excel opens it rightly.
        UTF_8,
        /// Shift_JIS as older systems read it.
        WINDOWS_31J
    }

    /// The rows that `link` leads to, of which no more is told than what it shows while no purpose
    /// of reading was chosen: a name beside a link counts as listed.
    List<RowView> named(FieldDefinition.LinkTarget link, Collection<UUID> rows);

    /// For what rows are read, where a ledger asks.
    ReadingPurposes purposes();

    /// How this person looks at ledgers on this PC.
    KeptViews views();

    /// Changing the ledgers themselves.
    LedgerDesign design();

    /// Calls `listener` (on any thread) after rows, conflicts or states of `ledger` changed; null
    /// for
    /// every ledger. Close the result to stop.
    Subscription onChange(@Nullable LedgerId ledger, Runnable listener);

    /// Ends a subscription.
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /// Told how far long work has come, and whether to stop.
    interface Progress {
        /// Nobody watches.
        Progress NONE = (done, total) -> true;

        /// Called now and then; false cancels the work before anything is written.
        boolean at(long done, long total);
    }

    /// A ledger in the list. `lag`: what has not yet reached head office.
    record LedgerSummary(LedgerDefinition definition, long rows, long unsent, long openConflicts) {}

    /// Where an edit is.
    enum EditState {
        /// Only on this PC.
        HERE,
        /// On its way.
        SENT,
        /// At head office.
        AT_HEAD_OFFICE,
        /// Sent back by head office.
        RETURNED
    }

    /// A row for screen. `states` holds only cells that are not at head office; `conflicts` the
    /// fields with an open conflict; `kept` those that are kept from this person in a guarded row,
    /// of which nothing may be written then.
    record RowView(
            UUID row,
            long seq,
            Map<FieldId, String> values,
            @Nullable String provisional,
            Map<FieldId, EditState> states,
            List<FieldId> conflicts,
            long acceptedAtMillis,
            boolean deleted,
            Set<FieldId> kept) {

        public RowView {
            kept = Set.copyOf(kept);
        }

        /// A row of which nothing is kept from this person.
        public RowView(
                UUID row,
                long seq,
                Map<FieldId, String> values,
                @Nullable String provisional,
                Map<FieldId, EditState> states,
                List<FieldId> conflicts,
                long acceptedAtMillis,
                boolean deleted) {
            this(
                    row,
                    seq,
                    values,
                    provisional,
                    states,
                    conflicts,
                    acceptedAtMillis,
                    deleted,
                    Set.of());
        }

        /// The row with nothing of it but `fields`.
        public RowView only(Set<FieldId> fields) {
            Map<FieldId, String> told = new HashMap<>(values);
            told.keySet().retainAll(fields);
            return new RowView(
                    row,
                    seq,
                    told,
                    provisional,
                    states,
                    conflicts,
                    acceptedAtMillis,
                    deleted,
                    kept);
        }

        /// Whether this person is shown a part of the row only.
        public boolean guarded() {
            return !kept.isEmpty();
        }
    }

    /// Which rows. `search` is folded and looked for in every text field; `sort` null means newest
    /// first, with `descending` oldest first; `offset` and `limit` in rows. `formulas` name fields
    /// as the definition does, and only those that this person may read: `problem.formula`.
    record RowQuery(
            LedgerId ledger,
            @Nullable String search,
            List<Filter> filters,
            @Nullable FieldId sort,
            boolean descending,
            long offset,
            int limit,
            RowFormulas formulas) {
        /// A query without expressions.
        public RowQuery(
                LedgerId ledger,
                @Nullable String search,
                List<Filter> filters,
                @Nullable FieldId sort,
                boolean descending,
                long offset,
                int limit) {
            this(ledger, search, filters, sort, descending, offset, limit, RowFormulas.NONE);
        }
    }

    /// `field operator value`; operators `=`, `≠`, `≦`, `≧`, `contains`, `empty`, `filled`.
    record Filter(FieldId field, String operator, @Nullable String value) {}

    /// `total`: rows that match; `all`: rows in the ledger. `sums`: of yen fields over what
    /// matches. `counted`: whether these are of now; in a large ledger they come later than its
    /// first rows, and {@link #totals} waits for them.
    record RowPage(
            List<RowView> rows, long total, long all, Map<FieldId, Long> sums, boolean counted) {}

    /// How many rows of a ledger, of about `all`, were looked at for an answer.
    record Looking(long looked, long all) {}

    /// Rows with one value, null where it is empty, and the sums over them.
    record RowGroup(@Nullable String value, long rows, Map<FieldId, BigDecimal> sums) {}

    /// What {@link #totals} found; `more` when there are more groups.
    record Totals(RowGroup all, List<RowGroup> groups, boolean more) {
        /// Nothing counted.
        public static final Totals NONE =
                new Totals(new RowGroup(null, 0, Map.of()), List.of(), false);

        public Totals {
            groups = List.copyOf(groups);
        }
    }

    /// What {@link #pick} found; `more` when there were more than asked for.
    record Picked(List<RowView> rows, boolean more) {}

    /// One change in a history. `pending` is null once accepted.
    record HistoryEntry(AcceptedChange change, @Nullable EditState pending) {}

    /// A conflict with what is needed to show it. `mayDecide`: whether this person may.
    record ConflictView(
            Conflict conflict, LedgerDefinition definition, String rowTitle, boolean mayDecide) {}

    /// An edit that came back. `madeAt`: when its author made it, by this PC's clock.
    record ReturnedEdit(
            UUID change,
            LedgerId ledger,
            UUID row,
            String rowTitle,
            Map<FieldId, @Nullable String> values,
            String problemKey,
            List<String> problemArgs,
            Instant madeAt) {}
}
