package jp.kakehashi.server.accounts;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.server.live.LiveHub;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.wire.AccountMessages.NewPost;
import jp.kakehashi.wire.AccountMessages.Staff;
import jp.kakehashi.wire.CityMessages.City;
import jp.kakehashi.wire.TransferMessages.Kind;
import jp.kakehashi.wire.TransferMessages.PersonPlan;
import jp.kakehashi.wire.TransferMessages.PostPlan;
import jp.kakehashi.wire.TransferMessages.TransferDone;
import jp.kakehashi.wire.TransferMessages.TransferLine;
import jp.kakehashi.wire.TransferMessages.TransferList;
import jp.kakehashi.wire.TransferMessages.TransferPlan;

/// Does a list of transfers in one durable step: everything in it or nothing. Sent again it finds
/// nothing left to do. Rights follow the days, as with posts given by hand.
final class TransferService {
    private static final int MOST_LINES = 5_000;

    private final Accounts accounts;
    private final Passwords passwords;
    private final LiveHub live;
    private final Postings postings;
    private final SecureRandom random = new SecureRandom();

    TransferService(Accounts accounts, Passwords passwords, LiveHub live, InstantSource clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.live = live;
        this.postings = new Postings(clock);
    }

    /// What the list would do now.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.transfer.too_many`
    TransferPlan plan(String by, TransferList list) {
        return plan(accounts.people().everybody(), by, list.lines(), new Places(accounts).kept());
    }

    private TransferPlan plan(
            List<Staff> people, String by, List<TransferLine> lines, Optional<City> city) {
        if (lines.size() > MOST_LINES) {
            throw Problem.invalid("problem.transfer.too_many", MOST_LINES).asException();
        }
        return new TransferPlanning(people, postings.today(), by, city.orElse(null)).plan(lines);
    }

    /// Does what was agreed to.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.transfer.held` while lines have
    ///     problems, `problem.transfer.changed` when it would now do something else than was seen
    TransferDone apply(String by, TransferList list) {
        // Nobody knows it: those who come get their codes afterwards, one by one.
        String unknown = passwords.hash(noise());
        Set<String> touched = new HashSet<>();
        List<String> came = new ArrayList<>();
        accounts.change(
                tx -> {
                    touched.clear();
                    came.clear();
                    TransferPlan plan =
                            plan(
                                    accounts.people().everybody(tx),
                                    by,
                                    list.lines(),
                                    new Places(accounts).kept(tx));
                    if (!plan.problems().isEmpty()) {
                        throw Problem.invalid("problem.transfer.held", plan.problems().size())
                                .asException();
                    }
                    if (plan.idle()) {
                        return;
                    }
                    if (!plan.mark().equals(list.agreed())) {
                        throw Problem.refused("problem.transfer.changed").asException();
                    }
                    for (PersonPlan person : plan.people()) {
                        if (person.kind().acts()) {
                            write(tx, by, person, unknown);
                            touched.add(person.staff());
                            if (person.kind() == Kind.COMES) {
                                came.add(person.staff());
                            }
                        }
                    }
                    accounts.log(tx, by, "transfer", plan.mark(), touched.size() + " people");
                });
        live.close(
                s -> touched.contains(s.caller().actor().staff()),
                "problem.session.rights_changed");
        return new TransferDone(touched.size(), came);
    }

    private void write(Tx tx, String by, PersonPlan person, String unknown) {
        String number = person.staff();
        if (person.kind() == Kind.COMES) {
            Staff fresh =
                    new Staff(number, person.name(), person.kana(), true, Instant.EPOCH, List.of());
            accounts.people().add(tx, fresh, unknown);
            accounts.log(tx, by, "staff.create", number);
        }
        for (PostPlan post : person.posts()) {
            write(tx, by, number, post);
        }
    }

    private void write(Tx tx, String by, String staff, PostPlan post) {
        NewPost as =
                new NewPost(
                        post.office(),
                        post.section(),
                        post.roles(),
                        post.concurrent(),
                        post.from(),
                        post.until());
        int number = post.number();
        switch (post.act()) {
            case BEGINS -> {
                int given = accounts.posts().add(tx, staff, as);
                accounts.log(tx, by, "post.add", staff, PostRules.words(given, as));
            }
            case ENDS, LASTS -> {
                accounts.posts().change(tx, staff, number, as);
                accounts.log(tx, by, "post.change", staff, PostRules.words(number, as));
            }
            case WITHDRAWN -> {
                accounts.posts().withdraw(tx, staff, number);
                accounts.log(tx, by, "post.withdraw", staff, Integer.toString(number));
            }
            case GOES_ON -> {}
        }
    }

    private String noise() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
