package jp.kakehashi.ledger;

import java.util.List;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.wire.WayOutMessages.WayKind;
import org.jspecify.annotations.Nullable;

/// No place for ways out.
final class NoWaysOut implements WaysOut {
    private static final Problem OFFLINE = Problem.unavailable("problem.way.offline");

    @Override
    public Found all(LedgerId ledger, WayKind kind) {
        return new Found(List.of(), false);
    }

    @Override
    public KeptWay keep(LedgerId ledger, KeptWay way, byte @Nullable [] blank) {
        throw OFFLINE.asException();
    }

    @Override
    public void drop(LedgerId ledger, KeptWay way) {
        throw OFFLINE.asException();
    }

    @Override
    public byte[] blank(LedgerId ledger, KeptWay way) {
        throw OFFLINE.asException();
    }
}
