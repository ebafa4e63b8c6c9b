package jp.kakehashi.server.accounts;

import java.util.ArrayList;
import java.util.List;
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

    private static Holder holder(Staff staff, Post post, String code) {
        return new Holder(staff.staff(), staff.name(), code, post.from(), post.until());
    }
}
