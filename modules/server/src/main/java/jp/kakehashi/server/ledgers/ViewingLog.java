package jp.kakehashi.server.ledgers;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.Ids;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.ledger.StoredViewing;
import jp.kakehashi.storage.ledger.ViewingStore;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Messages.Viewing;

/// Takes in who looked at which persons' records: what workstations report, also later, and what is
/// shown by head office itself. One hash chain.
final class ViewingLog {
    private static final Set<String> KINDS =
            Set.of("card", "history", "print", "export", "list", "number");
    private static final int PURPOSE_LIMIT = 400;
    private static final int MOST_VIEWINGS = 1000;
    private static final int MOST_ROWS = 20_000;

    private final Database database;
    private final ViewingStore store;
    private final Definitions definitions;
    private final InstantSource clock;
    private final Ids ids;

    ViewingLog(
            Database database, ViewingStore store, Definitions definitions, InstantSource clock) {
        this.database = database;
        this.store = store;
        this.definitions = definitions;
        this.clock = clock;
        this.ids = new Ids(clock);
    }

    /// Adds what the caller's workstation reports; what is known already is left out.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.viewing.*`
    void take(CallerSession caller, List<Viewing> viewings) {
        if (viewings.size() > MOST_VIEWINGS) {
            throw Problem.invalid("problem.viewing.too_many", MOST_VIEWINGS).asException();
        }
        List<StoredViewing> stored = new ArrayList<>();
        for (Viewing viewing : viewings) {
            if (!KINDS.contains(viewing.kind())) {
                throw Problem.invalid("problem.viewing.kind").asException();
            }
            if (viewing.rows().size() > MOST_ROWS) {
                throw Problem.invalid("problem.viewing.too_many", MOST_ROWS).asException();
            }
            definitions.newest(viewing.ledger());
            stored.add(entry(caller, viewing));
        }
        add(stored);
    }

    /// Notes that head office is about to show the caller something.
    void note(CallerSession caller, LedgerId ledger, String kind, String purpose, UUID row) {
        Viewing viewing =
                new Viewing(ids.next(), clock.instant(), ledger, kind, purpose, List.of(row));
        add(List.of(entry(caller, viewing)));
    }

    private void add(List<StoredViewing> viewings) {
        database.write(
                tx -> {
                    List<UUID> sent = viewings.stream().map(StoredViewing::id).toList();
                    var authors = store.staffOf(tx.query(), sent);
                    for (StoredViewing viewing : viewings) {
                        String author = authors.get(viewing.id());
                        if (author != null && !author.equals(viewing.staff())) {
                            throw Problem.refused("problem.viewing.other_staff", viewing.id())
                                    .asException();
                        }
                    }
                    return store.append(tx, viewings);
                });
    }

    private static StoredViewing entry(CallerSession caller, Viewing viewing) {
        String purpose = viewing.purpose().strip();
        if (purpose.isEmpty() || purpose.length() > PURPOSE_LIMIT) {
            throw Problem.invalid("problem.viewing.purpose", PURPOSE_LIMIT).asException();
        }
        return new StoredViewing(
                viewing.id(),
                viewing.at(),
                caller.actor().staff(),
                caller.actor().office(),
                caller.device(),
                viewing.ledger(),
                viewing.kind(),
                purpose,
                viewing.rows());
    }
}
