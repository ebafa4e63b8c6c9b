package jp.kakehashi.server.accounts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kakehashi.records.Actor;
import jp.kakehashi.server.accounts.storage.AccountStore;
import jp.kakehashi.server.staffing.Staffing;
import jp.kakehashi.wire.AccountMessages.Post;
import jp.kakehashi.wire.AccountMessages.Staff;
import jp.kakehashi.wire.CallerSession;

/// Who holds which post, from the accounts.
public final class AccountStaffing implements Staffing {
    private final Accounts accounts;

    /// Over `accounts`.
    public AccountStaffing(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public boolean rightsStand(CallerSession caller) {
        return accounts.sessions().rightsStand(caller);
    }

    @Override
    public List<Holder> holders() {
        List<Holder> holders = new ArrayList<>();
        for (Staff staff : accounts.people().everybody()) {
            if (staff.active()) {
                for (Post post : staff.posts()) {
                    for (String role : post.roles()) {
                        holders.add(holder(staff, post, role));
                        holders.add(holder(staff, post, post.section() + "/" + role));
                    }
                }
            }
        }
        return holders;
    }

    @Override
    public Optional<Actor> actor(String staff) {
        Postings postings = new Postings(accounts.clock());
        return accounts.people()
                .account(staff)
                .map(AccountStore.Account::staff)
                .filter(Staff::active)
                .flatMap(found -> postings.actor(found, postings.today()));
    }

    @Override
    public List<Actor> actors() {
        Postings postings = new Postings(accounts.clock());
        LocalDate today = postings.today();
        return accounts.people().everybody().stream()
                .filter(Staff::active)
                .flatMap(staff -> postings.actor(staff, today).stream())
                .toList();
    }

    private static Holder holder(Staff staff, Post post, String code) {
        return new Holder(staff.staff(), staff.name(), code, post.from(), post.until());
    }
}
