package jp.kakehashi.ledger;

import java.util.List;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.wire.WayOutMessages.WayKind;
import org.jspecify.annotations.Nullable;

/// How rows leave a ledger under a name: one's own on this PC, the office's at head office with a
/// copy here for when the line is cut. Every method blocks.
public interface WaysOut {
    /// What there is of that kind.
    ///
    /// @param fresh whether head office was asked just now
    record Found(List<KeptWay> ways, boolean fresh) {
        /// Never changes.
        public Found {
            ways = List.copyOf(ways);
        }
    }

    /// One's own first, then the office's.
    Found all(LedgerId ledger, WayKind kind);

    /// Keeps one: one's own here, the office's at head office. `blank` null leaves the one it has.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.way.offline`, `problem.way.rights`,
    ///     `problem.way.version` when somebody else published meanwhile, `problem.way.too_large`
    KeptWay keep(LedgerId ledger, KeptWay way, byte @Nullable [] blank);

    /// Takes one away.
    void drop(LedgerId ledger, KeptWay way);

    /// None and no place for any.
    static WaysOut none() {
        return new NoWaysOut();
    }

    /// Its blank, as whoever published it sent it: of any origin.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.way.offline` where it is not here yet
    byte[] blank(LedgerId ledger, KeptWay way);
}
