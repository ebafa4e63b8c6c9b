package jp.kakehashi.ledgerui.sample;

import static jp.kakehashi.ledgerui.sample.RowCopies.states;
import static jp.kakehashi.ledgerui.sample.RowCopies.with;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.ImportPointing;
import jp.kakehashi.ledger.ImportPreview;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.CellRewrite;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowCheck;
import jp.kakehashi.records.RowMark;

/// A replica without storage or network, real enough for the screens: values, states, history,
/// conflicts, returned edits and problems. From any thread.
public class MemoryLedgers extends MemoryDoors {
    private final InstantSource clock;
    private final Author me;
    public final MemoryComments comments;
    private final Map<LedgerId, LedgerDefinition> definitions = new LinkedHashMap<>();
    private final Map<LedgerId, Map<UUID, RowView>> rows = new LinkedHashMap<>();
    private final Map<UUID, RowView> deleted = new LinkedHashMap<>();
    private final Map<UUID, List<HistoryEntry>> histories = new LinkedHashMap<>();
    private final List<ConflictView> conflicts = new CopyOnWriteArrayList<>();
    private final List<ConflictView> decided = new CopyOnWriteArrayList<>();
    private final List<ReturnedEdit> returned = new CopyOnWriteArrayList<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    public final List<String> viewings = new CopyOnWriteArrayList<>();
    public final List<String> resolved = new CopyOnWriteArrayList<>();
    public final MemoryPapers papers = new MemoryPapers(this);
    /// What happens to an import before and after it could still be stopped.
    public volatile Runnable beforeWriting = () -> {};
    public volatile Runnable afterLastQuestion = () -> {};
    public volatile RowView lastSeen;
    public final MemoryDesign design = new MemoryDesign(this);
    private volatile Problem trouble;
    private volatile ImportPreview preview;
    private long seq;
    private int provisional;

    private record Listener(LedgerId ledger, Runnable action) {}

    public MemoryLedgers(InstantSource clock, Actor actor) {
        this.clock = clock;
        this.me = actor.on("pc-1");
        comments = new MemoryComments(me, () -> tell(SampleCity.ROADS));
    }

    @Override
    public MemoryComments comments() {
        return comments;
    }

    public void failWith(Problem problem) {
        trouble = problem;
    }

    public void offer(ImportPreview next) {
        preview = next;
    }

    public synchronized void add(LedgerDefinition definition) {
        definitions.put(definition.id(), definition);
        rows.putIfAbsent(definition.id(), new LinkedHashMap<>());
    }

    public synchronized UUID put(LedgerId ledger, Map<FieldId, String> values) {
        UUID id = new UUID(7, rows.get(ledger).size() + 1);
        rows.get(ledger).put(id, RowCopies.fresh(id, ++seq, values, clock.instant()));
        return id;
    }

    public synchronized void mark(LedgerId ledger, UUID row, FieldId field, EditState state) {
        change(ledger, row, r -> with(r, r.values(), states(r, field, state), r.conflicts()));
    }

    public synchronized void provisional(LedgerId ledger, UUID row, String number) {
        change(ledger, row, r -> RowCopies.numbered(r, number));
    }

    public synchronized void conflict(ConflictView view) {
        conflicts.add(view);
        change(
                view.conflict().ledger(),
                view.conflict().row(),
                r -> RowCopies.disputed(r, view.conflict().field()));
    }

    public synchronized void giveBack(ReturnedEdit edit) {
        returned.add(edit);
        tell(edit.ledger());
    }

    /// Another person writes, and the change reaches this PC.
    public synchronized void remote(LedgerId ledger, UUID row, FieldId field, String value) {
        change(ledger, row, r -> RowCopies.written(r, field, value, r.conflicts()));
    }

    public synchronized void remember(UUID row, HistoryEntry entry) {
        histories.computeIfAbsent(row, r -> new ArrayList<>()).addFirst(entry);
    }

    public synchronized RowView peek(LedgerId ledger, UUID row) {
        return rows.get(ledger).get(row);
    }

    private void check() {
        Problem now = trouble;
        if (now != null) {
            throw now.asException();
        }
    }

    @Override
    public synchronized List<LedgerSummary> ledgers() {
        check();
        return definitions.values().stream().map(this::summary).toList();
    }

    private LedgerSummary summary(LedgerDefinition definition) {
        var all = rows.get(definition.id()).values();
        long unsent =
                all.stream()
                        .flatMap(r -> r.states().values().stream())
                        .filter(s -> s == EditState.HERE)
                        .count();
        long open =
                conflicts.stream()
                        .filter(c -> c.conflict().ledger().equals(definition.id()))
                        .count();
        return new LedgerSummary(definition, all.size(), unsent, open);
    }

    @Override
    public synchronized LedgerDefinition definition(LedgerId ledger) {
        check();
        if (!definitions.containsKey(ledger)) {
            throw Problem.invalid("problem.ledger.unknown", ledger).asException();
        }
        return definitions.get(ledger);
    }

    @Override
    public synchronized RowPage page(RowQuery query) {
        check();
        return new MemoryQuery(definitions.get(query.ledger()), query)
                .page(rows.get(query.ledger()).values());
    }

    @Override
    public synchronized Picked pick(
            RowQuery query, Predicate<Map<FieldId, String>> wanted, int most, Progress progress) {
        check();
        return new MemoryQuery(definitions.get(query.ledger()), query)
                .pick(rows.get(query.ledger()).values(), wanted, most, progress);
    }

    @Override
    public synchronized Totals totals(RowQuery query, FieldId by) {
        return new MemoryQuery(definitions.get(query.ledger()), query)
                .totals(rows.get(query.ledger()).values(), by);
    }

    @Override
    public synchronized OptionalLong place(RowQuery query, UUID row) {
        return new MemoryQuery(definitions.get(query.ledger()), query)
                .place(rows.get(query.ledger()).values(), row);
    }

    @Override
    public List<RowView> rows(LedgerId ledger, Collection<UUID> wanted) {
        demand(definition(ledger));
        return held(ledger, wanted);
    }

    @Override
    synchronized List<RowView> held(LedgerId ledger, Collection<UUID> wanted) {
        return Stream.concat(
                        rows.get(ledger).values().stream(),
                        deleted.values().stream().map(RowCopies::gone))
                .filter(r -> wanted.contains(r.row()))
                .toList();
    }

    @Override
    public synchronized RowView row(LedgerId ledger, UUID row, String purpose) {
        check();
        viewings.add("card " + row + " " + purpose);
        return rows.get(ledger).get(row);
    }

    @Override
    public synchronized RowView create(
            LedgerId ledger, Map<FieldId, String> values, ChangeNote note) {
        check();
        UUID id = new UUID(9, ++provisional);
        RowView row = RowCopies.fresh(id, values, "朝-仮-%04d".formatted(provisional));
        Map<UUID, RowView> all = new LinkedHashMap<>();
        all.put(id, row);
        all.putAll(rows.get(ledger));
        rows.put(ledger, all);
        tell(ledger);
        return row;
    }

    @Override
    public synchronized RowView edit(
            LedgerId ledger, RowView seen, Map<FieldId, String> written, ChangeNote note) {
        check();
        UUID row = seen.row();
        lastSeen = seen;
        List<Problem> wrong =
                new RowCheck(definitions.get(ledger))
                        .warnings(ChangeKind.EDIT, new HashMap<>(written), seen.values());
        if (!wrong.isEmpty() && note.override() == null) {
            throw wrong.getFirst().asException();
        }
        remember(row, SampleHistory.written(ledger, row, written, me, clock.instant(), note));
        change(ledger, row, r -> RowCopies.written(r, written));
        return rows.get(ledger).get(row);
    }

    @Override
    public synchronized List<CellRewrite> rewrite(
            LedgerId ledger, List<CellRewrite> cells, ChangeNote note) {
        check();
        Map<UUID, RowView> all = rows.get(ledger);
        List<CellRewrite> done = cells.stream().filter(c -> RowCopies.holds(all, c)).toList();
        for (CellRewrite cell : done) {
            var value = java.util.Collections.singletonMap(cell.field(), cell.after());
            edit(ledger, rows.get(ledger).get(cell.row()), value, note);
        }
        return done;
    }

    @Override
    public synchronized void delete(LedgerId ledger, UUID row, ChangeNote note) {
        check();
        remember(row, RowCopies.deletion(ledger, row, me, note));
        deleted.put(row, rows.get(ledger).remove(row));
        tell(ledger);
    }

    @Override
    public synchronized void restore(LedgerId ledger, UUID row, ChangeNote note) {
        check();
        rows.get(ledger).put(row, deleted.remove(row));
        tell(ledger);
    }

    @Override
    public synchronized List<HistoryEntry> history(
            LedgerId ledger, UUID row, FieldId field, String purpose) {
        check();
        viewings.add("history " + row);
        return List.copyOf(histories.getOrDefault(row, List.of()));
    }

    @Override
    public List<ConflictView> conflicts(boolean includeDecided) {
        check();
        Stream<ConflictView> past = includeDecided ? decided.stream() : Stream.empty();
        return Stream.concat(conflicts.stream(), past).map(this::told).toList();
    }

    @Override
    public synchronized void resolve(Conflict conflict, String value, String reason) {
        check();
        resolved.add(value + " " + reason);
        for (ConflictView view : List.copyOf(conflicts)) {
            if (view.conflict().id().equals(conflict.id())) {
                conflicts.remove(view);
                decided.add(RowCopies.decided(view));
            }
        }
        if (conflict.field() == null) {
            if (value == null) {
                rows.get(conflict.ledger()).remove(conflict.row());
            }
            tell(conflict.ledger());
            return;
        }
        change(
                conflict.ledger(),
                conflict.row(),
                r -> RowCopies.written(r, conflict.field(), value, List.of()));
    }

    @Override
    public List<ReturnedEdit> returned() {
        return returned.stream().map(this::told).toList();
    }

    @Override
    public void dismissReturned(UUID change) {
        returned.removeIf(r -> r.change().equals(change));
    }

    @Override
    public ImportPreview previewImport(
            Path file, LedgerId into, ImportPointing pointing, BooleanSupplier stopped) {
        check();
        return preview;
    }

    @Override
    public ImportPreview compareImport(ImportPreview what) {
        return what.comparedWith(List.<jp.kakehashi.records.RowState>of().iterator());
    }

    @Override
    public LedgerId commitImport(ImportPreview what, Progress progress) {
        check();
        beforeWriting.run();
        if (!progress.at(0, what.rows().size())) {
            throw Problem.invalid("problem.import.cancelled").asException();
        }
        afterLastQuestion.run();
        add(what.definition());
        for (List<String> cells : what.rows()) {
            put(what.definition().id(), RowCopies.cells(what.definition(), cells));
        }
        tell(what.definition().id());
        return what.definition().id();
    }

    @Override
    public MemoryPapers papers() {
        return papers;
    }

    @Override
    public long export(
            RowQuery query,
            List<RowMark> marks,
            Path file,
            CsvEncoding encoding,
            String purpose,
            Progress progress) {
        check();
        viewings.add("export " + file.getFileName() + " " + encoding + " " + purpose);
        return page(query).total();
    }

    @Override
    public MemoryDesign design() {
        return design;
    }

    @Override
    public Subscription onChange(LedgerId ledger, Runnable listener) {
        Listener entry = new Listener(ledger, listener);
        listeners.add(entry);
        return () -> listeners.remove(entry);
    }

    public void change(LedgerId ledger, UUID row, java.util.function.UnaryOperator<RowView> how) {
        rows.get(ledger).computeIfPresent(row, (id, r) -> how.apply(r));
        tell(ledger);
    }

    @Override
    void tell(LedgerId ledger) {
        listeners.stream()
                .filter(l -> l.ledger() == null || l.ledger().equals(ledger))
                .forEach(l -> l.action().run());
    }
}
