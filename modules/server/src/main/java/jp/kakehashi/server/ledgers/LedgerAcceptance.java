package jp.kakehashi.server.ledgers;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.wire.CallerSession;

/// Gives changes their place in a ledger's one order. A push is one durable step; a change that
/// cannot be accepted is returned by name and does not stop the others. Sending a push again is
/// harmless. Blocking; safe for use from many threads.
public final class LedgerAcceptance {
    /// Most changes in one push.
    public static final int MOST_CHANGES = 1000;

    private final Database database;
    private final LedgerStores stores;
    private final Definitions definitions;
    private final InstantSource clock;

    LedgerAcceptance(
            Database database, LedgerStores stores, Definitions definitions, InstantSource clock) {
        this.database = database;
        this.stores = stores;
        this.definitions = definitions;
        this.clock = clock;
    }

    /// Accepts or returns each of `changes`, made by the caller on the caller's device.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.push.too_many`,
    ///     `problem.ledger.unknown`, `problem.ledger.access`
    public AcceptedBatch accept(CallerSession caller, LedgerId ledger, List<Change> changes) {
        if (changes.size() > MOST_CHANGES) {
            throw Problem.invalid("problem.push.too_many", MOST_CHANGES).asException();
        }
        definitions.opened(ledger, caller.actor());
        return database.write(
                tx -> {
                    // Versions are looked up here so that a publication in between is seen.
                    List<LedgerDefinition> versions = definitions.versions(ledger);
                    Instant now = Instant.ofEpochMilli(clock.millis());
                    return new PushBatch(tx, stores, versions, caller, now, changes).accept();
                });
    }
}
