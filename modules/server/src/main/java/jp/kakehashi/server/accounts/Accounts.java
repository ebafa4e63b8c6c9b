package jp.kakehashi.server.accounts;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import jp.kakehashi.kernel.Ids;
import jp.kakehashi.server.accounts.storage.AccountStore;
import jp.kakehashi.server.accounts.storage.CityIdentityStore;
import jp.kakehashi.server.accounts.storage.DeviceStore;
import jp.kakehashi.server.accounts.storage.PostStore;
import jp.kakehashi.server.accounts.storage.SessionStore;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Tx;
import org.jspecify.annotations.Nullable;

/// The stores of people, devices and sessions in the production world's database, and the one way
/// to change them: durable first, then what sessions remember is dropped.
public final class Accounts {
    private static final String OFFICES = "device.offices";
    private static final int DETAIL = 1000;

    private final Database database;
    private final AccountStore people;
    private final PostStore posts = new PostStore();
    private final DeviceStore devices;
    private final SessionStore sessionStore;
    private final CityIdentityStore cityIdentities;
    private final Sessions sessions;
    private final InstantSource clock;
    private final Ids ids;

    /// Accounts kept in the production world's `database`.
    public Accounts(Database database, InstantSource clock) {
        this.database = database;
        this.people = new AccountStore(database);
        this.devices = new DeviceStore(database);
        this.sessionStore = new SessionStore(database);
        this.cityIdentities = new CityIdentityStore(database);
        this.sessions = new Sessions(people, devices, sessionStore, clock);
        this.clock = clock;
        this.ids = new Ids(clock);
    }

    /// Lets sessions in.
    public Sessions sessions() {
        return sessions;
    }

    /// Whether nobody has an account yet.
    public boolean none() {
        return people.empty();
    }

    InstantSource clock() {
        return clock;
    }

    AccountStore people() {
        return people;
    }

    PostStore posts() {
        return posts;
    }

    DeviceStore devices() {
        return devices;
    }

    SessionStore sessionStore() {
        return sessionStore;
    }

    CityIdentityStore cityIdentities() {
        return cityIdentities;
    }

    void change(Consumer<Tx> work) {
        try {
            database.write(
                    tx -> {
                        work.accept(tx);
                        return true;
                    });
        } finally {
            sessions.changed();
        }
    }

    /// Notes that `staff` did something that changes no account.
    public void note(String staff, String action, String subject) {
        note(staff, action, subject, null);
    }

    /// The same with what exactly was done.
    public void note(String staff, String action, String subject, @Nullable String detail) {
        database.write(
                tx -> {
                    log(tx, staff, action, subject, detail);
                    return true;
                });
    }

    void log(Tx tx, String staff, String action, String subject) {
        log(tx, staff, action, subject, null);
    }

    /// The same within a step that does it, with what exactly was done; cut at what the log holds.
    public void log(Tx tx, String staff, String action, String subject, @Nullable String detail) {
        String kept =
                detail == null || detail.length() <= DETAIL ? detail : detail.substring(0, DETAIL);
        people.log(
                tx,
                new AccountStore.Event(ids.next(), clock.instant(), staff, action, subject, kept));
    }

    Set<String> allowedOffices() {
        return people.setting(OFFICES)
                .filter(s -> !s.isEmpty())
                .map(s -> Arrays.stream(s.split(",")).collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    void allowOffices(Tx tx, Set<String> offices) {
        offices.forEach(o -> Names.code("office", o));
        people.setting(tx, OFFICES, String.join(",", new TreeSet<>(offices)));
    }
}
