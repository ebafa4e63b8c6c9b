package jp.kakehashi.wire;

import java.util.List;
import jp.kakehashi.records.AccessRule;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerId;
import org.jspecify.annotations.Nullable;

/// The messages about who may do what in which ledger of the production world: worked out from the
/// newest definitions and today's posts by the rules that hold where rows are read and written.
public final class RightsMessages {
    private RightsMessages() {}

    /// Every ledger with its rules, and every role with who holds it. `GET /api/rights`
    public record Rights(List<LedgerRules> ledgers, List<RoleUse> roles) {
        public Rights {
            ledgers = List.copyOf(ledgers);
            roles = List.copyOf(roles);
        }
    }

    /// The rules of a ledger.
    ///
    /// @param fields those with a rule of their own, and individual numbers
    /// @param guard who sees its guarded rows whole; null where no rows are guarded
    /// @param approval whether its rows go through approval
    /// @param purposes whether whoever reads it names a purpose
    /// @param readers how many people may open it today
    /// @param writers how many of them may write something in it
    public record LedgerRules(
            LedgerId id,
            Label label,
            String owner,
            int version,
            boolean personal,
            AccessRule read,
            AccessRule write,
            List<FieldRules> fields,
            @Nullable AccessRule guard,
            boolean approval,
            boolean purposes,
            int readers,
            int writers) {
        public LedgerRules {
            fields = List.copyOf(fields);
        }
    }

    /// The rules of a field besides its ledger's.
    public record FieldRules(
            Label label, AccessRule read, AccessRule write, boolean individualNumber) {}

    /// A role, the staff who hold it today, and the ledgers whose rules name it.
    public record RoleUse(String role, List<String> staff, List<LedgerId> ledgers) {
        public RoleUse {
            staff = List.copyOf(staff);
            ledgers = List.copyOf(ledgers);
        }
    }

    /// Who may open a ledger today. `GET /api/rights/ledgers/{ledger}`
    public record LedgerPeople(List<Right> people) {
        public LedgerPeople {
            people = List.copyOf(people);
        }
    }

    /// Which ledgers somebody may open today. `GET /api/rights/staff/{staff}`
    public record StaffRights(List<Right> ledgers) {
        public StaffRights {
            ledgers = List.copyOf(ledgers);
        }
    }

    /// What one person may do in one ledger today.
    ///
    /// @param owns whether they decide its conflicts and publish its next version
    /// @param hidden fields in use that they may not read
    /// @param fixed fields that they may read and whose like are written by hand, but not by them
    /// @param guarded whether guarded rows are kept from them
    /// @param by the posts by which alone they may open it; empty where none is needed
    public record Right(
            String staff,
            String name,
            LedgerId ledger,
            Label label,
            boolean writes,
            boolean owns,
            List<Label> hidden,
            List<Label> fixed,
            boolean guarded,
            List<Actor.Post> by) {
        public Right {
            hidden = List.copyOf(hidden);
            fixed = List.copyOf(fixed);
            by = List.copyOf(by);
        }
    }
}
