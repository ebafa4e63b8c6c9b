package jp.kakehashi.server.ledgers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.AccessRule;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.ApprovalRule;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldDefinition.Choice;
import jp.kakehashi.records.FieldDefinition.FieldAccess;
import jp.kakehashi.records.FieldDefinition.FieldChecks;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowState;
import jp.kakehashi.records.approval.Approval;
import jp.kakehashi.records.approval.ApprovalRoute;
import jp.kakehashi.records.approval.ApprovalSubject.Bound;
import jp.kakehashi.records.approval.KeptApproval;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Messages.Outcome;
import jp.kakehashi.wire.Messages.ProblemMessage;
import org.jspecify.annotations.Nullable;

/// The register of a ledger's drafts (決裁簿): an ordinary ledger, so that it is chained, audited,
/// read offline, searched and printed like any other; written by head office alone.
final class ApprovalRegister {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final int LONGEST = 20_000;

    private ApprovalRegister() {}

    /// The register of `source`, as its version `version`.
    static LedgerDefinition of(LedgerDefinition source, int version) {
        FieldAccess access =
                new FieldAccess(
                        RegisterAccess.besides(source.access().read()),
                        new AccessRule(Set.of(RegisterAccess.HEAD_OFFICE), Set.of(), Set.of()));
        Label name = source.label();
        return new LedgerDefinition(
                        ApprovalRule.register(source.id()),
                        version,
                        new Label(name.ja() + " 決裁簿", name.en() + ": approvals"),
                        source.owner(),
                        false,
                        source.personal(),
                        access,
                        fields(source))
                .guardedBy(RegisterAccess.course(source));
    }

    private static List<FieldDefinition> fields(LedgerDefinition source) {
        FieldAccess words = RegisterAccess.read(RegisterAccess.words(source));
        FieldAccess seen = RegisterAccess.read(RegisterAccess.guarding(source));
        List<Choice> states =
                List.of(
                        choice("under_way", "決裁中", "Under way", "warn"),
                        choice("returned", "差戻し", "Returned", "bad"),
                        choice("withdrawn", "取下げ", "Withdrawn", "info"),
                        choice("decided", "決裁済", "Decided", "ok"));
        return List.of(
                field("number", "文書番号", "Document No.", FieldType.TEXT),
                field("title", new Label("件名", "Subject"), FieldType.TEXT, List.of(), words),
                chosen("state", "状態", "State", states),
                field("waiting", "次に決裁する職", "Waits for", FieldType.TEXT),
                field("preparer", "起案者", "Drafted by", FieldType.TEXT),
                field("drafted", "起案日", "Drafted on", FieldType.DATE),
                field("decided", "決裁日", "Decided on", FieldType.DATE),
                field("decided_by", "決裁者", "Decided by", FieldType.TEXT),
                field("manner", "専決・代決", "Manner", FieldType.TEXT),
                field(
                        "amount",
                        new Label("金額", "Amount"),
                        FieldType.YEN,
                        List.of(),
                        RegisterAccess.read(RegisterAccess.amounts(source))),
                field("kept_until", "保存期限", "Kept until", FieldType.DATE),
                field("way", new Label("経過", "Course"), FieldType.LONG_TEXT, List.of(), words),
                field("rows", new Label("対象の行", "Rows"), FieldType.LONG_TEXT, List.of(), seen),
                field(
                        "digest",
                        new Label("決裁した内容のハッシュ", "Hash of what was decided"),
                        FieldType.TEXT,
                        List.of(),
                        words));
    }

    private static Choice choice(String code, String ja, String en, String tone) {
        return new Choice(code, new Label(ja, en), tone);
    }

    private static FieldDefinition field(String id, String ja, String en, FieldType type) {
        return field(id, new Label(ja, en), type, List.of(), FieldAccess.OPEN);
    }

    private static FieldDefinition chosen(String id, String ja, String en, List<Choice> choices) {
        return field(id, new Label(ja, en), FieldType.CHOICE, choices, FieldAccess.OPEN);
    }

    private static FieldDefinition field(
            String id, Label label, FieldType type, List<Choice> choices, FieldAccess access) {
        return new FieldDefinition(
                new FieldId(id), label, type, FieldChecks.NONE, choices, access, false);
    }

    /// Writes the register's row of `kept` as it is now, in the name of the caller, by the change
    /// `act`.
    static AcceptedBatch write(
            Tx tx,
            LedgerStores stores,
            List<LedgerDefinition> versions,
            CallerSession caller,
            KeptApproval kept,
            Instant now) {
        LedgerDefinition register = versions.getLast();
        KeptApproval.Act act = kept.acts().getLast();
        RowState row =
                stores.tables()
                        .row(tx.query(), register, kept.id())
                        .map(StoredRow::state)
                        .orElse(null);
        long seen = row == null ? 0 : row.seq();
        List<Edit> edits = new ArrayList<>();
        values(kept)
                .forEach(
                        (name, value) -> {
                            FieldId field = new FieldId(name);
                            String stood = row == null ? null : row.value(field);
                            if (!Objects.equals(stood, value)) {
                                long at = row == null ? 0 : row.cellSeq(field);
                                edits.add(new Edit(field, value, stood, at, null));
                            }
                        });
        Change change =
                new Change(
                        act.id(),
                        register.id(),
                        kept.id(),
                        row == null ? ChangeKind.CREATE : ChangeKind.EDIT,
                        edits,
                        seen,
                        register.version(),
                        caller.actor().on(caller.device()),
                        now,
                        note(act),
                        null);
        CallerSession office = asHeadOffice(caller);
        AcceptedBatch batch =
                new PushBatch(tx, stores, versions, office, now, List.of(change)).accept();
        for (Outcome outcome : batch.outcomes()) {
            ProblemMessage problem = outcome.problem();
            if (problem != null) {
                throw Problem.invalid(problem.key(), problem.args().toArray()).asException();
            }
        }
        return batch;
    }

    private static ChangeNote note(KeptApproval.Act act) {
        String reason = act.step().reason();
        return new ChangeNote(reason, null, act.step().number(), null, null);
    }

    private static CallerSession asHeadOffice(CallerSession caller) {
        Actor actor = caller.actor();
        List<Actor.Post> posts = new ArrayList<>();
        posts.addAll(actor.posts().subList(1, actor.posts().size()));
        Set<String> roles = new TreeSet<>(actor.roles());
        roles.add(RegisterAccess.HEAD_OFFICE);
        Actor office =
                new Actor(
                        actor.staff(), actor.name(), actor.office(), actor.section(), roles, posts);
        return new CallerSession(office, caller.device(), caller.world(), caller.expiresAt());
    }

    private static Map<String, @Nullable String> values(KeptApproval kept) {
        Approval approval = kept.approval();
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        Approval.Decision decision = approval.decision().orElse(null);
        values.put("number", decision == null ? null : decision.number());
        values.put("title", kept.subject().title());
        values.put("state", approval.state().name().toLowerCase(java.util.Locale.ROOT));
        boolean waits = approval.state() == Approval.State.UNDER_WAY;
        values.put("waiting", waits ? approval.waiting().getFirst().label().ja() : null);
        values.put("preparer", kept.preparerName());
        values.put("drafted", day(drafted(kept)).toString());
        values.put("decided", decision == null ? null : day(decision.at()).toString());
        values.put("decided_by", decision == null ? null : kept.acts().getLast().name());
        values.put("manner", decision == null ? null : manner(decision));
        Long amount = kept.subject().amountYen();
        values.put("amount", amount == null ? null : amount.toString());
        LocalDate until = decision == null ? null : decision.keptUntil();
        values.put("kept_until", until == null ? null : until.toString());
        values.put("way", way(kept, approval.route()));
        values.put("rows", rows(kept));
        values.put("digest", approval.sha256());
        return values;
    }

    private static Instant drafted(KeptApproval kept) {
        Instant at = kept.acts().getFirst().step().at();
        for (KeptApproval.Act act : kept.acts()) {
            at =
                    act.step().act() == jp.kakehashi.records.approval.ApprovalStep.Act.DRAFT
                            ? act.step().at()
                            : at;
        }
        return at;
    }

    private static @Nullable String manner(Approval.Decision decision) {
        if (decision.delegated() && decision.acting()) {
            return "専決（代決）";
        }
        if (decision.delegated()) {
            return "専決";
        }
        return decision.acting() ? "代決" : null;
    }

    /// Ids without hyphens, so that no group of digits stands alone in them.
    private static @Nullable String rows(KeptApproval kept) {
        List<Bound> rows = kept.subject().rows();
        return rows.isEmpty()
                ? null
                : rows.stream()
                        .map(b -> b.row().toString().replace("-", "") + " " + b.seq())
                        .collect(Collectors.joining("\n"));
    }

    private static String way(KeptApproval kept, ApprovalRoute route) {
        StringBuilder text = new StringBuilder();
        for (KeptApproval.Act act : kept.acts()) {
            var step = act.step();
            String post =
                    route.steps().stream()
                            .filter(s -> s.post().equals(step.post()))
                            .map(s -> s.label().ja())
                            .findFirst()
                            .orElse("");
            String reason = step.reason();
            text.append(text.isEmpty() ? "" : "\n")
                    .append(day(step.at()))
                    .append(' ')
                    .append(post)
                    .append(step.acting() ? "（代決）" : "")
                    .append(post.isEmpty() ? "" : " ")
                    .append(act.name())
                    .append(' ')
                    .append(word(step.act()))
                    .append(reason == null ? "" : "：" + reason.replace('\n', ' '));
        }
        return text.length() > LONGEST ? text.substring(text.length() - LONGEST) : text.toString();
    }

    private static String word(jp.kakehashi.records.approval.ApprovalStep.Act act) {
        return switch (act) {
            case DRAFT -> "起案";
            case APPROVE -> "承認";
            case RETURN -> "差戻し";
            case WITHDRAW -> "取下げ";
            case PULL_UP -> "引上げ";
        };
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, JAPAN);
    }

    /// The register's id.
    static LedgerId id(LedgerDefinition source) {
        return ApprovalRule.register(source.id());
    }

    /// A row's id as it stands in a register.
    static String text(UUID row) {
        return row.toString().replace("-", "");
    }
}
