package jp.kakehashi.server.ledgers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.Merge;
import jp.kakehashi.records.RowCheck;
import jp.kakehashi.records.RowState;
import jp.kakehashi.records.TextMerge;
import jp.kakehashi.server.ledgers.storage.ReaderView;
import jp.kakehashi.server.ledgers.storage.ReaderView.Sight;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.HistoryStore.Head;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.NumberSeries;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Messages.Outcome;
import org.jspecify.annotations.Nullable;

/// One push inside its transaction: reads what it needs at once, decides change by change in
/// memory, writes everything at the end. Used once, on the writer's thread.
final class PushBatch {
    /// What nobody decides goes to each new workstation as one line.
    private static final long MOST_OPEN_BYTES = 16 << 20;

    private final Tx tx;
    private final LedgerStores stores;
    private final List<LedgerDefinition> versions;
    private final LedgerDefinition definition;
    private final CallerSession caller;
    private final Instant now;
    private final List<Change> changes;

    private final Map<UUID, AcceptedChange> known = new HashMap<>();
    private final Map<Long, AcceptedChange> bySeq = new HashMap<>();
    private final Map<UUID, RowState> rows = new HashMap<>();
    private final Map<UUID, RowState> before = new HashMap<>();
    private final Map<UUID, Conflict> conflicts = new HashMap<>();
    private final List<AcceptedChange> accepted = new ArrayList<>();
    private final Map<UUID, Conflict> touched = new LinkedHashMap<>();
    private final ChangeRights rights;
    private final ReaderView view;
    private final RowCheck check;
    private final Map<Integer, RowCheck> older = new HashMap<>();
    private final NumberSeries numbers;
    private final ImportRuns imports;
    private final AttachedFiles files;
    private final RowLocks locks;
    private final JoinedRows joined;
    private final Head head;
    private long openBytes = -1;

    PushBatch(
            Tx tx,
            LedgerStores stores,
            List<LedgerDefinition> versions,
            CallerSession caller,
            Instant now,
            List<Change> changes) {
        this.tx = tx;
        this.stores = stores;
        this.versions = versions;
        this.definition = versions.getLast();
        this.caller = caller;
        this.now = now;
        this.rights = new ChangeRights(definition, caller.actor(), this::openConflicts);
        this.view = new ReaderView(definition, caller.actor());
        this.check = new RowCheck(definition);
        this.numbers = stores.numbers().series(tx, ledger(), now);
        this.head = stores.history().head(tx.query(), ledger());
        this.changes = changes;
        this.imports = new ImportRuns(tx, stores.logs().imports(), ledger(), changes);
        this.joined =
                new JoinedRows(tx, stores.logs().keyed(), definition, caller.actor(), changes);
        this.files = new AttachedFiles(tx, stores.logs().files(), definition, changes);
        List<UUID> written =
                Stream.concat(changes.stream().map(Change::row), joined.rows().stream())
                        .distinct()
                        .toList();
        this.locks = RowLocks.of(tx, stores, definition, written);
    }

    private List<Conflict> openConflicts(UUID row) {
        return sight(row) == Sight.WHOLE
                ? stores.conflicts().openOf(tx.query(), ledger(), List.of(row))
                : List.of();
    }

    private LedgerId ledger() {
        return definition.id();
    }

    AcceptedBatch accept() {
        prepare();
        UniqueCells unique =
                new UniqueCells(tx, stores.tables(), definition, changes, rows.values());
        List<Outcome> outcomes = new ArrayList<>(changes.size());
        for (Change change : changes) {
            outcomes.add(outcome(change, unique));
        }
        List<AcceptedChange> linked = List.of();
        Head newHead = head;
        if (!accepted.isEmpty()) {
            linked = stores.history().append(tx, ledger(), head, accepted);
            imports.save(linked);
            AcceptedChange last = linked.getLast();
            newHead = new Head(last.seq(), Objects.requireNonNull(last.hash()));
            store();
        }
        return new AcceptedBatch(
                ledger(), outcomes, linked, List.copyOf(touched.values()), newHead);
    }

    private void prepare() {
        known.putAll(
                stores.history().byChange(tx.query(), changes.stream().map(Change::id).toList()));
        List<UUID> named =
                Stream.concat(changes.stream().map(Change::row), joined.rows().stream())
                        .distinct()
                        .toList();
        stores.tables()
                .rows(tx.query(), definition, named)
                .forEach(
                        (id, row) -> {
                            rows.put(id, row.state());
                            before.put(id, row.state());
                        });
        List<UUID> decided = new ArrayList<>();
        for (Change change : changes) {
            UUID conflict = change.conflict();
            if (conflict != null) {
                decided.add(conflict);
            }
        }
        conflicts.putAll(stores.conflicts().byId(tx.query(), decided));
    }

    private Outcome outcome(Change sent, UniqueCells unique) {
        AcceptedChange earlier = known.get(sent.id());
        if (earlier != null) {
            Problem problem = replay(sent, earlier);
            return problem == null
                    ? Outcomes.of(sent, earlier.seq(), null, earlier.change().row())
                    : Outcomes.returned(sent, problem);
        }
        Change meant = joined.meant(sent, rows);
        Problem problem = fault(meant);
        if (problem != null) {
            return Outcomes.returned(sent, problem);
        }
        Outcome outcome =
                fold(signed(meant, caller.actor().name(), caller.actor().office()), unique);
        if (outcome.problem() == null) {
            joined.accepted(sent, meant);
        }
        return Outcomes.of(sent, outcome.seq(), outcome.problem(), meant.row());
    }

    /// A change that was accepted before has the same outcome again, for its author only.
    private @Nullable Problem replay(Change sent, AcceptedChange earlier) {
        String author = earlier.change().author().staff();
        if (!author.equals(caller.actor().staff()) || !author.equals(sent.author().staff())) {
            return Problem.refused("problem.change.other_author", sent.id());
        }
        // The name and office on record may be older ones of the same person.
        Author then = earlier.change().author();
        return JoinedRows.same(signed(sent, then.name(), then.office()), earlier.change())
                ? null
                : Problem.refused("problem.change.other_content", sent.id());
    }

    /// The change with the author's name and office as head office knows them: nobody signs as
    /// somebody else.
    private static Change signed(Change c, String name, String office) {
        Author author = c.author();
        return c.by(new Author(author.staff(), name, office, author.device()));
    }

    private @Nullable Problem fault(Change change) {
        Author author = change.author();
        if (!author.staff().equals(caller.actor().staff())) {
            return Problem.refused("problem.change.other_author", change.id());
        }
        if (!author.device().equals(caller.device())) {
            return Problem.refused("problem.change.other_device", change.id());
        }
        Problem shape = ChangeShape.fault(change, ledger(), head.seq());
        if (shape != null) {
            return shape;
        }
        if (change.note().source() != null && view.guard() != null) {
            return Problem.refused("problem.import.guarded");
        }
        Problem foreign = imports.foreign(change);
        if (foreign != null) {
            return foreign;
        }
        Sight sight = sight(change.row());
        boolean whole = sight == Sight.WHOLE;
        Conflict conflict =
                change.conflict() == null || !whole ? null : conflicts.get(change.conflict());
        Problem refusal = rights.refusal(change, conflict);
        if (refusal == null && conflict != null) {
            refusal = ChangeShape.undecided(change, conflict);
        }
        if (refusal != null) {
            return refusal;
        }
        if (sight == Sight.PART) {
            return Problem.refused("problem.row.guarded");
        }
        boolean made = change.kind() == ChangeKind.CREATE;
        RowState met = whole || made ? rows.get(change.row()) : null;
        // Of a row that is not there for them nobody learns that it is under decision.
        Problem locked = whole ? locks.fault(change, rows.get(change.row())) : null;
        if (locked != null) {
            return locked;
        }
        Problem older = ExtractOrder.fault(definition, change, met);
        if (older != null) {
            return older;
        }
        Problem misfit = ChangeShape.misfit(change, met);
        Problem wrong = misfit == null ? invalid(change) : misfit;
        return wrong == null ? files.fault(change, rows.get(change.row())) : wrong;
    }

    /// What the author saw of a row when the batch came: whoever marks a row in it may still
    /// finish it.
    private Sight sight(UUID row) {
        RowState stood = before.get(row);
        return stood == null ? Sight.WHOLE : view.of(stood);
    }

    private @Nullable Problem invalid(Change change) {
        LedgerDefinition madeOn = version(change.definitionVersion());
        if (madeOn == null) {
            return Problem.invalid("problem.change.definition", change.definitionVersion());
        }
        List<Problem> errors = check.errors(change, rows.get(change.row()));
        if (!errors.isEmpty()) {
            return errors.getFirst();
        }
        String override = change.note().override();
        if (override != null && !override.isBlank()) {
            return null;
        }
        Map<FieldId, @Nullable String> written = new LinkedHashMap<>();
        for (Edit edit : change.edits()) {
            written.put(edit.field(), edit.value());
        }
        // What was right on the version it was made on stays right.
        RowCheck then =
                madeOn.equals(definition)
                        ? check
                        : older.computeIfAbsent(madeOn.version(), v -> new RowCheck(madeOn));
        RowState row = rows.get(change.row());
        List<Problem> warnings =
                then.warnings(change.kind(), written, row == null ? Map.of() : row.values());
        return warnings.isEmpty() ? null : warnings.getFirst();
    }

    private @Nullable LedgerDefinition version(int version) {
        for (LedgerDefinition candidate : versions) {
            if (candidate.version() == version) {
                return candidate;
            }
        }
        return null;
    }

    private Outcome fold(Change change, UniqueCells unique) {
        RowState row = rows.get(change.row());
        long seq = head.seq() + accepted.size() + 1;
        Map<FieldId, String> texts = TextMerge.of(definition, row, change, this::at);
        RowState tried = Merge.fold(row, new AcceptedChange(seq, change, texts, now));
        Problem clash = unique.clash(caller.actor(), change, row, tried);
        if (clash != null) {
            return Outcomes.returned(change, clash);
        }
        AcceptedChange placed = new AcceptedChange(seq, change, assigned(change, texts), now);
        Merge.Result result = Merge.apply(row, placed, this::at);
        if (!result.conflicts().isEmpty() && openBytes() > MOST_OPEN_BYTES) {
            return Outcomes.returned(change, Problem.refused("problem.conflict.too_many"));
        }
        accepted.add(placed);
        files.accepted(change);
        known.put(change.id(), placed);
        bySeq.put(seq, placed);
        rows.put(change.row(), result.row());
        unique.moved(row, result.row());
        for (Conflict conflict : result.conflicts()) {
            touched.put(conflict.id(), conflict);
            conflicts.put(conflict.id(), conflict);
        }
        UUID decided = change.conflict();
        if (decided != null) {
            Conflict closed =
                    Objects.requireNonNull(conflicts.get(decided)).resolvedBy(change.id());
            touched.put(decided, closed);
            conflicts.put(decided, closed);
        }
        return new Outcome(change.id(), seq, null);
    }

    /// What was open before this batch, which adds little: a message is bounded.
    private long openBytes() {
        if (openBytes < 0) {
            openBytes = stores.conflicts().openBytes(tx.query(), ledger());
        }
        return openBytes;
    }

    private Map<FieldId, String> assigned(Change change, Map<FieldId, String> texts) {
        Map<FieldId, String> assigned = new LinkedHashMap<>(texts);
        if (change.kind() == ChangeKind.CREATE) {
            Instant at = RowYears.numberedAt(definition, change, now);
            for (FieldDefinition field : definition.fields()) {
                if (field.type() == FieldType.AUTO_NUMBER && !field.individualNumber()) {
                    String pattern = field.checks().numberPattern();
                    assigned.put(field.id(), numbers.next(field.id(), pattern, at));
                }
            }
        }
        return assigned;
    }

    private AcceptedChange at(long seq) {
        return Objects.requireNonNull(
                bySeq.computeIfAbsent(
                        seq, s -> stores.history().bySeq(tx.query(), ledger(), List.of(s)).get(s)));
    }

    private void store() {
        List<StoredRow> added = new ArrayList<>();
        List<StoredRow> changed = new ArrayList<>();
        accepted.stream()
                .map(a -> a.change().row())
                .distinct()
                .forEach(
                        id -> {
                            RowState row = Objects.requireNonNull(rows.get(id));
                            (before.containsKey(id) ? changed : added).add(new StoredRow(row, now));
                        });
        stores.tables().insert(tx, definition, added);
        stores.tables().update(tx, definition, changed);
        stores.conflicts().open(tx, touched.values());
        for (Conflict conflict : touched.values()) {
            UUID by = conflict.resolvedBy();
            if (by != null) {
                long seq = Objects.requireNonNull(known.get(by)).seq();
                stores.conflicts().resolve(tx, conflict.id(), by, seq);
            }
        }
        numbers.save();
        joined.save();
    }
}
