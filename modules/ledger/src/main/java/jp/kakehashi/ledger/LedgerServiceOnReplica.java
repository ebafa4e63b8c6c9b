package jp.kakehashi.ledger;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.storage.LedgerReads;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.CellRewrite;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowMark;
import jp.kakehashi.records.SeenRow;
import jp.kakehashi.storage.ledger.RowSelection;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.sync.storage.replica.Replica;
import jp.kakehashi.sync.storage.replica.ReplicaSearch;
import org.jspecify.annotations.Nullable;

/// The ledgers on this workstation's replica. Everything but publishing a new ledger and the older
/// part of a history works without a connection. Thread-safe.
public final class LedgerServiceOnReplica implements LedgerService {
    private final Replica replica;
    private final LedgerReads reads;
    private final RowViews views;
    private final ListViewings viewings;
    private final ReplicaImport imports;
    private final LedgerImports past;
    private final LedgerFiles files;
    private final LedgerApprovals approvals;
    private final LedgerYears years;
    private final LedgerNews news;
    private final LedgerTwins twins;
    private final LedgerBegun begun;
    private final LedgerExport exports;
    private final PaperRows paper;
    private final LedgerPapers papers;
    private final KeptViews kept;
    private final WaysOut waysOut;
    private final OpenDataDesk openData;
    private final ExportJobDesk exportJobs;
    private final Selections selections;
    private final LedgerDesign design;
    private final RowHistories histories;
    private final ConflictDesk conflicts;
    private volatile Runnable onRead = () -> {};

    /// Ledgers of `replica`'s owner.
    ///
    /// @param wakeSync does a round of synchronisation now
    public LedgerServiceOnReplica(Replica replica, HeadOffice headOffice, Runnable wakeSync) {
        this.replica = replica;
        this.selections = new Selections(replica);
        this.views = new RowViews(replica.owner().actor());
        this.viewings = new ListViewings(replica);
        this.reads = new LedgerReads(replica, viewings.purposes()::demand);
        this.exports = new LedgerExport(replica.owner().world());
        this.paper = new PaperRows(new LedgerLinks(this, replica.owner().actor()));
        this.papers = new ReplicaPapers(replica, reads, viewings, paper);
        this.kept = new ReplicaViews(replica, headOffice, wakeSync);
        this.exportJobs = new HeadOfficeExportJobs(headOffice);
        this.openData = new ReplicaOpenData(replica, reads, viewings, paper);
        this.waysOut = new ReplicaWaysOut(replica, headOffice);
        this.design = new ReplicaDesign(headOffice, wakeSync);
        this.imports = new ReplicaImport(replica, reads, headOffice, wakeSync);
        this.past = new HeadOfficeImports(replica, reads, headOffice, viewings, views, wakeSync);
        this.files = new ReplicaFiles(replica, headOffice, viewings);
        this.histories = new RowHistories(reads, viewings, headOffice);
        this.conflicts = new ConflictDesk(replica, reads, views, viewings.purposes());
        this.approvals = new HeadOfficeApprovals(replica, reads, headOffice, wakeSync);
        this.years = new HeadOfficeYears(replica, reads, views, headOffice, wakeSync);
        this.begun = ReplicaBegun.of(replica, reads, views);
        this.news = new ReplicaNews(replica, reads, views, viewings);
        this.twins = new TwinDesk(replica, reads, views, viewings, headOffice, wakeSync);
    }

    /// Finding in the same ledgers by `search`, which is closed with it; rows count as listed for
    /// both.
    public FindService finding(ReplicaSearch search) {
        onRead = search::giveWay;
        return new FindServiceOnReplica(search, reads, views, viewings);
    }

    @Override
    public List<LedgerSummary> ledgers() {
        return new LedgerSummaries(replica, reads).all();
    }

    @Override
    public LedgerDefinition definition(LedgerId ledger) {
        return replica.definitions().of(ledger);
    }

    private RowSelection selection(RowQuery query) {
        return selections.of(definition(query.ledger()), query);
    }

    @Override
    public LedgerBegun begun() {
        return begun;
    }

    @Override
    public ReadingPurposes purposes() {
        return viewings.purposes();
    }

    @Override
    public RowPage page(RowQuery query) {
        onRead.run();
        LedgerDefinition definition = definition(query.ledger());
        LedgerReads.Page page =
                reads.page(definition, selection(query), query.offset(), query.limit());
        List<RowView> rows = views.views(definition, page.rows());
        viewings.listed(definition, rows.stream().map(RowView::row).toList());
        return new RowPage(rows, page.total(), page.all(), page.sums(), page.counted());
    }

    @Override
    public Optional<Looking> looking(RowQuery query) {
        return reads.large()
                .looking(definition(query.ledger()), selection(query))
                .map(far -> new Looking(far.looked(), far.all()));
    }

    @Override
    public void stopLooking(RowQuery query) {
        reads.large().stop(definition(query.ledger()), selection(query));
    }

    @Override
    public Picked pick(
            RowQuery query, Predicate<Map<FieldId, String>> wanted, int most, Progress progress) {
        LedgerDefinition definition = definition(query.ledger());
        Picked picked =
                new RowPick(reads, views)
                        .pick(definition, selection(query), wanted, most, progress);
        viewings.listed(definition, picked.rows().stream().map(RowView::row).toList());
        return picked;
    }

    @Override
    public Totals totals(RowQuery query, @Nullable FieldId by) {
        return new RowTotals(reads, replica.owner().actor())
                .totals(definition(query.ledger()), selection(query), by);
    }

    @Override
    public OptionalLong place(RowQuery query, UUID row) {
        return reads.place(definition(query.ledger()), selection(query), row);
    }

    @Override
    public List<RowView> rows(LedgerId ledger, Collection<UUID> rows) {
        LedgerDefinition definition = definition(ledger);
        List<RowView> found = views.views(definition, reads.rows(definition, rows));
        viewings.listed(definition, found.stream().map(RowView::row).toList());
        return found;
    }

    @Override
    public List<RowView> named(FieldDefinition.LinkTarget link, Collection<UUID> rows) {
        LedgerDefinition definition = definition(link.ledger());
        List<RowView> found = views.views(definition, reads.named(definition, rows));
        viewings.listed(definition, found.stream().map(RowView::row).toList());
        return viewings.purposes().missing(definition)
                ? found.stream().map(row -> row.only(Set.of(link.shows()))).toList()
                : found;
    }

    @Override
    public RowView row(LedgerId ledger, UUID row, String purpose) {
        LedgerDefinition definition = definition(ledger);
        viewings.requirePurpose(definition, purpose);
        RowView view = view(definition, row);
        viewings.log(definition, "card", purpose, List.of(row));
        return view;
    }

    @Override
    public RowView create(LedgerId ledger, Map<FieldId, String> values, ChangeNote note) {
        viewings.purposes().demand(definition(ledger));
        StoredRow created = replica.edits().create(ledger, values, note);
        return view(definition(ledger), created.state().row());
    }

    @Override
    public RowView edit(
            LedgerId ledger, RowView seen, Map<FieldId, @Nullable String> values, ChangeNote note) {
        viewings.purposes().demand(definition(ledger));
        requireUnlocked(ledger, List.of(seen.row()));
        SeenRow row = new SeenRow(seen.row(), seen.seq(), seen.values());
        replica.edits().edit(ledger, row, values, note);
        return view(definition(ledger), seen.row());
    }

    @Override
    public void delete(LedgerId ledger, UUID row, ChangeNote note) {
        requireUnlocked(ledger, List.of(row));
        replica.edits().delete(ledger, row, note);
    }

    @Override
    public void restore(LedgerId ledger, UUID row, ChangeNote note) {
        replica.edits().restore(ledger, row, note);
    }

    @Override
    public List<CellRewrite> rewrite(LedgerId ledger, List<CellRewrite> cells, ChangeNote note) {
        requireUnlocked(ledger, cells.stream().map(CellRewrite::row).distinct().toList());
        return replica.edits().rewrite(ledger, cells, note);
    }

    /// Head office refuses it anyway; here the person hears at once.
    private void requireUnlocked(LedgerId ledger, List<UUID> rows) {
        if (definition(ledger).approval() != null) {
            approvals.requireUnlocked(ledger, rows);
        }
    }

    @Override
    public LedgerNews news() {
        return news;
    }

    @Override
    public LedgerTwins twins() {
        return twins;
    }

    @Override
    public LedgerYears years() {
        return years;
    }

    @Override
    public LedgerApprovals approvals() {
        return approvals;
    }

    private RowView view(LedgerDefinition definition, UUID row) {
        List<RowView> found = views.views(definition, reads.rows(definition, List.of(row)));
        if (found.isEmpty()) {
            throw Problem.invalid("problem.row.unknown").asException();
        }
        return found.getFirst();
    }

    @Override
    public List<HistoryEntry> history(
            LedgerId ledger, UUID row, @Nullable FieldId field, String purpose) {
        return histories.of(definition(ledger), row, field, purpose);
    }

    @Override
    public List<ConflictView> conflicts(boolean includeDecided) {
        return conflicts.all(includeDecided);
    }

    @Override
    public void resolve(Conflict conflict, @Nullable String value, String reason) {
        conflicts.resolve(conflict, value, reason);
    }

    private Actor actor() {
        return replica.owner().actor();
    }

    @Override
    public List<ReturnedEdit> returned() {
        return new ReturnedEdits(replica, reads, views, viewings.purposes()).all();
    }

    @Override
    public void dismissReturned(UUID change) {
        replica.edits().dismiss(change);
        replica.changed(null);
    }

    @Override
    public ImportPreview previewImport(
            Path file, @Nullable LedgerId into, ImportPointing pointing, BooleanSupplier stopped) {
        return imports.preview(file, into, pointing, stopped);
    }

    @Override
    public ImportPreview compareImport(ImportPreview preview) {
        return imports.compare(preview);
    }

    @Override
    public LedgerId commitImport(ImportPreview preview, Progress progress) {
        return imports.commit(preview, progress);
    }

    @Override
    public LedgerFiles files() {
        return files;
    }

    @Override
    public LedgerImports imports() {
        return past;
    }

    @Override
    public long export(
            RowQuery query,
            List<RowMark> marks,
            Path file,
            CsvEncoding encoding,
            String purpose,
            Progress progress) {
        LedgerDefinition definition = definition(query.ledger());
        viewings.requirePurpose(definition, purpose);
        RowSelection selection = selection(query);
        List<FieldDefinition> fields = definition.shownTo(actor());
        long total = reads.count(definition, selection);
        HeldMarks held = new Selections(replica).held(definition, marks);
        return reads.all(
                        definition,
                        selection,
                        found ->
                                exports.in(encoding)
                                        .marking(held)
                                        .write(
                                                file,
                                                definition.label().ja(),
                                                fields,
                                                paper.rows(definition, fields, found, held::look),
                                                total,
                                                progress,
                                                all ->
                                                        viewings.log(
                                                                definition,
                                                                "export",
                                                                purpose,
                                                                all)))
                .size();
    }

    @Override
    public LedgerDesign design() {
        return design;
    }

    @Override
    public LedgerPapers papers() {
        return papers;
    }

    @Override
    public ExportJobDesk exportJobs() {
        return exportJobs;
    }

    @Override
    public OpenDataDesk openData() {
        return openData;
    }

    @Override
    public WaysOut waysOut() {
        return waysOut;
    }

    @Override
    public LedgerComments comments() {
        return new ReplicaComments(replica);
    }

    @Override
    public KeptViews views() {
        return kept;
    }

    @Override
    public Subscription onChange(@Nullable LedgerId ledger, Runnable listener) {
        Runnable off =
                replica.onChange(
                        changed -> {
                            if (ledger == null || changed == null || changed.equals(ledger)) {
                                listener.run();
                            }
                        });
        return off::run;
    }
}
