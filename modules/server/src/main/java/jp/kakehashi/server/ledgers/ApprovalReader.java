package jp.kakehashi.server.ledgers;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.records.FiscalYear;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.approval.Approval;
import jp.kakehashi.records.approval.ApprovalRoute;
import jp.kakehashi.records.approval.ApprovalStep;
import jp.kakehashi.records.approval.ApprovalStep.Act;
import jp.kakehashi.records.approval.ApprovalSubject.Bound;
import jp.kakehashi.records.approval.KeptApproval;
import jp.kakehashi.records.approval.Posts;
import jp.kakehashi.server.ledgers.storage.ReaderView;
import jp.kakehashi.server.staffing.Staffing;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.ledger.ApprovalStore;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.StandInStore;
import jp.kakehashi.wire.ApprovalMessages;
import jp.kakehashi.wire.CallerSession;
import org.jspecify.annotations.Nullable;

/// Shows drafts to whoever may open their ledger: of rows what they may read there, of what people
/// wrote nothing where a cell is hidden from them. Blocking; safe for use from many threads.
final class ApprovalReader {
    private static final String PURPOSE = "決裁";

    private final Database database;
    private final LedgerStores stores;
    private final Definitions definitions;
    private final ViewingLog viewings;
    private final Staffing staffing;
    private final InstantSource clock;
    private final DraftedRows subjects;

    ApprovalReader(
            Database database,
            LedgerStores stores,
            Definitions definitions,
            ViewingLog viewings,
            Staffing staffing,
            InstantSource clock) {
        this.database = database;
        this.stores = stores;
        this.definitions = definitions;
        this.viewings = viewings;
        this.staffing = staffing;
        this.clock = clock;
        this.subjects = new DraftedRows(database, stores);
    }

    /// One draft. Of a personal ledger the viewing of its rows is logged.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.approval.unknown`, `problem.ledger.*`
    ApprovalMessages.Approval one(CallerSession caller, LedgerId ledger, UUID id) {
        LedgerDefinition definition = definitions.opened(ledger, caller.actor());
        KeptApproval kept = Approvals.found(database.read(db -> store().find(db, id)), ledger);
        if (definition.personal()) {
            for (Bound bound : kept.subject().rows()) {
                viewings.note(caller, ledger, "card", PURPOSE, bound.row());
            }
        }
        return told(caller, definition, kept);
    }

    private ApprovalMessages.Approval told(
            CallerSession caller, LedgerDefinition definition, KeptApproval kept) {
        Approval approval = kept.approval();
        ReaderView view = new ReaderView(definition, caller.actor());
        boolean words = view.everything();
        Approval.Decision decision = approval.decision().orElse(null);
        String sha256 = approval.sha256();
        var subject = kept.subject();
        boolean amount = subjects.amountTold(definition, view);
        boolean course = courseTold(amount, approval);
        return new ApprovalMessages.Approval(
                kept.id(),
                kept.ledger(),
                words ? subject.title() : "",
                words ? subject.note() : null,
                amount ? subject.amountYen() : null,
                subject.bytes(),
                words && sha256 != null ? sha256 : "",
                approval.state().name(),
                kept.preparer(),
                kept.preparerName(),
                decision == null ? null : decision.number(),
                decision == null ? null : decision.keptUntil(),
                course && approval.route().delegated(approval.amountYen()),
                course ? way(approval.route(), approval) : List.of(),
                course ? steps(kept, approval.route(), words) : DraftedCourse.ends(kept),
                subjects.rows(definition, kept, view),
                words ? yours(caller, kept) : List.of());
    }

    /// Which way a draft takes tells on which side of a limit its amount lies.
    private static boolean courseTold(boolean amount, Approval approval) {
        return amount || !approval.route().byAmount();
    }

    private List<ApprovalMessages.Step> steps(
            KeptApproval kept, ApprovalRoute route, boolean words) {
        return kept.acts().stream()
                .map(
                        a ->
                                new ApprovalMessages.Step(
                                        a.step().act().name(),
                                        a.name(),
                                        label(route, a.step().post()),
                                        a.step().acting(),
                                        a.step().at(),
                                        words ? a.step().reason() : null))
                .toList();
    }

    private static @Nullable String label(ApprovalRoute route, @Nullable String post) {
        return route.steps().stream()
                .filter(s -> s.post().equals(post))
                .map(s -> s.label().ja())
                .findFirst()
                .orElse(post);
    }

    /// The way of a new draft, with who would sign today.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.approval.none`, `problem.ledger.*`
    ApprovalMessages.Way way(CallerSession caller, LedgerId ledger, @Nullable Long amountYen) {
        LedgerDefinition definition = definitions.opened(ledger, caller.actor());
        ApprovalRoute route = Approvals.route(Approvals.rule(definition));
        return new ApprovalMessages.Way(
                route.label().ja(),
                route.label().en(),
                route.delegated(amountYen),
                posts(route.stepsFor(amountYen), Map.of()));
    }

    private List<ApprovalMessages.Post> way(ApprovalRoute route, Approval approval) {
        Map<String, String> states = new HashMap<>();
        List<ApprovalRoute.Step> way = route.stepsFor(approval.amountYen());
        way.forEach(s -> states.put(s.post(), "signed"));
        approval.waiting().forEach(s -> states.put(s.post(), "later"));
        if (approval.state() == Approval.State.UNDER_WAY) {
            states.put(approval.waiting().getFirst().post(), "waits");
        }
        approval.passedOver().forEach(s -> states.put(s.post(), "passed"));
        return posts(way, states);
    }

    private List<ApprovalMessages.Post> posts(
            List<ApprovalRoute.Step> way, Map<String, String> states) {
        LocalDate today = ApprovalForms.day(clock.instant());
        List<Staffing.Holder> holders = staffing.holders();
        Map<String, String> names = new HashMap<>();
        holders.forEach(h -> names.put(h.staff(), h.name()));
        List<StandInStore.StandIn> standIns =
                database.read(db -> stores.logs().standIns().standing(db, today)).stream()
                        .filter(s -> !s.from().isAfter(today))
                        .toList();
        List<ApprovalMessages.Post> posts = new ArrayList<>();
        for (ApprovalRoute.Step step : way) {
            posts.add(
                    new ApprovalMessages.Post(
                            step.post(),
                            step.label().ja(),
                            step.label().en(),
                            holders.stream()
                                    .filter(h -> h.post().equals(step.post()) && h.on(today))
                                    .map(Staffing.Holder::name)
                                    .distinct()
                                    .toList(),
                            standIns.stream()
                                    .filter(s -> s.post().equals(step.post()))
                                    .map(s -> names.getOrDefault(s.staff(), s.staff()))
                                    .distinct()
                                    .toList(),
                            states.getOrDefault(step.post(), "later"),
                            step.equals(way.getLast())));
        }
        return posts;
    }

    private List<ApprovalMessages.Turn> yours(CallerSession caller, KeptApproval kept) {
        Approval approval = kept.approval();
        String staff = caller.actor().staff();
        List<ApprovalMessages.Turn> turns = new ArrayList<>();
        if (staff.equals(kept.preparer())) {
            switch (approval.state()) {
                case UNDER_WAY ->
                        turns.add(new ApprovalMessages.Turn(null, false, List.of("WITHDRAW")));
                case RETURNED ->
                        turns.add(
                                new ApprovalMessages.Turn(
                                        null, false, List.of("DRAFT", "WITHDRAW")));
                default -> {}
            }
            return turns;
        }
        Instant now = clock.instant();
        LocalDate day = ApprovalForms.day(now);
        List<StandInStore.StandIn> standIns =
                database.read(db -> stores.logs().standIns().standing(db, day));
        Posts posts = Approvals.posts(standIns, caller, day);
        for (ApprovalRoute.Step step : approval.waiting()) {
            turn(approval, posts, staff, step, now, false, turns);
            turn(approval, posts, staff, step, now, true, turns);
        }
        return turns;
    }

    private static void turn(
            Approval approval,
            Posts posts,
            String staff,
            ApprovalRoute.Step post,
            Instant now,
            boolean acting,
            List<ApprovalMessages.Turn> turns) {
        String sha256 = approval.sha256();
        if (sha256 == null) {
            return;
        }
        ApprovalRoute route = approval.route();
        boolean last = approval.waiting().getLast().equals(post);
        String number =
                route.numbers().number(route.section(), FiscalYear.of(ApprovalForms.day(now)), 1);
        List<String> kinds = new ArrayList<>();
        for (Act act : List.of(Act.APPROVE, Act.PULL_UP, Act.RETURN)) {
            ApprovalStep step =
                    new ApprovalStep(
                            act,
                            staff,
                            post.post(),
                            acting,
                            now,
                            "-",
                            null,
                            sha256,
                            last && act != Act.RETURN ? number : null);
            if (approval.refusal(step, posts) == null) {
                kinds.add(act.name());
            }
        }
        if (!kinds.isEmpty()) {
            turns.add(new ApprovalMessages.Turn(post.post(), acting, kinds));
        }
    }

    /// What waits for the caller, and the caller's own drafts that are not decided.
    ApprovalMessages.Inbox inbox(CallerSession caller) {
        List<ApprovalMessages.Waiting> waiting = new ArrayList<>();
        for (LedgerDefinition definition : definitions.all()) {
            boolean sees = new ReaderView(definition, caller.actor()).everything();
            if (definition.approval() == null || !definition.mayOpen(caller.actor()) || !sees) {
                continue;
            }
            database.read(
                            db ->
                                    store().inState(
                                                    db,
                                                    definition.id(),
                                                    Approval.State.UNDER_WAY,
                                                    Approval.State.RETURNED))
                    .forEach(kept -> waiting(caller, kept, waiting));
        }
        return new ApprovalMessages.Inbox(waiting);
    }

    private void waiting(
            CallerSession caller, KeptApproval kept, List<ApprovalMessages.Waiting> waiting) {
        Approval approval = kept.approval();
        boolean returned = approval.state() == Approval.State.RETURNED;
        boolean own = kept.preparer().equals(caller.actor().staff());
        boolean acting = false;
        String kind = returned ? "returned" : "under_way";
        if (!own) {
            List<ApprovalMessages.Turn> turns = yours(caller, kept);
            List<ApprovalMessages.Turn> now =
                    turns.stream().filter(t -> t.kinds().contains("APPROVE")).toList();
            if (now.isEmpty()) {
                return;
            }
            acting = now.stream().allMatch(ApprovalMessages.Turn::acting);
            kind = "turn";
        }
        waiting.add(
                new ApprovalMessages.Waiting(
                        kept.id(),
                        kept.ledger(),
                        kept.subject().title(),
                        kept.preparerName(),
                        kept.acts().getLast().step().at(),
                        kind,
                        acting,
                        kept.subject().amountYen()));
    }

    /// The drafts of a row, or those decided about bytes.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.ledger.*`
    ApprovalMessages.Drafts drafts(
            CallerSession caller, LedgerId ledger, @Nullable UUID row, String bytes) {
        LedgerDefinition definition = definitions.opened(ledger, caller.actor());
        ReaderView view = new ReaderView(definition, caller.actor());
        boolean words = view.everything();
        boolean amount = subjects.amountTold(definition, view);
        List<KeptApproval> found =
                row == null
                        ? database.read(db -> store().decided(db, ledger, bytes))
                        : subjects.draftsOf(definition, view, row);
        return new ApprovalMessages.Drafts(
                found.stream()
                        .map(
                                kept ->
                                        new ApprovalMessages.Drafted(
                                                kept.id(),
                                                words ? kept.subject().title() : "",
                                                kept.approval().state().name(),
                                                kept.approval()
                                                        .decision()
                                                        .map(Approval.Decision::number)
                                                        .orElse(null),
                                                courseTold(amount, kept.approval())
                                                        ? kept.acts().getLast().step().at()
                                                        : DraftedCourse.since(kept)))
                        .toList());
    }

    private ApprovalStore store() {
        return stores.logs().approvals();
    }
}
