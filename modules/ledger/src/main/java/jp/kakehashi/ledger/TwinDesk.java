package jp.kakehashi.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.LedgerService.EditState;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledger.storage.KeptTexts;
import jp.kakehashi.ledger.storage.LedgerReads;
import jp.kakehashi.ledger.twins.Likeness;
import jp.kakehashi.ledger.twins.Trait;
import jp.kakehashi.ledger.twins.TwinSearch;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.ApprovalRule;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.ledger.RowSelection;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.sync.line.ServerLine;
import jp.kakehashi.sync.storage.replica.Replica;
import jp.kakehashi.wire.MergeMessages;
import org.jspecify.annotations.Nullable;

/// Looks for likely pairs on the replica; what is decided goes to head office.
final class TwinDesk implements LedgerTwins {
    private static final String APART = "twins:";
    private static final int PORTION = 500;
    private static final int TELL = 2_000;

    private final Replica replica;
    private final LedgerReads reads;
    private final RowViews views;
    private final ListViewings viewings;
    private final HeadOffice headOffice;
    private final Runnable wakeSync;
    private final KeptTexts texts;

    TwinDesk(
            Replica replica,
            LedgerReads reads,
            RowViews views,
            ListViewings viewings,
            HeadOffice headOffice,
            Runnable wakeSync) {
        this.replica = replica;
        this.reads = reads;
        this.views = views;
        this.viewings = viewings;
        this.headOffice = headOffice;
        this.wakeSync = wakeSync;
        this.texts = new KeptTexts(replica);
    }

    private ServerLine line() {
        return headOffice
                .calls()
                .orElseThrow(() -> Problem.unavailable("problem.line.down").asException());
    }

    private static String path(LedgerId ledger, String rest) {
        return "/api/ledgers/" + ledger + rest;
    }

    private LedgerDefinition definition(LedgerId ledger) {
        return replica.definitions().of(ledger);
    }

    @Override
    public boolean offered(LedgerId ledger) {
        LedgerDefinition definition = definition(ledger);
        return whole(definition) && LedgerTwins.tells(definition, replica.owner().actor());
    }

    private List<Trait> traits(LedgerDefinition definition) {
        Actor actor = replica.owner().actor();
        return Trait.of(definition, field -> definition.mayRead(actor, field));
    }

    /// Head office refuses it anyway; here it is not offered.
    private boolean whole(LedgerDefinition definition) {
        Actor actor = replica.owner().actor();
        return !ApprovalRule.isRegister(definition.id())
                && definition.access().write().admits(actor)
                && definition.guardAgainst(actor) == null
                && definition.fields().stream()
                        .filter(f -> !f.individualNumber())
                        .allMatch(f -> whole(definition, actor, f));
    }

    private static boolean whole(LedgerDefinition definition, Actor actor, FieldDefinition field) {
        boolean writes = field.retired() || !field.type().byHand();
        return definition.mayRead(actor, field) && (writes || definition.mayWrite(actor, field));
    }

    private LedgerDefinition required(LedgerId ledger) {
        LedgerDefinition definition = definition(ledger);
        if (!whole(definition)) {
            throw Problem.refused("problem.merge.part").asException();
        }
        return definition;
    }

    @Override
    public Found find(LedgerId ledger, Progress progress) {
        LedgerDefinition definition = required(ledger);
        List<Trait> traits = traits(definition);
        if (!Trait.enough(traits)) {
            throw Problem.invalid("problem.twins.fields").asException();
        }
        Set<MergeMessages.Pair> apart = apart(ledger);
        TwinSearch search = new TwinSearch(traits);
        long all = Math.max(1, reads.count(definition, RowSelection.ALL));
        long[] looked = {0};
        boolean[] full = {false};
        reads.walk(
                definition,
                RowSelection.ALL,
                row -> {
                    if (++looked[0] % TELL == 0) {
                        tell(progress, looked[0], all * 2);
                    }
                    full[0] = !search.add(row.state().row(), row.state()::value);
                    return !full[0];
                });
        if (full[0]) {
            throw Problem.refused("problem.twins.too_many", TwinSearch.MOST_ROWS).asException();
        }
        tell(progress, all, all * 2);
        TwinSearch.Found found =
                search.find(
                                (one, other) ->
                                        apart.contains(new MergeMessages.Pair(one, other))
                                                || apart.contains(
                                                        new MergeMessages.Pair(other, one)),
                                (done, total) -> progress.at(all + all * done / total, all * 2))
                        .orElseThrow(TwinDesk::cancelled);
        List<Likely> likely = likely(definition, found.pairs());
        return new Found(
                likely, traits.stream().map(t -> t.field().id()).toList(), looked[0], found.more());
    }

    private static void tell(Progress progress, long done, long total) {
        if (!progress.at(done, total)) {
            throw cancelled();
        }
    }

    private static ProblemException cancelled() {
        return Problem.invalid("problem.find.cancelled").asException();
    }

    private List<Likely> likely(LedgerDefinition definition, List<Likeness> pairs) {
        Set<UUID> ids = new HashSet<>();
        for (Likeness pair : pairs) {
            ids.add(pair.first());
            ids.add(pair.second());
        }
        Map<UUID, RowView> rows = rows(definition, List.copyOf(ids));
        List<Likely> likely = new ArrayList<>();
        for (Likeness pair : pairs) {
            RowView first = rows.get(pair.first());
            RowView second = rows.get(pair.second());
            if (first != null && second != null && !first.deleted() && !second.deleted()) {
                likely.add(new Likely(first, second, pair.score(), exact(pair, first, second)));
            }
        }
        viewings.listed(definition, List.copyOf(rows.keySet()));
        return likely;
    }

    private Map<UUID, RowView> rows(LedgerDefinition definition, List<UUID> ids) {
        Map<UUID, RowView> rows = new HashMap<>();
        for (int from = 0; from < ids.size(); from += PORTION) {
            List<UUID> some = ids.subList(from, Math.min(ids.size(), from + PORTION));
            views.views(definition, reads.rows(definition, some))
                    .forEach(row -> rows.put(row.row(), row));
        }
        return rows;
    }

    /// The search compares forms; whether the very letters agree, the rows tell.
    private static List<Reason> exact(Likeness pair, RowView first, RowView second) {
        List<Reason> reasons = new ArrayList<>();
        for (Likeness.Reason reason : pair.reasons()) {
            String one = first.values().get(reason.field());
            boolean same = one != null && one.equals(second.values().get(reason.field()));
            Agreement agreement = Agreement.valueOf(reason.agreement().name());
            boolean variant = agreement == Agreement.SAME && !same;
            reasons.add(new Reason(reason.field(), variant ? Agreement.VARIANT : agreement));
        }
        return reasons;
    }

    /// What head office knows; without a line, what it said last.
    private Set<MergeMessages.Pair> apart(LedgerId ledger) {
        try {
            MergeMessages.Distinct told =
                    line().call(
                                    "GET",
                                    path(ledger, "/distinct"),
                                    null,
                                    MergeMessages.Distinct.class);
            StringBuilder kept = new StringBuilder();
            told.pairs().forEach(p -> kept.append(p.first()).append(p.second()).append('\n'));
            texts.put(APART + ledger, kept.toString());
            return new HashSet<>(told.pairs());
        } catch (ProblemException e) {
            if (!(e.problem() instanceof Problem.Unavailable)) {
                throw e;
            }
            return kept(ledger);
        }
    }

    private Set<MergeMessages.Pair> kept(LedgerId ledger) {
        Set<MergeMessages.Pair> pairs = new HashSet<>();
        Optional<String> text = texts.get(APART + ledger);
        for (String line : text.orElse("").split("\n", -1)) {
            if (line.length() == ID * 2) {
                pairs.add(
                        new MergeMessages.Pair(
                                UUID.fromString(line.substring(0, ID)),
                                UUID.fromString(line.substring(ID))));
            }
        }
        return pairs;
    }

    private static final int ID = 36;

    @Override
    public Pair pair(LedgerId ledger, UUID one, UUID other, String purpose) {
        LedgerDefinition definition = required(ledger);
        viewings.requirePurpose(definition, purpose);
        Map<UUID, RowView> rows = rows(definition, List.of(one, other));
        RowView first = there(rows.get(one));
        RowView second = there(rows.get(other));
        viewings.log(definition, "card", purpose, List.of(one, other));
        return new Pair(first, second);
    }

    private static RowView there(@Nullable RowView row) {
        if (row == null || row.deleted()) {
            throw Problem.refused("problem.merge.changed").asException();
        }
        return row;
    }

    @Override
    public MergeMessages.Merged merge(
            LedgerId ledger, UUID act, RowView kept, RowView other, List<FieldId> taken) {
        LedgerDefinition definition = required(ledger);
        for (RowView now : rows(definition, List.of(kept.row(), other.row())).values()) {
            if (now.states().values().stream().anyMatch(s -> s != EditState.AT_HEAD_OFFICE)) {
                throw Problem.unavailable("problem.merge.unsent").asException();
            }
        }
        MergeMessages.Merge sent =
                new MergeMessages.Merge(
                        act, kept.row(), kept.seq(), other.row(), other.seq(), taken);
        MergeMessages.Merged told =
                line().call("POST", path(ledger, "/merges"), sent, MergeMessages.Merged.class);
        wakeSync.run();
        return told;
    }

    @Override
    public MergeMessages.Undone undo(LedgerId ledger, UUID act) {
        MergeMessages.Undone told =
                line().call(
                                "DELETE",
                                path(ledger, "/merges/" + act),
                                null,
                                MergeMessages.Undone.class);
        wakeSync.run();
        return told;
    }

    @Override
    public List<Past> past(LedgerId ledger) {
        LedgerDefinition definition = required(ledger);
        List<MergeMessages.Past> merges =
                line().call("GET", path(ledger, "/merges"), null, MergeMessages.Merges.class)
                        .merges();
        Set<UUID> ids = new HashSet<>();
        merges.forEach(m -> ids.addAll(List.of(m.kept(), m.buried())));
        Map<UUID, String> titles = new HashMap<>();
        reads.rows(definition, ids)
                .rows()
                .forEach(r -> titles.put(r.state().row(), views.title(definition, r.state())));
        viewings.listed(definition, List.copyOf(titles.keySet()));
        return merges.stream()
                .map(
                        m ->
                                new Past(
                                        m,
                                        titles.getOrDefault(m.kept(), ""),
                                        titles.getOrDefault(m.buried(), "")))
                .toList();
    }

    @Override
    public void different(LedgerId ledger, UUID one, UUID other, boolean different) {
        String method = different ? "PUT" : "DELETE";
        line().call(method, path(ledger, "/distinct/" + one + "/" + other), null, Map.class);
    }
}
