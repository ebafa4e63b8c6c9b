package jp.kakehashi.server.ledgers;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.ApprovalRule;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FiscalYear;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.approval.Approval;
import jp.kakehashi.records.approval.ApprovalRoute;
import jp.kakehashi.records.approval.ApprovalStep;
import jp.kakehashi.records.approval.ApprovalSubject;
import jp.kakehashi.records.approval.ApprovalYaml;
import jp.kakehashi.records.approval.KeptApproval;
import jp.kakehashi.records.approval.Posts;
import jp.kakehashi.server.ledgers.storage.ReaderView;
import jp.kakehashi.server.staffing.Staffing;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.ApprovalStore;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.StandInStore.StandIn;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.wire.ApprovalMessages;
import jp.kakehashi.wire.CallerSession;
import org.jspecify.annotations.Nullable;

/// Drafts and decisions: each act is one durable step together with the register's row, the lock of
/// the draft's rows and the document number. Who may act is looked up in that step. Sending an act
/// again is harmless. Blocking; safe for use from many threads.
final class Approvals {
    private final Database database;
    private final LedgerStores stores;
    private final Definitions definitions;
    private final Staffing staffing;
    private final InstantSource clock;

    Approvals(
            Database database,
            LedgerStores stores,
            Definitions definitions,
            Staffing staffing,
            InstantSource clock) {
        this.database = database;
        this.stores = stores;
        this.definitions = definitions;
        this.staffing = staffing;
        this.clock = clock;
    }

    /// What an act changed: the register's news, none when it had been taken before.
    record Done(UUID approval, @Nullable AcceptedBatch batch) {}

    /// Puts a draft on its way.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.approval.*`, `problem.ledger.*`
    Done draft(CallerSession caller, LedgerId ledger, ApprovalMessages.Draft sent) {
        ApprovalSubject subject = ApprovalForms.subject(sent);
        return database.write(
                tx -> {
                    LedgerDefinition definition = definitions.opened(ledger, caller.actor());
                    ApprovalRule rule = rule(definition);
                    KeptApproval kept = store().find(tx.query(), sent.approval()).orElse(null);
                    if (kept != null && !kept.ledger().equals(ledger)) {
                        throw Problem.invalid("problem.approval.unknown").asException();
                    }
                    Step step = new Step(tx, caller, definition, now());
                    if (kept != null && kept.act(sent.act()).isPresent()) {
                        return repeated(kept, caller, sent.act(), kept.subject().equals(subject));
                    }
                    requireWriter(definition, caller.actor());
                    KeptApproval begun = kept == null ? begun(caller, ledger, rule, sent) : kept;
                    return step.draft(begun, sent.act(), subject);
                });
    }

    private static KeptApproval begun(
            CallerSession caller, LedgerId ledger, ApprovalRule rule, ApprovalMessages.Draft sent) {
        return new KeptApproval(
                sent.approval(),
                ledger,
                caller.actor().staff(),
                caller.actor().name(),
                rule.route(),
                new ApprovalSubject("", null, null, null, List.of()),
                List.of());
    }

    /// Approves, returns, pulls up or withdraws.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.approval.*`, `problem.ledger.*`
    Done act(CallerSession caller, LedgerId ledger, UUID id, ApprovalMessages.Act sent) {
        ApprovalStep.Act kind = ApprovalForms.kind(sent.kind());
        String reason = ApprovalForms.reason(sent.reason());
        return database.write(
                tx -> {
                    LedgerDefinition definition = definitions.opened(ledger, caller.actor());
                    KeptApproval kept = found(store().find(tx.query(), id), ledger);
                    KeptApproval.Act known = kept.act(sent.act()).orElse(null);
                    if (known != null) {
                        ApprovalStep then = known.step();
                        boolean same =
                                then.act() == kind
                                        && Objects.equals(then.post(), sent.post())
                                        && then.acting() == sent.acting()
                                        && then.sha256().equals(sent.sha256());
                        return repeated(kept, caller, sent.act(), same);
                    }
                    Step step = new Step(tx, caller, definition, now());
                    ApprovalStep taken =
                            new ApprovalStep(
                                    kind,
                                    caller.actor().staff(),
                                    sent.post(),
                                    sent.acting(),
                                    step.now,
                                    reason,
                                    null,
                                    sent.sha256(),
                                    null);
                    return step.act(kept, sent.act(), taken);
                });
    }

    private static Done repeated(
            KeptApproval kept, CallerSession caller, UUID act, boolean sameContent) {
        boolean own =
                kept.act(act)
                        .map(a -> a.step().staff().equals(caller.actor().staff()))
                        .orElse(false);
        if (!own || !sameContent) {
            throw Problem.refused("problem.change.other_content", act).asException();
        }
        return new Done(kept.id(), null);
    }

    /// The draft that was found, if it is one of `ledger`.
    static KeptApproval found(Optional<KeptApproval> found, LedgerId ledger) {
        return found.filter(k -> k.ledger().equals(ledger))
                .orElseThrow(() -> Problem.invalid("problem.approval.unknown").asException());
    }

    private ApprovalStore store() {
        return stores.logs().approvals();
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    static ApprovalRule rule(LedgerDefinition definition) {
        ApprovalRule rule = definition.approval();
        if (rule == null) {
            throw Problem.invalid("problem.approval.none", definition.id()).asException();
        }
        return rule;
    }

    private static void requireWriter(LedgerDefinition definition, Actor actor) {
        if (!definition.access().write().admits(actor)) {
            throw Problem.refused("problem.ledger.write", definition.id()).asException();
        }
    }

    /// The posts that the caller has on `day`: by the rights of the session, which is looked at
    /// again, and by what stand-ins were given.
    static Posts posts(List<StandIn> standIns, CallerSession caller, LocalDate day) {
        List<Posts.Holding> holdings = new ArrayList<>();
        String staff = caller.actor().staff();
        for (String post : codes(caller.actor())) {
            holdings.add(new Posts.Holding(post, staff, day, day));
        }
        return new Posts(
                holdings,
                standIns.stream()
                        .filter(s -> s.staff().equals(staff))
                        .map(s -> new Posts.StandIn(s.post(), s.staff(), s.from(), s.until()))
                        .toList());
    }

    /// By what names on a route the caller's posts go.
    static Set<String> codes(Actor actor) {
        Set<String> codes = new HashSet<>();
        for (Actor.Post post : actor.posts()) {
            for (String role : post.roles()) {
                codes.add(role);
                codes.add(post.section() + "/" + role);
            }
        }
        return codes;
    }

    /// One act inside its transaction.
    private final class Step {
        private final Tx tx;
        private final CallerSession caller;
        private final LedgerDefinition definition;
        private final Instant now;

        Step(Tx tx, CallerSession caller, LedgerDefinition definition, Instant now) {
            this.tx = tx;
            this.caller = caller;
            this.definition = definition;
            this.now = now;
            if (!staffing.rightsStand(caller)) {
                throw Problem.refused("problem.session.rights_changed").asException();
            }
        }

        Done draft(KeptApproval kept, UUID act, ApprovalSubject subject) {
            requireSeen();
            List<UUID> rows = subject.rows().stream().map(ApprovalSubject.Bound::row).toList();
            Map<UUID, StoredRow> states = stores.tables().rows(tx.query(), definition, rows);
            Map<UUID, UUID> locked = store().locked(tx.query(), definition.id(), rows);
            for (ApprovalSubject.Bound bound : subject.rows()) {
                StoredRow row = states.get(bound.row());
                if (row == null || row.state().deleted()) {
                    throw Problem.invalid("problem.row.unknown", bound.row()).asException();
                }
                if (row.state().seq() != bound.seq()) {
                    throw Problem.refused("problem.approval.row_moved").asException();
                }
                if (!kept.id().equals(locked.getOrDefault(bound.row(), kept.id()))) {
                    throw Problem.refused("problem.approval.row_taken").asException();
                }
            }
            requireAmount(subject, states);
            if (!stores.conflicts().openOf(tx.query(), definition.id(), rows).isEmpty()) {
                throw Problem.refused("problem.approval.conflict").asException();
            }
            ApprovalStep step =
                    ApprovalStep.draft(
                            caller.actor().staff(),
                            now,
                            subject.amountYen(),
                            digest(subject, states));
            return take(kept, act, step, subject);
        }

        /// Who decides follows from what the rows say, not from what somebody says of them.
        private void requireAmount(ApprovalSubject subject, Map<UUID, StoredRow> states) {
            ApprovalRule rule = definition.approval();
            FieldId field = rule == null ? null : rule.amount();
            if (field == null || states.isEmpty()) {
                return;
            }
            Long sum = null;
            for (StoredRow row : states.values()) {
                String yen = row.state().value(field);
                if (yen != null) {
                    sum = Math.addExact(sum == null ? 0 : sum, Long.parseLong(yen));
                }
            }
            if (!Objects.equals(sum, subject.amountYen())) {
                throw Problem.refused("problem.approval.amount").asException();
            }
        }

        Done act(KeptApproval kept, UUID act, ApprovalStep sent) {
            ApprovalStep step = sent;
            Approval approval = kept.approval();
            boolean signs =
                    step.act() == ApprovalStep.Act.APPROVE
                            || step.act() == ApprovalStep.Act.PULL_UP;
            if (signs) {
                requireSeen();
                requireUnchanged(kept, approval);
            }
            if (signs && decides(approval, step)) {
                refuse(approval, step.numbered(placeholder(approval.route())));
                FiscalYear year = FiscalYear.of(ApprovalForms.day(now));
                step = step.numbered(store().number(tx, approval.route(), year, kept.id()));
            }
            return take(kept, act, step, kept.subject());
        }

        /// A number is taken only for an act that is not refused: none is ever left out.
        private void refuse(Approval approval, ApprovalStep step) {
            Problem problem = approval.refusal(step, postsNow());
            if (problem != null) {
                throw problem.asException();
            }
        }

        private String placeholder(ApprovalRoute route) {
            return route.numbers()
                    .number(route.section(), FiscalYear.of(ApprovalForms.day(now)), 1);
        }

        private boolean decides(Approval approval, ApprovalStep step) {
            var open = approval.waiting();
            return !open.isEmpty() && open.getLast().post().equals(step.post());
        }

        private Posts postsNow() {
            LocalDate day = ApprovalForms.day(now);
            return posts(stores.logs().standIns().standing(tx.query(), day), caller, day);
        }

        /// Nobody signs, or asks others to sign, what is hidden from them.
        private void requireSeen() {
            if (!new ReaderView(definition, caller.actor()).everything()) {
                throw Problem.refused("problem.approval.unseen").asException();
            }
        }

        private void requireUnchanged(KeptApproval kept, Approval approval) {
            List<UUID> rows =
                    kept.subject().rows().stream().map(ApprovalSubject.Bound::row).toList();
            Map<UUID, StoredRow> states = stores.tables().rows(tx.query(), definition, rows);
            boolean open = approval.state() == Approval.State.UNDER_WAY;
            boolean same = digest(kept.subject(), states).equals(approval.sha256());
            boolean moved =
                    kept.subject().rows().stream()
                            .anyMatch(
                                    b -> {
                                        StoredRow row = states.get(b.row());
                                        return row == null || row.state().seq() != b.seq();
                                    });
            if (open && (!same || moved)) {
                throw Problem.refused("problem.approval.changed").asException();
            }
        }

        private String digest(ApprovalSubject subject, Map<UUID, StoredRow> states) {
            return subject.sha256(
                    definition.id(),
                    row -> {
                        StoredRow stored = states.get(row);
                        return stored == null ? null : stored.state();
                    });
        }

        private Done take(KeptApproval kept, UUID act, ApprovalStep step, ApprovalSubject next) {
            kept.approval().apply(step, postsNow());
            String name = caller.actor().name();
            KeptApproval after = kept.after(new KeptApproval.Act(act, name, step), next);
            store().put(tx, after, now);
            List<LedgerDefinition> register = definitions.versions(ApprovalRegister.id(definition));
            return new Done(
                    kept.id(), ApprovalRegister.write(tx, stores, register, caller, after, now));
        }
    }

    /// The route of a rule.
    static ApprovalRoute route(ApprovalRule rule) {
        return new ApprovalYaml().read(rule.route());
    }
}
