package jp.kakehashi.server.ledgers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import jp.kakehashi.kernel.Ids;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.IndividualNumber;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.server.config.ServerLimits;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.StoredViewing;
import jp.kakehashi.storage.ledger.ViewingStore;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Messages.Viewing;

/// Takes in who looked at which persons' records: what workstations report, also later, and what is
/// shown by head office itself. One hash chain. What is reported is believed only as far as it can
/// be: a ledger that its reporter may open, rows that are there, a kind that happens at a
/// workstation, a time within the days a workstation may be offline.
final class ViewingLog {
    private static final Set<String> REPORTED =
            Set.of("card", "history", "print", "export", "list");
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cc}");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Z}]*");
    private static final int PURPOSE_LIMIT = 400;
    private static final int MOST_VIEWINGS = 1000;
    private static final int MOST_ROWS = 20_000;

    // A session may have begun on the last offline day, and clocks differ.
    private static final Duration OLDEST = ServerLimits.STANDARD.offline().plusDays(1);
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final Database database;
    private final LedgerStores stores;
    private final Definitions definitions;
    private final InstantSource clock;
    private final Ids ids;

    ViewingLog(
            Database database, LedgerStores stores, Definitions definitions, InstantSource clock) {
        this.database = database;
        this.stores = stores;
        this.definitions = definitions;
        this.clock = clock;
        this.ids = new Ids(clock);
    }

    /// Adds what the caller's workstation reports; what is known already is left out, and so are
    /// rows that the ledger does not have.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.viewing.*`, `problem.ledger.access`,
    ///     `problem.ledger.unknown`
    void take(CallerSession caller, List<Viewing> viewings) {
        if (viewings.size() > MOST_VIEWINGS) {
            throw Problem.invalid("problem.viewing.too_many", MOST_VIEWINGS).asException();
        }
        List<StoredViewing> stored = new ArrayList<>();
        for (Viewing viewing : viewings) {
            if (!REPORTED.contains(viewing.kind())) {
                throw Problem.invalid("problem.viewing.kind").asException();
            }
            if (viewing.rows().size() > MOST_ROWS) {
                throw Problem.invalid("problem.viewing.too_many", MOST_ROWS).asException();
            }
            LedgerDefinition definition = definitions.opened(viewing.ledger(), caller.actor());
            stored.add(reported(caller, viewing, present(definition, viewing.rows())));
        }
        add(stored);
    }

    private List<UUID> present(LedgerDefinition definition, List<UUID> rows) {
        Set<UUID> found =
                database.read(db -> stores.tables().present(db, definition.id(), Set.copyOf(rows)));
        if (found.isEmpty()) {
            throw Problem.invalid("problem.viewing.rows").asException();
        }
        return rows.stream().filter(found::contains).toList();
    }

    /// Notes that head office is about to show the caller a record of that ledger, for one of the
    /// purposes that it lists. What workstations report was read already: it is kept however it
    /// was called.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.viewing.purpose_listed`
    void noteReading(
            CallerSession caller,
            LedgerDefinition definition,
            String kind,
            String purpose,
            UUID row) {
        definition.requirePurpose(purpose.strip());
        note(caller, definition.id(), kind, purpose, row);
    }

    /// Notes that head office is about to act on a record for the caller.
    void note(CallerSession caller, LedgerId ledger, String kind, String purpose, UUID row) {
        add(List.of(own(caller, ledger, kind, purpose, List.of(row))));
    }

    /// Notes that head office is about to send the caller a ledger as a whole; `what` says from
    /// which sequence to which.
    void noteWhole(CallerSession caller, LedgerId ledger, String kind, String what) {
        add(List.of(own(caller, ledger, kind, what, List.of())));
    }

    private void add(List<StoredViewing> viewings) {
        ViewingStore store = stores.logs().viewings();
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

    private StoredViewing own(
            CallerSession caller, LedgerId ledger, String kind, String purpose, List<UUID> rows) {
        Viewing viewing = new Viewing(ids.next(), clock.instant(), ledger, kind, purpose, rows);
        return reported(caller, viewing, rows);
    }

    private StoredViewing reported(CallerSession caller, Viewing viewing, List<UUID> rows) {
        String purpose = CONTROLS.matcher(viewing.purpose()).replaceAll(" ").strip();
        if (INVISIBLE.matcher(purpose).matches() || purpose.length() > PURPOSE_LIMIT) {
            throw Problem.invalid("problem.viewing.purpose", PURPOSE_LIMIT).asException();
        }
        if (IndividualNumber.in(purpose)) {
            throw Problem.invalid("problem.value.individual_number", "purpose").asException();
        }
        Instant now = clock.instant();
        Instant at = possible(viewing.at(), now);
        return new StoredViewing(
                viewing.id(),
                at,
                caller.actor().staff(),
                caller.actor().office(),
                caller.device(),
                viewing.ledger(),
                viewing.kind(),
                purpose,
                rows,
                now,
                at.equals(viewing.at()) ? null : viewing.at());
    }

    /// The moment nearest to `reported` at which a viewing heard of `now` can have happened.
    private static Instant possible(Instant reported, Instant now) {
        Instant oldest = now.minus(OLDEST);
        if (reported.isBefore(oldest)) {
            return oldest;
        }
        return reported.isAfter(now.plus(AHEAD)) ? now : reported;
    }
}
