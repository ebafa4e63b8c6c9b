package jp.kakehashi.sync.storage.replica;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowState;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.sync.storage.OutboxEntry;
import jp.kakehashi.sync.storage.ReplicaStores;
import org.jspecify.annotations.Nullable;

/// One's own edits on this PC: row, outbox and what is covered in one durable step, so that an edit
/// that was acknowledged is sent some day. Works without a connection.
public final class LocalLedgers {
    private static final int ROWS_PER_STEP = 20_000;

    private final Database database;
    private final ReplicaStores stores;
    private final KnownDefinitions definitions;
    private final ChangeMaker maker;
    private final Consumer<LedgerId> written;

    /// `written` is called after each step is durable.
    LocalLedgers(
            Database database,
            ReplicaStores stores,
            KnownDefinitions definitions,
            ChangeMaker maker,
            Consumer<LedgerId> written) {
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
        LedgerDefinition definition = definitions.of(ledger);
        List<StoredRow> created = new ArrayList<>(rows.size());
        for (int from = 0; from < rows.size(); from += ROWS_PER_STEP) {
            var some = rows.subList(from, Math.min(rows.size(), from + ROWS_PER_STEP));
            created.addAll(
                    database.write(
                            tx -> {
                                requireHere(tx, ledger);
                                return create(tx, definition, some, note);
                            }));
        }
        written.accept(ledger);
        return created;
    }

    private List<StoredRow> create(
            Tx tx, LedgerDefinition definition, List<Map<FieldId, String>> rows, ChangeNote note) {
        long number = stores.numbers().take(tx, definition.id(), maker.officeShort(), rows.size());
        List<Change> changes = new ArrayList<>(rows.size());
        List<StoredRow> shown = new ArrayList<>(rows.size());
        for (Map<FieldId, String> values : rows) {
            Change change = maker.create(definition, values, note, number++);
            changes.add(change);
            Overlay.Shown row = Overlay.over(null, List.of(change));
            if (row != null) {
                shown.add(row.row());
            }
        }
        stores.tables().insert(tx, definition, shown);
        stores.outbox().append(tx, changes);
        return shown;
    }

    /// Writes cells; `null` empties one. Values that stand already are left alone.
    public StoredRow edit(
            LedgerId ledger, UUID row, Map<FieldId, @Nullable String> values, ChangeNote note) {
        LedgerDefinition definition = definitions.of(ledger);
        Map<FieldId, @Nullable String> canonical = maker.canonical(definition, values, true);
        return step(
                definition,
                row,
                before -> {
                    if (before.state().deleted()) {
                        throw Problem.invalid("problem.row.deleted").asException();
                    }
                    List<Edit> edits = edits(before, canonical, false);
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
        boolean toDelete = kind == ChangeKind.DELETE;
        step(
                definition,
                row,
                before ->
                        before.state().deleted() == toDelete
                                ? List.of()
                                : List.of(
                                        maker.change(
                                                definition,
                                                before.state(),
                                                kind,
                                                List.of(),
                                                note)));
    }

    /// Decides a conflict. For a cell, `value` is what stands from now on; for a deletion that met
    /// an edit, null deletes the row and anything else lets it stand.
    public StoredRow resolve(Conflict conflict, @Nullable String value, String reason) {
        LedgerDefinition definition = definitions.of(conflict.ledger());
        FieldId field = conflict.field();
        ChangeNote note = ChangeNote.because(reason);
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
                    List<Edit> edits = edits(before, canonical, true);
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

    /// What a step starts from.
    private record Before(
            StoredRow shown, Map<String, @Nullable String> covered, List<Change> pending) {
        RowState state() {
            return shown.state();
        }
    }

    private StoredRow step(
            LedgerDefinition definition, UUID row, Function<Before, List<Change>> work) {
        StoredRow shown = database.write(tx -> step(tx, definition, row, work));
        written.accept(definition.id());
        return shown;
    }

    private StoredRow step(
            Tx tx, LedgerDefinition definition, UUID row, Function<Before, List<Change>> work) {
        LedgerId ledger = definition.id();
        requireHere(tx, ledger);
        Before before = before(tx, definition, row);
        List<Change> changes = work.apply(before);
        if (changes.isEmpty()) {
            return before.shown();
        }
        List<Change> pending = new ArrayList<>(before.pending());
        pending.addAll(changes);
        Overlay.Shown after = Overlay.over(Overlay.base(before.shown(), before.covered()), pending);
        if (after == null) {
            throw new IllegalStateException("a row that is shown has a base or a creation");
        }
        Map<String, @Nullable String> covered = new TreeMap<>(after.covered());
        covered.keySet().removeAll(before.covered().keySet());
        stores.tables().update(tx, definition, List.of(after.row()));
        stores.baseCells().add(tx, ledger, Map.of(row, covered));
        stores.outbox().append(tx, changes);
        return after.row();
    }

    private Before before(Tx tx, LedgerDefinition definition, UUID row) {
        StoredRow shown =
                stores.tables()
                        .row(tx.query(), definition, row)
                        .orElseThrow(() -> Problem.invalid("problem.row.unknown").asException());
        List<UUID> one = List.of(row);
        return new Before(
                shown,
                stores.baseCells().of(tx.query(), one).getOrDefault(row, Map.of()),
                stores.outbox().pending(tx.query(), one).getOrDefault(row, List.of()).stream()
                        .map(OutboxEntry::change)
                        .toList());
    }

    private static List<Edit> edits(
            Before before, Map<FieldId, @Nullable String> values, boolean evenIfEqual) {
        List<Edit> edits = new ArrayList<>();
        values.forEach(
                (field, value) -> {
                    String seen = before.state().value(field);
                    if (evenIfEqual || !java.util.Objects.equals(seen, value)) {
                        edits.add(ChangeMaker.edit(before.state(), before.pending(), field, value));
                    }
                });
        return edits;
    }

    private void requireHere(Tx tx, LedgerId ledger) {
        if (stores.checkpoints().of(tx.query(), ledger).isEmpty()) {
            throw Problem.unavailable("problem.ledger.not_here", ledger).asException();
        }
    }
}
