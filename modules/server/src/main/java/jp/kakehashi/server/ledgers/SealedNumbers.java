package jp.kakehashi.server.ledgers;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.AccessRule;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.IndividualNumber;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.server.ledgers.storage.GuardedRows;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.KeyVault;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.SealedCellStore.SealedCell;
import jp.kakehashi.wire.CallerSession;

/// Individual numbers: set, shown and destroyed over the line only, each time logged. They are in
/// no ledger table, no history and no replica; a row's numbers lie under that row's own key.
final class SealedNumbers {
    private static final int LATELY = 1_000;

    private final Database database;
    private final LedgerStores stores;
    private final Definitions definitions;
    private final ViewingLog viewings;
    private final KeyVault keys;
    private final InstantSource clock;

    // Two first numbers of a row at once would get a key each, and destroying would find one only.
    private final ReentrantLock keysOfRows = new ReentrantLock();

    SealedNumbers(
            Database database,
            LedgerStores stores,
            Definitions definitions,
            ViewingLog viewings,
            KeyVault keys,
            InstantSource clock) {
        this.database = database;
        this.stores = stores;
        this.definitions = definitions;
        this.viewings = viewings;
        this.keys = keys;
        this.clock = clock;
    }

    /// Sets or replaces the number in one cell.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.sealed.*`, `problem.row.unknown`,
    ///     `problem.viewing.purpose`
    void set(CallerSession caller, Place place, String value, String purpose) {
        LedgerDefinition definition = definitions.opened(place.ledger(), caller.actor());
        FieldDefinition field = field(definition, place);
        if (!mayWrite(definition, field, caller.actor())) {
            throw Problem.refused("problem.sealed.write", place.field()).asException();
        }
        if (!IndividualNumber.valid(value)) {
            throw Problem.invalid("problem.sealed.value", place.field()).asException();
        }
        requireRow(definition, place.row());
        requireSeen(caller, definition, place.row());
        requireYearOpen(definition, place.row());
        viewings.note(caller, place.ledger(), "number-set", purpose, place.row());
        keysOfRows.lock();
        try {
            put(place, value, caller.actor().staff());
        } finally {
            keysOfRows.unlock();
        }
    }

    private void requireYearOpen(LedgerDefinition definition, UUID row) {
        if (definition.year() != null) {
            database.write(
                    tx -> {
                        RowLocks.requireYearOpen(tx, stores, definition, row);
                        return row;
                    });
        }
    }

    private void put(Place place, String value, String staff) {
        UUID keyId =
                cells(place.ledger(), place.row()).stream()
                        .map(SealedCell::key)
                        .filter(keys::holds)
                        .findFirst()
                        .orElseGet(keys::create);
        SealedCell cell =
                new SealedCell(
                        place.ledger(),
                        place.row(),
                        place.field(),
                        keyId,
                        keys.seal(keyId, value, place.toString()),
                        clock.instant(),
                        staff);
        database.write(
                tx -> {
                    stores.logs().sealed().put(tx, cell);
                    return cell.key();
                });
    }

    private List<SealedCell> cells(LedgerId ledger, UUID row) {
        return database.read(db -> stores.logs().sealed().ofRow(db, ledger, row));
    }

    /// Shows a number once.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.sealed.read`, `problem.sealed.none`,
    ///     `problem.sealed.destroyed`, `problem.viewing.purpose`
    String reveal(CallerSession caller, Place place, String purpose) {
        LedgerDefinition definition = definitions.opened(place.ledger(), caller.actor());
        FieldDefinition field = field(definition, place);
        if (!basis(field.access().read(), caller.actor())) {
            throw Problem.refused("problem.sealed.read", place.field()).asException();
        }
        requireSeen(caller, definition, place.row());
        viewings.noteReading(caller, definition, "number", purpose, place.row());
        SealedCell cell =
                database.read(
                                db ->
                                        stores.logs()
                                                .sealed()
                                                .find(
                                                        db,
                                                        place.ledger(),
                                                        place.row(),
                                                        place.field()))
                        .orElseThrow(
                                () ->
                                        Problem.invalid("problem.sealed.none", place.field())
                                                .asException());
        if (!keys.holds(cell.key())) {
            throw destroyed(place);
        }
        return keys.unseal(cell.key(), cell.text(), place.toString());
    }

    /// Makes a row's numbers unrecoverable, everywhere and for ever, by an owner who may write all
    /// of them. The sealed text stays as the trace of what was there.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.sealed.destroy`,
    ///     `problem.viewing.purpose`
    void destroy(CallerSession caller, LedgerId ledger, UUID row, String purpose) {
        LedgerDefinition definition = definitions.opened(ledger, caller.actor());
        boolean writes =
                definition.fields().stream()
                        .filter(FieldDefinition::individualNumber)
                        .allMatch(field -> mayWrite(definition, field, caller.actor()));
        if (!writes || !definition.ownedBy(caller.actor())) {
            throw Problem.refused("problem.sealed.destroy", ledger).asException();
        }
        requireSeen(caller, definition, row);
        viewings.note(caller, ledger, "number-destroy", purpose, row);
        keysOfRows.lock();
        try {
            cells(ledger, row).forEach(cell -> keys.destroy(cell.key()));
        } finally {
            keysOfRows.unlock();
        }
    }

    /// Destroys the keys of a row's numbers; whoever calls this has asked for the rights.
    void destroyKeys(LedgerId ledger, UUID row) {
        keysOfRows.lock();
        try {
            cells(ledger, row).forEach(cell -> keys.destroy(cell.key()));
        } finally {
            keysOfRows.unlock();
        }
    }

    /// Whether the key of any number set lately lies in `vault`.
    boolean anyKeyIn(KeyVault vault) {
        return database.read(db -> stores.logs().sealed().newestKeys(db, LATELY)).stream()
                .anyMatch(vault::holds);
    }

    private static boolean mayWrite(
            LedgerDefinition definition, FieldDefinition field, Actor actor) {
        return definition.access().write().admits(actor) && basis(field.access().write(), actor);
    }

    /// A number is shown only where the pack names who may: an open rule lets nobody in.
    static boolean basis(AccessRule rule, Actor actor) {
        return !rule.equals(AccessRule.EVERYONE) && rule.admits(actor);
    }

    private static FieldDefinition field(LedgerDefinition definition, Place place) {
        return definition
                .field(place.field())
                .filter(FieldDefinition::individualNumber)
                .orElseThrow(
                        () -> Problem.invalid("problem.sealed.field", place.field()).asException());
    }

    private void requireSeen(CallerSession caller, LedgerDefinition definition, UUID row) {
        database.read(
                db -> {
                    GuardedRows.requireWhole(db, stores, definition, caller.actor(), row);
                    return row;
                });
    }

    private void requireRow(LedgerDefinition definition, UUID row) {
        if (database.read(db -> stores.tables().row(db, definition, row)).isEmpty()) {
            throw Problem.invalid("problem.row.unknown", row).asException();
        }
    }

    private static RuntimeException destroyed(Place place) {
        return Problem.refused("problem.sealed.destroyed", place.field()).asException();
    }

    /// One cell that holds an individual number.
    record Place(LedgerId ledger, UUID row, FieldId field) {}
}
