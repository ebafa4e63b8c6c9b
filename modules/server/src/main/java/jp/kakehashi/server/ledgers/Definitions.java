package jp.kakehashi.server.ledgers;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.ledger.DefinitionStore;

/// The published definitions of one world, read once: a published version never changes, and only
/// this process publishes. Safe for use from many threads.
final class Definitions {
    private final Database database;
    private final DefinitionStore store;
    private final ConcurrentHashMap<LedgerId, List<LedgerDefinition>> versions =
            new ConcurrentHashMap<>();

    Definitions(Database database, DefinitionStore store) {
        this.database = database;
        this.store = store;
    }

    /// All versions, oldest first; never empty.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.ledger.unknown`
    List<LedgerDefinition> versions(LedgerId ledger) {
        // Inside computeIfAbsent, so that forget() waits for a reading that began before it.
        List<LedgerDefinition> known =
                versions.computeIfAbsent(
                        ledger,
                        l -> {
                            List<LedgerDefinition> found =
                                    database.read(db -> store.versions(db, l));
                            return found.isEmpty() ? null : found;
                        });
        if (known == null) {
            throw Problem.invalid("problem.ledger.unknown", ledger).asException();
        }
        return known;
    }

    /// The newest version.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.ledger.unknown`
    LedgerDefinition newest(LedgerId ledger) {
        return versions(ledger).getLast();
    }

    /// The newest version, for somebody who may open the ledger.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.ledger.access`,
    ///     `problem.ledger.unknown`
    LedgerDefinition opened(LedgerId ledger, Actor actor) {
        return opened(ledger, Optional.of(newest(ledger)), actor);
    }

    /// What was found as the newest version of `ledger`, for somebody who may open it.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.ledger.access`,
    ///     `problem.ledger.unknown`
    static LedgerDefinition opened(LedgerId ledger, Optional<LedgerDefinition> found, Actor actor) {
        LedgerDefinition newest =
                found.orElseThrow(
                        () -> Problem.invalid("problem.ledger.unknown", ledger).asException());
        if (!newest.mayOpen(actor)) {
            throw Problem.refused("problem.ledger.access", ledger).asException();
        }
        return newest;
    }

    /// The newest version, empty for a ledger that nobody has published.
    Optional<LedgerDefinition> find(LedgerId ledger) {
        return database.read(db -> store.newest(db, ledger));
    }

    /// The newest version of every ledger.
    List<LedgerDefinition> all() {
        return database.read(store::allNewest);
    }

    /// Reads a ledger's versions again; after a publication.
    void forget(LedgerId ledger) {
        versions.remove(ledger);
    }
}
