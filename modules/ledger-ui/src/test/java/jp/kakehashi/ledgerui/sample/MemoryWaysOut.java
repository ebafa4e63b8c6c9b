package jp.kakehashi.ledgerui.sample;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.KeptWay;
import jp.kakehashi.ledger.WaysOut;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.wire.WayOutMessages.WayKind;

/// Forms and recipes in memory; from any thread.
public final class MemoryWaysOut implements WaysOut {
    public final List<KeptWay> ways = new CopyOnWriteArrayList<>();
    private final Map<UUID, byte[]> blanks = new ConcurrentHashMap<>();
    /// What {@link #keep} ends with; null when all is well.
    public volatile Problem refusal;

    public volatile boolean fresh = true;

    @Override
    public Found all(LedgerId ledger, WayKind kind) {
        return new Found(ways.stream().filter(w -> w.kind() == kind).toList(), fresh);
    }

    @Override
    public KeptWay keep(LedgerId ledger, KeptWay way, byte[] blank) {
        Problem why = refusal;
        if (why != null) {
            throw why.asException();
        }
        ways.removeIf(each -> each.id().equals(way.id()));
        ways.add(way);
        if (blank != null) {
            blanks.put(way.id(), blank);
        }
        return way;
    }

    @Override
    public void drop(LedgerId ledger, KeptWay way) {
        ways.removeIf(each -> each.id().equals(way.id()));
    }

    @Override
    public byte[] blank(LedgerId ledger, KeptWay way) {
        byte[] blank = blanks.get(way.id());
        if (blank == null) {
            throw Problem.unavailable("problem.way.offline").asException();
        }
        return blank;
    }
}
