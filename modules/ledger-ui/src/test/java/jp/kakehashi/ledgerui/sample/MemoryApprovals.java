package jp.kakehashi.ledgerui.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerApprovals;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.wire.ApprovalMessages.Act;
import jp.kakehashi.wire.ApprovalMessages.Approval;
import jp.kakehashi.wire.ApprovalMessages.Draft;
import jp.kakehashi.wire.ApprovalMessages.Inbox;
import jp.kakehashi.wire.ApprovalMessages.NewStandIn;
import jp.kakehashi.wire.ApprovalMessages.Post;
import jp.kakehashi.wire.ApprovalMessages.Row;
import jp.kakehashi.wire.ApprovalMessages.StandIn;
import jp.kakehashi.wire.ApprovalMessages.StandIns;
import jp.kakehashi.wire.ApprovalMessages.Step;
import jp.kakehashi.wire.ApprovalMessages.Turn;
import jp.kakehashi.wire.ApprovalMessages.Waiting;
import jp.kakehashi.wire.ApprovalMessages.Way;

/// Drafts that exist in memory only. From any thread.
public final class MemoryApprovals implements LedgerApprovals {
    public final List<Draft> drafts = new CopyOnWriteArrayList<>();
    public final List<StandIn> standIns = new CopyOnWriteArrayList<>();
    public final List<Act> acts = new CopyOnWriteArrayList<>();
    public final Map<UUID, Standing> standing = new ConcurrentHashMap<>();
    private final List<Approval> waiting = new CopyOnWriteArrayList<>();
    public volatile Problem trouble;

    private void tried() {
        if (trouble != null) {
            throw trouble.asException();
        }
    }

    @Override
    public StandIns standIns() {
        tried();
        return new StandIns(List.copyOf(standIns));
    }

    @Override
    public void standIn(NewStandIn given) {
        tried();
        standIns.add(
                new StandIn(
                        given.id(),
                        given.post(),
                        given.staff(),
                        "小野寺 勇",
                        given.from(),
                        given.until(),
                        true));
    }

    @Override
    public void endStandIn(UUID id) {
        tried();
        standIns.removeIf(s -> s.id().equals(id));
    }

    @Override
    public Inbox inbox() {
        tried();
        List<Waiting> lines = new ArrayList<>();
        for (Approval each : waiting) {
            lines.add(
                    new Waiting(
                            each.id(),
                            each.ledger(),
                            each.title(),
                            each.preparerName(),
                            each.steps().getLast().at(),
                            each.yours().isEmpty() ? "under_way" : "turn",
                            false,
                            each.amountYen()));
        }
        return new Inbox(lines);
    }

    @Override
    public Way way(LedgerId ledger, Long amountYen) {
        tried();
        return new Way("道路占用許可", "Road occupancy permit", true, posts("later", "later"));
    }

    private static List<Post> posts(String first, String second) {
        return List.of(
                new Post(
                        "civil/chief",
                        "係長",
                        "Chief of unit",
                        List.of("小野寺 勇"),
                        List.of(),
                        first,
                        false),
                new Post(
                        "civil/head",
                        "土木課長",
                        "Head of civil engineering",
                        List.of("渡邉 弘"),
                        List.of("小野寺 勇"),
                        second,
                        true));
    }

    @Override
    public Approval one(LedgerId ledger, UUID approval) {
        tried();
        return waiting.stream()
                .filter(a -> a.id().equals(approval))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("problem.approval.unknown").asException());
    }

    @Override
    public Approval draft(LedgerId ledger, Draft draft) {
        drafts.add(draft);
        tried();
        return approval(draft.approval(), draft.title(), List.of());
    }

    @Override
    public Approval act(LedgerId ledger, UUID approval, Act act) {
        acts.add(act);
        tried();
        Approval was = one(ledger, approval);
        waiting.remove(was);
        return was;
    }

    @Override
    public Map<UUID, Standing> standing(LedgerId ledger) {
        return Map.copyOf(standing);
    }

    /// A draft that waits for this person, about a changed fee and place.
    public Approval add(String title) {
        Approval made =
                approval(
                        UUID.nameUUIDFromBytes(
                                title.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        title,
                        List.of(new Turn("civil/head", false, List.of("APPROVE", "RETURN"))));
        waiting.add(made);
        return made;
    }

    private static Approval approval(UUID id, String title, List<Turn> turns) {
        var before =
                Map.of(
                        field("number"), "R8-0012",
                        field("name"), "葛\uDB40\uDD02城 健",
                        field("fee"), "12600",
                        field("place"), "下名川字落合");
        var after =
                Map.of(
                        field("number"), "R8-0012",
                        field("name"), "葛\uDB40\uDD02城 健",
                        field("fee"), "25200",
                        field("place"), "下名川字落合、大網字七ツ滝",
                        field("state"), "renewal");
        return new Approval(
                id,
                SampleCity.ROADS,
                title,
                "占用の面積が2倍になるため、占用料を改めます。",
                25_200L,
                null,
                "ab".repeat(32),
                "UNDER_WAY",
                "1042",
                "阿部",
                null,
                null,
                true,
                posts("signed", "waits"),
                List.of(
                        new Step(
                                "DRAFT",
                                "阿部",
                                null,
                                false,
                                SampleCity.at("2026-11-20", "16:20"),
                                null),
                        new Step(
                                "APPROVE",
                                "小野寺 勇",
                                "係長",
                                false,
                                SampleCity.at("2026-11-21", "09:12"),
                                "面積は図面で確認した。")),
                List.of(new Row(new UUID(7, 12), 40, false, before, after, false)),
                turns);
    }

    private static FieldId field(String id) {
        return new FieldId(id);
    }
}
