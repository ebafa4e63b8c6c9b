package jp.kakehashi.server.ledgers;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Actor;
import jp.kakehashi.server.staffing.Staffing;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.StandInStore;
import jp.kakehashi.wire.ApprovalMessages;
import jp.kakehashi.wire.CallerSession;

/// Who decides for the holder of a post while that person is away (代決): named by the holder or an
/// administrator, from today on, for a hundred days at most. Blocking; safe for many threads.
final class StandIns {
    private static final Pattern POST =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}(/[A-Za-z0-9][A-Za-z0-9._-]{0,39})?");
    private static final int LONGEST_DAYS = 100;

    private final Database database;
    private final LedgerStores stores;
    private final Staffing staffing;
    private final InstantSource clock;

    StandIns(Database database, LedgerStores stores, Staffing staffing, InstantSource clock) {
        this.database = database;
        this.stores = stores;
        this.staffing = staffing;
        this.clock = clock;
    }

    /// Those standing in now and later.
    ApprovalMessages.StandIns list(CallerSession caller) {
        LocalDate today = ApprovalForms.day(clock.instant());
        Map<String, String> names = new HashMap<>();
        staffing.holders().forEach(h -> names.put(h.staff(), h.name()));
        List<ApprovalMessages.StandIn> told =
                database.read(db -> stores.logs().standIns().standing(db, today)).stream()
                        .map(
                                s ->
                                        new ApprovalMessages.StandIn(
                                                s.id(),
                                                s.post(),
                                                s.staff(),
                                                names.getOrDefault(s.staff(), s.staff()),
                                                s.from(),
                                                s.until(),
                                                mayGive(caller, s.post())))
                        .toList();
        return new ApprovalMessages.StandIns(told);
    }

    /// Names one.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.stand_in.*`
    void add(CallerSession caller, ApprovalMessages.NewStandIn given) {
        // Rights first: nobody learns here which numbers are somebody's.
        if (!mayGive(caller, given.post())) {
            throw Problem.refused("problem.stand_in.rights").asException();
        }
        boolean known =
                staffing.equals(Staffing.CALLERS)
                        || staffing.holders().stream()
                                .anyMatch(h -> h.staff().equals(given.staff()));
        if (!POST.matcher(given.post()).matches() || !known) {
            throw Problem.invalid("problem.stand_in.who").asException();
        }
        database.write(
                tx -> {
                    if (!staffing.rightsStand(caller)) {
                        throw Problem.refused("problem.session.rights_changed").asException();
                    }
                    LocalDate today = ApprovalForms.day(clock.instant());
                    if (given.from().isBefore(today)
                            || given.until().isBefore(given.from())
                            || given.until().isAfter(given.from().plusDays(LONGEST_DAYS))) {
                        throw Problem.invalid("problem.stand_in.days", LONGEST_DAYS).asException();
                    }
                    StandInStore.StandIn written =
                            new StandInStore.StandIn(
                                    given.id(),
                                    given.post(),
                                    given.staff(),
                                    given.from(),
                                    given.until(),
                                    caller.actor().staff(),
                                    clock.instant());
                    if (!stores.logs().standIns().add(tx, written)) {
                        throw Problem.refused("problem.change.other_content").asException();
                    }
                    return true;
                });
    }

    /// Ends one at once; one that is over or unknown stays as it is.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.stand_in.rights`
    void end(CallerSession caller, UUID id) {
        database.write(
                tx -> {
                    var found = stores.logs().standIns().find(tx.query(), id);
                    if (found.isPresent() && !mayGive(caller, found.get().post())) {
                        throw Problem.refused("problem.stand_in.rights").asException();
                    }
                    stores.logs().standIns().end(tx, id, caller.actor().staff(), clock.instant());
                    return true;
                });
    }

    private static boolean mayGive(CallerSession caller, String post) {
        return caller.actor().holds(Actor.ADMINISTRATOR)
                || Approvals.codes(caller.actor()).contains(post);
    }
}
