package jp.kakehashi.server.accounts;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.server.live.LiveHub;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.wire.AccountMessages.ChangeStaff;
import jp.kakehashi.wire.AccountMessages.Handed;
import jp.kakehashi.wire.AccountMessages.NewPost;
import jp.kakehashi.wire.AccountMessages.NewStaff;
import jp.kakehashi.wire.AccountMessages.Post;
import jp.kakehashi.wire.AccountMessages.Staff;
import org.jspecify.annotations.Nullable;

/// What an administrator does with people and their posts. On every day to come somebody is left
/// who administers, nobody changes what they may do themselves, and everything done is noted with
/// who did it.
final class PeopleService {
    private static final Duration CODE_LASTS = Duration.ofDays(14);

    private final Accounts accounts;
    private final Passwords passwords;
    private final LiveHub live;
    private final InstantSource clock;
    private final Postings postings;
    private final SecureRandom random = new SecureRandom();

    PeopleService(Accounts accounts, Passwords passwords, LiveHub live, InstantSource clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.live = live;
        this.clock = clock;
        this.postings = new Postings(clock);
    }

    /// @throws jp.kakehashi.kernel.ProblemException `problem.staff.taken`,
    ///     `problem.account.code`, `problem.account.name`, `problem.password.weak`,
    ///     `problem.post.days`
    Handed create(String by, NewStaff request) {
        String code = request.password() == null ? OneTimeCode.fresh(random) : null;
        NewPost post = PostRules.checked(fromToday(request.post()));
        Staff staff = checked(request, code == null ? null : codeUntil());
        String hash = hash(code, request.password());
        accounts.change(tx -> add(tx, by, staff, post, hash));
        return new Handed(known(staff.staff()), code);
    }

    /// The first account of all, an administrator.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.first_administrator.done`
    void first(NewStaff request) {
        NewPost post = PostRules.checked(fromToday(request.post()));
        Staff staff = checked(request, null);
        String hash = hash(null, request.password());
        accounts.change(
                tx -> {
                    if (!accounts.people().empty(tx)) {
                        throw Problem.refused("problem.first_administrator.done").asException();
                    }
                    add(tx, staff.staff(), staff, post, hash);
                });
    }

    private void add(Tx tx, String by, Staff staff, NewPost post, String hash) {
        if (accounts.people().account(tx, staff.staff()).isPresent()) {
            throw Problem.invalid("problem.staff.taken", staff.staff()).asException();
        }
        accounts.people().add(tx, staff, hash);
        Places.requireOpen(new Places(accounts).kept(tx).orElse(null), post);
        int number = accounts.posts().add(tx, staff.staff(), post);
        accounts.log(tx, by, "staff.create", staff.staff(), PostRules.words(number, post));
    }

    /// @throws jp.kakehashi.kernel.ProblemException `problem.staff.not_found`,
    ///     `problem.staff.last_administrator`, `problem.staff.own`
    Staff change(String by, String number, ChangeStaff request) {
        String name = Names.text("staff", request.name());
        String kana = kana(request.kana());
        act(
                number,
                tx -> {
                    Staff was = known(tx, number);
                    if (was.active() != request.active()) {
                        requireOther(by, number);
                    }
                    accounts.people().update(tx, number, name, kana, request.active());
                    if (!request.active()) {
                        accounts.sessionStore().endOf(tx, number, clock.instant());
                    }
                    accounts.log(tx, by, act(was.active(), request.active()), number);
                });
        closeSockets(
                number,
                request.active() ? "problem.session.rights_changed" : "problem.session.ended");
        return known(number);
    }

    private static String act(boolean was, boolean now) {
        if (was == now) {
            return "staff.change";
        }
        return now ? "staff.enable" : "staff.disable";
    }

    /// Sets a password, or makes a one-time code when `password` is null.
    Handed resetPassword(String by, String number, @Nullable String password) {
        String code = password == null ? OneTimeCode.fresh(random) : null;
        String hash = hash(code, password);
        accounts.change(
                tx -> {
                    known(tx, number);
                    requireOther(by, number);
                    accounts.people().password(tx, number, hash, code == null ? null : codeUntil());
                    accounts.sessionStore().endOf(tx, number, clock.instant());
                    accounts.log(tx, by, code == null ? "password.reset" : "code.reset", number);
                });
        closeSockets(number, "problem.session.ended");
        return new Handed(known(number), code);
    }

    void endSessions(String by, String number) {
        accounts.change(
                tx -> {
                    known(tx, number);
                    accounts.sessionStore().endOf(tx, number, clock.instant());
                    accounts.log(tx, by, "session.end_all", number);
                });
        closeSockets(number, "problem.session.ended");
    }

    /// @throws jp.kakehashi.kernel.ProblemException `problem.post.days`, `problem.post.past`,
    ///     `problem.post.too_many` and as {@link #change}
    Staff addPost(String by, String number, NewPost request) {
        NewPost post = PostRules.checked(fromToday(request));
        LocalDate today = postings.today();
        act(
                number,
                tx -> {
                    Staff staff = known(tx, number);
                    requireOther(by, number);
                    if (PostRules.held(staff, post)) {
                        return; // sent twice
                    }
                    PostRules.requireRoom(staff.posts().size());
                    PostRules.requireNotPast(post, today);
                    Places.requireOpen(new Places(accounts).kept(tx).orElse(null), post);
                    int added = accounts.posts().add(tx, number, post);
                    accounts.log(tx, by, "post.add", number, PostRules.words(added, post));
                });
        closeSockets(number, "problem.session.rights_changed");
        return known(number);
    }

    /// What has been is not rewritten: of a post that runs only the end can be changed, one that is
    /// over stays.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.post.not_found`, `problem.post.begun`
    ///     and as {@link #addPost}
    Staff changePost(String by, String number, int post, NewPost request) {
        NewPost wanted = PostRules.checked(request);
        LocalDate today = postings.today();
        act(
                number,
                tx -> {
                    Post was = post(known(tx, number), post);
                    requireOther(by, number);
                    PostRules.requireChangeable(was, wanted, today);
                    Places.requireOpen(new Places(accounts).kept(tx).orElse(null), wanted);
                    accounts.posts().change(tx, number, post, wanted);
                    accounts.log(tx, by, "post.change", number, PostRules.words(post, wanted));
                });
        closeSockets(number, "problem.session.rights_changed");
        return known(number);
    }

    /// Takes back a post that has not begun, or has only today.
    Staff withdrawPost(String by, String number, int post) {
        LocalDate today = postings.today();
        act(
                number,
                tx -> {
                    Post was = post(known(tx, number), post);
                    requireOther(by, number);
                    if (!PostRules.withdrawable(was, today)) {
                        throw Problem.refused("problem.post.begun").asException();
                    }
                    accounts.posts().withdraw(tx, number, post);
                    accounts.log(tx, by, "post.withdraw", number, Integer.toString(post));
                });
        closeSockets(number, "problem.session.rights_changed");
        return known(number);
    }

    // Somebody administers on every day to come, whatever is done to `number`.
    private void act(String number, Consumer<Tx> work) {
        LocalDate today = postings.today();
        accounts.change(
                tx -> {
                    known(tx, number);
                    work.accept(tx);
                    List<Staff> people = accounts.people().everybody(tx);
                    Postings.firstWithoutAdministrator(people, today)
                            .ifPresent(
                                    day -> {
                                        throw Problem.refused(
                                                        "problem.staff.last_administrator", day)
                                                .asException();
                                    });
                });
    }

    private static void requireOther(String by, String number) {
        if (by.equals(number)) {
            throw Problem.refused("problem.staff.own").asException();
        }
    }

    private static Post post(Staff staff, int number) {
        return staff.posts().stream()
                .filter(p -> p.number() == number)
                .findFirst()
                .orElseThrow(() -> Problem.invalid("problem.post.not_found").asException());
    }

    private Staff known(Tx tx, String number) {
        return accounts.people()
                .account(tx, number)
                .orElseThrow(() -> Problem.invalid("problem.staff.not_found").asException())
                .staff();
    }

    private Staff known(String number) {
        return accounts.people().account(number).orElseThrow().staff();
    }

    private void closeSockets(String number, String problemKey) {
        live.close(s -> s.caller().actor().staff().equals(number), problemKey);
    }

    private NewPost fromToday(NewPost post) {
        return post.from() != null
                ? post
                : new NewPost(
                        post.office(),
                        post.section(),
                        post.roles(),
                        post.concurrent(),
                        postings.today(),
                        post.until());
    }

    private Instant codeUntil() {
        return clock.instant().plus(CODE_LASTS);
    }

    private String hash(@Nullable String code, @Nullable String password) {
        String secret = code != null ? code : password;
        if (secret == null) {
            throw Problem.invalid("problem.wire.malformed", 0, 0).asException();
        }
        return passwords.hash(secret);
    }

    private static Staff checked(NewStaff request, @Nullable Instant codeUntil) {
        return new Staff(
                Names.code("staff", request.staff()),
                Names.text("staff", request.name()),
                kana(request.kana()),
                true,
                codeUntil,
                List.of());
    }

    private static @Nullable String kana(@Nullable String kana) {
        return kana == null || kana.isBlank() ? null : Names.text("kana", kana);
    }
}
