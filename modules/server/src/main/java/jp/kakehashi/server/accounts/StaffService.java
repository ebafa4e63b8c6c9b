package jp.kakehashi.server.accounts;

import java.time.InstantSource;
import java.util.Set;
import java.util.function.Predicate;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Actor;
import jp.kakehashi.server.live.LiveHub;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.wire.AccountMessages.ChangeStaff;
import jp.kakehashi.wire.AccountMessages.NewStaff;
import jp.kakehashi.wire.AccountMessages.Staff;
import org.jspecify.annotations.Nullable;

/// What an administrator does with people and devices. There is always one active administrator
/// left. Everything done is noted with who did it.
final class StaffService {
    private final Accounts accounts;
    private final Passwords passwords;
    private final LiveHub live;
    private final InstantSource clock;

    StaffService(Accounts accounts, Passwords passwords, LiveHub live, InstantSource clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.live = live;
        this.clock = clock;
    }

    /// @throws jp.kakehashi.kernel.ProblemException `problem.staff.taken`,
    ///     `problem.account.code`, `problem.account.name`, `problem.password.weak`
    Staff create(String by, NewStaff request) {
        Staff staff = checked(request);
        String hash = passwords.hash(request.password());
        accounts.change(
                tx -> {
                    add(tx, by, staff, hash);
                });
        return staff;
    }

    /// The first account of all, an administrator.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.first_administrator.done`
    Staff first(NewStaff request) {
        Staff staff = checked(request);
        String hash = passwords.hash(request.password());
        accounts.change(
                tx -> {
                    if (!accounts.people().empty(tx)) {
                        throw Problem.refused("problem.first_administrator.done").asException();
                    }
                    add(tx, staff.staff(), staff, hash);
                });
        return staff;
    }

    private void add(Tx tx, String by, Staff staff, String hash) {
        if (accounts.people().account(tx, staff.staff()).isPresent()) {
            throw Problem.invalid("problem.staff.taken", staff.staff()).asException();
        }
        accounts.people().add(tx, staff, hash);
        accounts.log(tx, by, "staff.create", staff.staff());
    }

    /// @throws jp.kakehashi.kernel.ProblemException `problem.staff.not_found`,
    ///     `problem.staff.last_administrator`
    Staff change(String by, String number, ChangeStaff request) {
        Staff staff =
                checked(
                        new Staff(
                                number,
                                request.name(),
                                request.office(),
                                request.section(),
                                request.roles(),
                                request.active()));
        accounts.change(
                tx -> {
                    known(tx, number);
                    accounts.people().update(tx, staff);
                    if (accounts.people().holders(tx, Actor.ADMINISTRATOR).isEmpty()) {
                        throw Problem.refused("problem.staff.last_administrator").asException();
                    }
                    if (!staff.active()) {
                        accounts.sessionStore().endOf(tx, number, clock.instant());
                    }
                    accounts.log(tx, by, staff.active() ? "staff.change" : "staff.disable", number);
                });
        // Sockets carry the rights of the moment they were opened: open them again.
        closeSockets(
                number,
                staff.active() ? "problem.session.rights_changed" : "problem.session.ended");
        return staff;
    }

    void resetPassword(String by, String number, String password) {
        String hash = passwords.hash(password);
        accounts.change(
                tx -> {
                    known(tx, number);
                    accounts.people().password(tx, number, hash);
                    accounts.sessionStore().endOf(tx, number, clock.instant());
                    accounts.log(tx, by, "password.reset", number);
                });
        closeSockets(number, "problem.session.ended");
    }

    void allowOffices(String by, Set<String> offices) {
        accounts.change(
                tx -> {
                    accounts.allowOffices(tx, offices);
                    accounts.log(tx, by, "device.policy", "offices");
                });
    }

    /// Revokes a device or lets it in again. One that is let in again enrols the key it shows next:
    /// also the way back for a PC that has lost its key and was never revoked.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.device.not_found`
    void revokeDevice(String by, String device, boolean revoke) {
        accounts.change(
                tx -> {
                    if (!accounts.devices()
                            .revoke(
                                    tx,
                                    device,
                                    revoke ? clock.instant() : null,
                                    nullOr(by, revoke))) {
                        throw Problem.invalid("problem.device.not_found").asException();
                    }
                    if (revoke) {
                        // Letting it in again must not let in whoever had it meanwhile.
                        accounts.sessionStore().endOn(tx, device, clock.instant());
                    } else {
                        accounts.devices().key(tx, device, null);
                    }
                    accounts.log(tx, by, revoke ? "device.revoke" : "device.readmit", device);
                });
        if (revoke) {
            live.close(s -> s.caller().device().equals(device), "problem.device.revoked");
        }
    }

    private static @Nullable String nullOr(String by, boolean revoke) {
        return revoke ? by : null;
    }

    private void known(Tx tx, String number) {
        if (accounts.people().account(tx, number).isEmpty()) {
            throw Problem.invalid("problem.staff.not_found").asException();
        }
    }

    private void closeSockets(String number, String problemKey) {
        Predicate<LiveHub.LiveSocket> theirs = s -> s.caller().actor().staff().equals(number);
        live.close(theirs, problemKey);
    }

    private static Staff checked(NewStaff request) {
        return checked(
                new Staff(
                        request.staff(),
                        request.name(),
                        request.office(),
                        request.section(),
                        request.roles(),
                        true));
    }

    private static Staff checked(Staff staff) {
        Names.code("staff", staff.staff());
        Names.code("office", staff.office());
        Names.code("section", staff.section());
        staff.roles().forEach(r -> Names.code("role", r));
        if (staff.roles().size() > 9) {
            // Nine codes of 40 and their commas fit the column.
            throw Problem.invalid("problem.account.code", "role").asException();
        }
        return new Staff(
                staff.staff(),
                Names.text("staff", staff.name()),
                staff.office(),
                staff.section(),
                staff.roles(),
                staff.active());
    }
}
