package jp.kakehashi.sync.storage.replica;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.CellRewrite;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.NewRow;
import jp.kakehashi.records.SeenRow;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.sync.storage.ReplicaStores;
import org.jspecify.annotations.Nullable;

/// One's own edits on this PC: row, outbox and what is covered in one durable step, so that an edit
/// that was acknowledged is sent some day. Works without a connection.
public final class LocalLedgers {
    private static final int ROWS_PER_STEP = 20_000;
    private static final int ROWS_PER_READ = 500;

    private final Database database;
    private final ReplicaStores stores;
    private final KnownDefinitions definitions;
    private final ChangeMaker maker;
    private final Consumer<RowsWritten> written;

    /// `written` is called after each step is durable.
    LocalLedgers(
            Database database,
            ReplicaStores stores,
            KnownDefinitions definitions,
            ChangeMaker maker,
            Consumer<RowsWritten> written) {
        this.database = database;
        this.stores = stores;
        this.definitions = definitions;
        this.maker = maker;
        this.written = written;
    }

    /// Adds a row under a provisional number.
    public StoredRow create(LedgerId ledger, Map<FieldId, String> values, ChangeNote note) {
        return createAll(ledger, List.of(values), note).getFirst();
    }

    /// Adds rows in one step (many thousands in several), with consecutive provisional numbers.
    public List<StoredRow> createAll(
            LedgerId ledger, List<Map<FieldId, String>> rows, ChangeNote note) {
        return createAll(ledger, rows.stream().map(values -> new NewRow(values, note)).toList());
    }

    /// Adds rows as the other does, each for a reason of its own.
    public List<StoredRow> createAll(LedgerId ledger, List<NewRow> rows) {
        LedgerDefinition definition = definitions.of(ledger);
        List<StoredRow> created = new ArrayList<>(rows.size());
        for (int from = 0; from < rows.size(); from += ROWS_PER_STEP) {
            var some = rows.subList(from, Math.min(rows.size(), from + ROWS_PER_STEP));
            List<StoredRow> made =
                    database.write(
                            tx -> {
                                requireHere(tx, ledger);
                                return create(tx, definition, some);
                            });
            created.addAll(made);
            written.accept(
                    RowsWritten.some(ledger, made.stream().map(r -> r.state().row()).toList()));
        }
        return created;
    }

    private List<StoredRow> create(Tx tx, LedgerDefinition definition, List<NewRow> rows) {
        long number = stores.numbers().take(tx, definition.id(), maker.officeShort(), rows.size());
        List<Change> changes = new ArrayList<>(rows.size());
        List<StoredRow> shown = new ArrayList<>(rows.size());
        for (NewRow row : rows) {
            Change change = maker.create(definition, row.values(), row.note(), number++);
            changes.add(change);
            Overlay.Shown made = Overlay.over(null, List.of(change));
            if (made != null) {
                shown.add(made.row());
            }
        }
        stores.tables().insert(tx, definition, shown);
        stores.outbox().append(tx, changes);
        return shown;
    }

    /// Writes cells; `null` empties one. Values that stand already are left alone. The author saw
    /// the row as it stands now.
    public StoredRow edit(
            LedgerId ledger, UUID row, Map<FieldId, @Nullable String> values, ChangeNote note) {
        return edit(ledger, row, null, values, note);
    }

    /// The same by an author who began to write when the row stood as in `seen`: what came from
    /// head office since then is covered as something unseen, and listed as a conflict there.
    public StoredRow edit(
            LedgerId ledger, SeenRow seen, Map<FieldId, @Nullable String> values, ChangeNote note) {
        return edit(ledger, seen.row(), seen, values, note);
    }

    private StoredRow edit(
            LedgerId ledger,
            UUID row,
            @Nullable SeenRow seen,
            Map<FieldId, @Nullable String> values,
            ChangeNote note) {
        LedgerDefinition definition = definitions.of(ledger);
        Map<FieldId, @Nullable String> canonical = maker.canonical(definition, values, true);
        return step(
                definition,
                row,
                before -> {
                    if (before.state().deleted()) {
                        throw Problem.invalid("problem.row.deleted").asException();
                    }
                    List<Edit> edits =
                            before.edits(canonical, false).stream()
                                    .map(e -> ChangeMaker.asSeen(e, seen))
                                    .toList();
                    return edits.isEmpty()
                            ? List.of()
                            : List.of(
                                    maker.change(
                                            definition,
                                            before.state(),
                                            ChangeKind.EDIT,
                                            edits,
                                            note));
                });
    }

    /// Writes cells of many rows in one step: each only where it still holds what its author saw.
    /// Returns those that were written; nothing is when one of them fails a check.
    public List<CellRewrite> rewrite(LedgerId ledger, List<CellRewrite> cells, ChangeNote note) {
        LedgerDefinition definition = definitions.of(ledger);
        List<CellRewrite> done = database.write(tx -> rewrite(tx, definition, cells, note));
        written.accept(
                RowsWritten.some(ledger, cells.stream().map(CellRewrite::row).distinct().toList()));
        return done;
    }

    private List<CellRewrite> rewrite(
            Tx tx, LedgerDefinition definition, List<CellRewrite> cells, ChangeNote note) {
        Map<UUID, List<CellRewrite>> byRow =
                cells.stream()
                        .collect(
                                Collectors.groupingBy(
                                        CellRewrite::row, LinkedHashMap::new, Collectors.toList()));
        List<CellRewrite> done = new ArrayList<>();
        inPortions(
                tx,
                definition,
                List.copyOf(byRow.keySet()),
                before ->
                        rewrite(
                                definition,
                                before,
                                byRow.getOrDefault(before.state().row(), List.of()),
                                note,
                                done));
        return done;
    }

    private void inPortions(
            Tx tx,
            LedgerDefinition definition,
            List<UUID> rows,
            Function<Before, List<Change>> work) {
        for (int at = 0; at < rows.size(); at += ROWS_PER_READ) {
            step(tx, definition, rows.subList(at, Math.min(rows.size(), at + ROWS_PER_READ)), work);
        }
    }

    /// Takes over what a newer file says, all in one step, but only what is still as it was
    /// compared: rows that nobody wrote since, by pull or on this PC, and new rows whose key no row
    /// holds by now.
    public TakeOver.Done takeOver(LedgerId ledger, TakeOver what, ChangeNote note) {
        LedgerDefinition definition = definitions.of(ledger);
        TakeOver.Done done =
                database.write(
                        tx -> {
                            requireHere(tx, ledger);
                            return takeOver(tx, definition, what, note);
                        });
        written.accept(RowsWritten.all(ledger));
        return done;
    }

    private TakeOver.Done takeOver(
            Tx tx, LedgerDefinition definition, TakeOver what, ChangeNote note) {
        List<NewRow> missing = what.missing(tx.query(), stores.tables(), definition);
        if (!missing.isEmpty()) {
            create(tx, definition, missing);
        }
        Map<UUID, TakeOver.Row> rows = what.byId();
        List<UUID> taken = new ArrayList<>();
        inPortions(
                tx,
                definition,
                List.copyOf(rows.keySet()),
                before -> {
                    TakeOver.Row row = Objects.requireNonNull(rows.get(before.state().row()));
                    if (before.state().seq() != row.seq() || !before.pending().isEmpty()) {
                        return List.of();
                    }
                    List<Change> made =
                            row.goes()
                                    ? marked(definition, before, ChangeKind.DELETE, note)
                                    : rewrite(
                                            definition,
                                            before,
                                            row.cells(),
                                            note,
                                            new ArrayList<>());
                    if (!made.isEmpty()) {
                        taken.add(row.row());
                    }
                    return made;
                });
        return what.done(missing.size() + taken.size());
    }

    private List<Change> rewrite(
            LedgerDefinition definition,
            Before before,
            List<CellRewrite> cells,
            ChangeNote note,
            List<CellRewrite> written) {
        Map<FieldId, @Nullable String> values = new HashMap<>();
        for (CellRewrite cell : cells) {
            boolean asSeen = Objects.equals(before.state().value(cell.field()), cell.before());
            if (asSeen && !before.state().deleted()) {
                values.put(cell.field(), cell.after());
                written.add(cell);
            }
        }
        List<Edit> edits = before.edits(maker.canonical(definition, values, true), false);
        return edits.isEmpty()
                ? List.of()
                : List.of(maker.change(definition, before.state(), ChangeKind.EDIT, edits, note));
    }

    /// Makes the row a tombstone.
    public void delete(LedgerId ledger, UUID row, ChangeNote note) {
        mark(ledger, row, ChangeKind.DELETE, note);
    }

    /// Brings a deleted row back.
    public void restore(LedgerId ledger, UUID row, ChangeNote note) {
        mark(ledger, row, ChangeKind.RESTORE, note);
    }

    private void mark(LedgerId ledger, UUID row, ChangeKind kind, ChangeNote note) {
        LedgerDefinition definition = definitions.of(ledger);
        step(definition, row, before -> marked(definition, before, kind, note));
    }

    private List<Change> marked(
            LedgerDefinition definition, Before before, ChangeKind kind, ChangeNote note) {
        return before.state().deleted() == (kind == ChangeKind.DELETE)
                ? List.of()
                : List.of(maker.change(definition, before.state(), kind, List.of(), note));
    }

    /// Decides a conflict. For a cell, `value` is what stands from now on; for a deletion that met
    /// an edit, null deletes the row and anything else lets it stand.
    public StoredRow resolve(Conflict conflict, @Nullable String value, String reason) {
        LedgerDefinition definition = definitions.of(conflict.ledger());
        FieldId field = conflict.field();
        ChangeNote note = reason.isBlank() ? ChangeNote.NONE : ChangeNote.because(reason);
        Map<FieldId, @Nullable String> values = new HashMap<>();
        if (field != null) {
            values.put(field, value);
        }
        Map<FieldId, @Nullable String> canonical = maker.canonical(definition, values, false);
        return step(
                definition,
                conflict.row(),
                before -> {
                    List<Change> changes = new ArrayList<>();
                    if (field == null && before.state().deleted() != (value == null)) {
                        ChangeKind kind = value == null ? ChangeKind.DELETE : ChangeKind.RESTORE;
                        changes.add(
                                maker.change(definition, before.state(), kind, List.of(), note));
                    }
                    List<Edit> edits = before.edits(canonical, true);
                    changes.add(maker.deciding(definition, before.state(), conflict, edits, note));
                    return changes;
                });
    }

    /// Takes a returned edit off the list.
    public void dismiss(UUID change) {
        database.write(
                tx -> {
                    stores.outbox().remove(tx, List.of(change));
                    return true;
                });
    }

    private StoredRow step(
            LedgerDefinition definition, UUID row, Function<Before, List<Change>> work) {
        StoredRow shown =
                database.write(
                        tx -> {
                            StoredRow after = step(tx, definition, List.of(row), work).get(row);
                            if (after == null) {
                                throw Problem.invalid("problem.row.unknown").asException();
                            }
                            return after;
                        });
        written.accept(RowsWritten.some(definition.id(), List.of(row)));
        return shown;
    }

    /// The rows as they stand after `work`, without those that do not exist here.
    private Map<UUID, StoredRow> step(
            Tx tx,
            LedgerDefinition definition,
            List<UUID> rows,
            Function<Before, List<Change>> work) {
        LedgerId ledger = definition.id();
        requireHere(tx, ledger);
        Map<UUID, StoredRow> after = new HashMap<>();
        Map<UUID, Map<String, @Nullable String>> covered = new HashMap<>();
        List<StoredRow> updated = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (Before before : Before.of(tx, stores, definition, rows)) {
            maker.requireWhole(definition, before);
            List<Change> made = work.apply(before);
            UUID row = before.state().row();
            if (made.isEmpty()) {
                after.put(row, before.shown());
                continue;
            }
            Overlay.Shown shown = shown(before, made);
            Map<String, @Nullable String> more = new TreeMap<>(shown.covered());
            more.keySet().removeAll(before.covered().keySet());
            covered.put(row, more);
            updated.add(shown.row());
            after.put(row, shown.row());
            changes.addAll(made);
        }
        if (!changes.isEmpty()) {
            stores.tables().update(tx, definition, updated);
            stores.baseCells().add(tx, ledger, covered);
            stores.outbox().append(tx, changes);
        }
        return after;
    }

    private static Overlay.Shown shown(Before before, List<Change> changes) {
        List<Change> pending = new ArrayList<>(before.pending());
        pending.addAll(changes);
        Overlay.Shown after = Overlay.over(Overlay.base(before.shown(), before.covered()), pending);
        if (after == null) {
            throw new IllegalStateException("a row that is shown has a base or a creation");
        }
        return after;
    }

    private void requireHere(Tx tx, LedgerId ledger) {
        if (stores.checkpoints().of(tx.query(), ledger).isEmpty()) {
            throw Problem.unavailable("problem.ledger.not_here", ledger).asException();
        }
    }
}
