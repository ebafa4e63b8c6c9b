package jp.kakehashi.records.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.kakehashi.records.LedgerId;

/// A draft as it is kept: its subject, the route as it was when it was first sent, and every act
/// with the id under which it was sent and the name its actor then had.
///
/// @param route the route as {@link ApprovalYaml} writes it: a later version changes nothing here
public record KeptApproval(
        UUID id,
        LedgerId ledger,
        String preparer,
        String preparerName,
        String route,
        ApprovalSubject subject,
        List<Act> acts) {
    public KeptApproval {
        acts = List.copyOf(acts);
    }

    /// One act, by the id that makes sending it twice harmless.
    public record Act(UUID id, String name, ApprovalStep step) {}

    /// The rules' view of it.
    public Approval approval() {
        return new Approval(
                id,
                new ApprovalYaml().read(route),
                preparer,
                acts.stream().map(Act::step).toList());
    }

    /// The act of that id.
    public Optional<Act> act(UUID act) {
        return acts.stream().filter(a -> a.id().equals(act)).findFirst();
    }

    /// The same after one more act, about `next`.
    public KeptApproval after(Act act, ApprovalSubject next) {
        List<Act> all = new ArrayList<>(acts);
        all.add(act);
        return new KeptApproval(id, ledger, preparer, preparerName, route, next, all);
    }
}
