package jp.kakehashi.records.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.FiscalYear;
import jp.kakehashi.records.approval.ApprovalRoute.Step;
import jp.kakehashi.records.approval.ApprovalStep.Act;
import org.jspecify.annotations.Nullable;

/// A draft on its way to a decision. What is approved is bytes, named by their SHA-256: a changed
/// byte needs every signature again. Pure and unchanging; the same steps give the same state, so
/// storage keeps the steps and replays them.
///
/// @param preparer staff number of who drafted it; may never approve it, in no capacity
/// @param past what was done so far, in order
public record Approval(UUID id, ApprovalRoute route, String preparer, List<ApprovalStep> past) {
    private static final ZoneId CITY = ZoneId.of("Asia/Tokyo");

    public Approval {
        past = List.copyOf(past);
    }

    /// Where a draft is.
    public enum State {
        /// Not on its way yet.
        NEW,
        /// Waits for a post.
        UNDER_WAY,
        /// Back at its preparer.
        RETURNED,
        /// Taken back; nothing follows.
        WITHDRAWN,
        /// Decided; nothing follows but a new draft.
        DECIDED
    }

    /// How a decision came about.
    ///
    /// @param delegated decided in place of the head of the city (専決)
    /// @param acting decided by somebody who stood in for the post (代決)
    /// @param keptUntil last day of the retention period; null for ever
    public record Decision(
            String number,
            String staff,
            String post,
            boolean delegated,
            boolean acting,
            Instant at,
            String sha256,
            @Nullable LocalDate keptUntil) {}

    /// A draft that nobody has sent yet.
    public static Approval of(UUID id, ApprovalRoute route, String preparer) {
        return new Approval(id, route, preparer, List.of());
    }

    /// This draft after `step`, by who holds which post.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.approval.<what>`
    public Approval apply(ApprovalStep step, Posts posts) {
        Problem problem = refusal(step, posts);
        if (problem != null) {
            throw problem.asException();
        }
        List<ApprovalStep> all = new ArrayList<>(past);
        all.add(step);
        return new Approval(id, route, preparer, all);
    }

    /// Why `step` cannot be taken now; null when it can.
    public @Nullable Problem refusal(ApprovalStep step, Posts posts) {
        if (!past.isEmpty() && step.at().isBefore(past.getLast().at())) {
            return Problem.invalid("problem.approval.time");
        }
        if (state() == State.WITHDRAWN || state() == State.DECIDED) {
            return Problem.refused("problem.approval.closed");
        }
        if (!step.sha256().matches("[0-9a-f]{64}")) {
            return Problem.invalid("problem.approval.hash");
        }
        boolean needsReason = step.act() != Act.DRAFT && step.act() != Act.APPROVE;
        String reason = step.reason();
        if ((needsReason || step.acting()) && (reason == null || reason.isBlank())) {
            return Problem.invalid("problem.approval.reason");
        }
        if (step.amountYen() != null && step.act() != Act.DRAFT) {
            return Problem.invalid("problem.approval.amount");
        }
        return switch (step.act()) {
            case DRAFT -> draft(step);
            case WITHDRAW -> withdrawal(step);
            case APPROVE, RETURN, PULL_UP -> signature(step, posts);
        };
    }

    private @Nullable Problem draft(ApprovalStep step) {
        if (!step.staff().equals(preparer) || step.post() != null || step.acting()) {
            return Problem.refused("problem.approval.not_preparer");
        }
        Long amount = step.amountYen();
        if (amount != null && amount < 0) {
            return Problem.invalid("problem.approval.amount");
        }
        boolean same = step.sha256().equals(sha256()) && Objects.equals(amount, amountYen());
        return state() == State.UNDER_WAY && same
                ? Problem.invalid("problem.approval.under_way")
                : unnumbered(step);
    }

    private @Nullable Problem withdrawal(ApprovalStep step) {
        if (!step.staff().equals(preparer) || step.post() != null || step.acting()) {
            return Problem.refused("problem.approval.not_preparer");
        }
        return state() == State.NEW
                ? Problem.invalid("problem.approval.not_under_way")
                : unnumbered(step);
    }

    private @Nullable Problem signature(ApprovalStep step, Posts posts) {
        if (state() != State.UNDER_WAY) {
            return Problem.invalid("problem.approval.not_under_way");
        }
        if (step.staff().equals(preparer)) {
            return Problem.refused("problem.approval.preparer");
        }
        if (!step.sha256().equals(sha256())) {
            return Problem.refused("problem.approval.changed");
        }
        List<Step> open = waiting();
        int place = place(open, step.post());
        boolean turn = step.act() == Act.PULL_UP ? place > 0 : place == 0;
        String post = step.post();
        if (!turn || post == null) {
            return Problem.refused("problem.approval.not_your_turn");
        }
        LocalDate day = day(step.at());
        boolean entitled =
                step.acting()
                        ? posts.standsIn(step.staff(), post, day)
                        : posts.holds(step.staff(), post, day);
        if (!entitled) {
            return Problem.refused("problem.approval.not_in_post", post);
        }
        boolean decides = step.act() != Act.RETURN && place == open.size() - 1;
        return decides ? numbered(step) : unnumbered(step);
    }

    private static int place(List<Step> open, @Nullable String post) {
        for (int i = 0; i < open.size(); i++) {
            if (open.get(i).post().equals(post)) {
                return i;
            }
        }
        return -1;
    }

    private @Nullable Problem numbered(ApprovalStep step) {
        String number = step.number();
        FiscalYear year = FiscalYear.of(day(step.at()));
        boolean fits = number != null && route.numbers().gives(number, route.section(), year);
        return fits ? null : Problem.invalid("problem.approval.number");
    }

    private static @Nullable Problem unnumbered(ApprovalStep step) {
        return step.number() == null ? null : Problem.invalid("problem.approval.number");
    }

    /// Where this draft is.
    public State state() {
        if (past.isEmpty()) {
            return State.NEW;
        }
        return switch (past.getLast().act()) {
            case DRAFT -> State.UNDER_WAY;
            case RETURN -> State.RETURNED;
            case WITHDRAW -> State.WITHDRAWN;
            case APPROVE, PULL_UP -> waiting().isEmpty() ? State.DECIDED : State.UNDER_WAY;
        };
    }

    /// SHA-256 of what is on its way now; null before it was sent.
    public @Nullable String sha256() {
        ApprovalStep draft = draft();
        return draft == null ? null : draft.sha256();
    }

    /// The amount that the draft on its way is about; null where money plays no part.
    public @Nullable Long amountYen() {
        ApprovalStep draft = draft();
        return draft == null ? null : draft.amountYen();
    }

    private @Nullable ApprovalStep draft() {
        for (ApprovalStep step : past.reversed()) {
            if (step.act() == Act.DRAFT) {
                return step;
            }
        }
        return null;
    }

    /// What was done with the draft that is on its way now.
    private List<ApprovalStep> sinceDraft() {
        for (int i = past.size() - 1; i >= 0; i--) {
            if (past.get(i).act() == Act.DRAFT) {
                return past.subList(i + 1, past.size());
            }
        }
        return List.of();
    }

    private List<Step> way() {
        return route.stepsFor(amountYen());
    }

    /// The posts still to sign, the one whose turn it is first; the last one decides.
    public List<Step> waiting() {
        List<Step> way = way();
        int next = 0;
        for (ApprovalStep step : sinceDraft()) {
            boolean signed = step.act() == Act.APPROVE || step.act() == Act.PULL_UP;
            next = signed ? place(way, step.post()) + 1 : 0;
        }
        return way.subList(next, way.size());
    }

    /// The posts that somebody further on went over; they are shown it afterwards (後閲).
    public List<Step> passedOver() {
        List<Step> way = way();
        List<Step> passed = new ArrayList<>();
        int next = 0;
        for (ApprovalStep step : sinceDraft()) {
            if (step.act() == Act.APPROVE || step.act() == Act.PULL_UP) {
                int place = place(way, step.post());
                passed.addAll(way.subList(next, place));
                next = place + 1;
            }
        }
        return List.copyOf(passed);
    }

    /// The decision, once there is one.
    public Optional<Decision> decision() {
        if (state() != State.DECIDED) {
            return Optional.empty();
        }
        ApprovalStep last = past.getLast();
        String number = last.number();
        String post = last.post();
        if (number == null || post == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Decision(
                        number,
                        last.staff(),
                        post,
                        route.delegated(amountYen()),
                        last.acting(),
                        last.at(),
                        last.sha256(),
                        route.retention().lastDay(day(last.at())).orElse(null)));
    }

    /// Whether bytes of that SHA-256 are what was decided: one changed byte needs a new approval.
    public boolean covers(String sha256) {
        return decision().map(d -> d.sha256().equals(sha256)).orElse(false);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, CITY);
    }
}
