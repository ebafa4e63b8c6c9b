package jp.kakehashi.records.approval;

import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Label;
import org.jspecify.annotations.Nullable;

/// The way of a draft (起案) to its decision (決裁), as the delegation rules (専決規程) of the city have
/// it: the posts through which it goes, and up to which amount which of them decides. Comes from a
/// pack, see {@link ApprovalYaml}.
///
/// @param id lower-case name, unique among the routes of a pack
/// @param section the section's short name in document numbers
public record ApprovalRoute(
        String id,
        int version,
        Label label,
        String section,
        DocumentNumbers numbers,
        Retention retention,
        List<Step> steps) {

    /// @throws jp.kakehashi.kernel.ProblemException `problem.approval.route` with what is wrong
    public ApprovalRoute {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || !steps.getLast().decides() || steps.getLast().upToYen() != null) {
            // Whatever the amount, somebody has to decide.
            throw Problem.invalid("problem.approval.route", id).asException();
        }
        if (steps.stream().map(Step::post).distinct().count() < steps.size()) {
            throw Problem.invalid("problem.approval.route", id).asException();
        }
    }

    /// One post on the way.
    ///
    /// @param post code of the post whose holder signs
    /// @param fromYen goes there from this amount on; null for any
    /// @param decides whether this post may decide in the mayor's place (専決), or is the mayor
    /// @param upToYen decides up to this amount; null for any
    public record Step(
            String post,
            Label label,
            @Nullable Long fromYen,
            boolean decides,
            @Nullable Long upToYen) {

        boolean concerns(@Nullable Long amountYen) {
            return fromYen == null || (amountYen != null && amountYen >= fromYen);
        }

        /// A draft without an amount is decided by whoever decides any amount.
        boolean mayDecide(@Nullable Long amountYen) {
            return decides && (upToYen == null || (amountYen != null && amountYen <= upToYen));
        }
    }

    /// The posts through which a draft of that amount goes; the last one decides.
    public List<Step> stepsFor(@Nullable Long amountYen) {
        List<Step> way = new ArrayList<>();
        for (Step step : steps) {
            if (step.mayDecide(amountYen)) {
                way.add(step);
                return List.copyOf(way);
            }
            if (step.concerns(amountYen)) {
                way.add(step);
            }
        }
        return List.copyOf(way);
    }

    /// Whether who signs or decides follows from the amount: then the way of a draft tells of it.
    public boolean byAmount() {
        return steps.stream().anyMatch(s -> s.fromYen() != null || s.upToYen() != null);
    }

    /// Whether the post that decides that amount does so in place of the head of the city (専決).
    public boolean delegated(@Nullable Long amountYen) {
        return !stepsFor(amountYen).getLast().equals(steps.getLast());
    }
}
