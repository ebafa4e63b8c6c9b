package jp.kakehashi.ledgerui.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledger.LedgerTwins;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.wire.MergeMessages;

/// Likely pairs among the rows of a ledger in memory. From any thread.
public final class MemoryTwins implements LedgerTwins {
    public final List<String> sent = new CopyOnWriteArrayList<>();
    public final List<UUID> acts = new CopyOnWriteArrayList<>();
    public final List<List<UUID>> pairs = new CopyOnWriteArrayList<>();
    public volatile Problem trouble;
    public volatile boolean merged;
    private final LedgerService service;

    MemoryTwins(LedgerService service) {
        this.service = service;
    }

    private void tried() {
        if (trouble != null) {
            throw trouble.asException();
        }
    }

    @Override
    public boolean offered(LedgerId ledger) {
        return true;
    }

    private RowView row(LedgerId ledger, UUID row) {
        return service.rows(ledger, List.of(row)).getFirst();
    }

    @Override
    public Found find(LedgerId ledger, Progress progress) {
        tried();
        List<Likely> likely = new ArrayList<>();
        int score = 95;
        for (List<UUID> pair : pairs) {
            List<Reason> why =
                    List.of(
                            new Reason(new FieldId("name"), Agreement.VARIANT),
                            new Reason(new FieldId("address"), Agreement.CLOSE),
                            new Reason(new FieldId("phone"), Agreement.DIFFERENT));
            likely.add(
                    new Likely(
                            row(ledger, pair.getFirst()), row(ledger, pair.getLast()), score, why));
            score -= 13;
        }
        return new Found(
                likely,
                List.of(new FieldId("name"), new FieldId("address"), new FieldId("phone")),
                12_345,
                0);
    }

    @Override
    public Pair pair(LedgerId ledger, UUID one, UUID other, String purpose) {
        return new Pair(row(ledger, one), row(ledger, other));
    }

    @Override
    public MergeMessages.Merged merge(
            LedgerId ledger, UUID act, RowView kept, RowView other, List<FieldId> taken) {
        acts.add(act);
        tried();
        sent.add(kept.row() + " " + other.row() + " " + taken);
        merged = true;
        return new MergeMessages.Merged(act, 3, 0);
    }

    @Override
    public MergeMessages.Undone undo(LedgerId ledger, UUID act) {
        tried();
        merged = false;
        return new MergeMessages.Undone(5, 0);
    }

    @Override
    public List<Past> past(LedgerId ledger) {
        UUID act = new UUID(9, 9);
        List<UUID> pair = List.of(SampleCity.row(4), SampleCity.row(7));
        return List.of(
                new Past(
                        new MergeMessages.Past(
                                act,
                                pair.getFirst(),
                                pair.getLast(),
                                "1001",
                                SampleCity.at("2026-11-20", "16:20"),
                                null,
                                true),
                        "R8-0044　東海林　弘",
                        "R8-0051　齋藤　フミ"));
    }

    @Override
    public void different(LedgerId ledger, UUID one, UUID other, boolean different) {
        tried();
        sent.add("different " + one + " " + other);
    }
}
