package jp.kakehashi.server.http;

import java.util.HashMap;
import java.util.Map;
import jp.kakehashi.kernel.Problem;

/// A bounded amount of something that requests hold for a while, of which each person or address
/// may hold a share, so that nobody can take it away from everybody. What is larger than a share
/// goes to whoever holds nothing else. Safe for many threads.
final class Shares {
    private final long most;
    private final long share;
    private final Map<String, Long> held = new HashMap<>();
    private long all;

    Shares(long most, long share) {
        this.most = most;
        this.share = share;
    }

    /// Takes `amount` more for `who`.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.server.busy`; nothing is taken then
    synchronized void take(String who, long amount) {
        long own = held.getOrDefault(who, 0L);
        if (amount > 0) {
            if ((all > 0 && all + amount > most) || (own > 0 && own + amount > share)) {
                throw Problem.unavailable("problem.server.busy").asException();
            }
            all += amount;
            held.put(who, own + amount);
        }
    }

    /// Gives back what `who` took.
    synchronized void give(String who, long amount) {
        if (amount > 0) {
            all -= amount;
            held.computeIfPresent(who, (w, own) -> own <= amount ? null : own - amount);
        }
    }

    /// Makes sure that there is something left for `who`, without taking it.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.server.busy`
    synchronized void requireRoom(String who) {
        if (all >= most || held.getOrDefault(who, 0L) >= share) {
            throw Problem.unavailable("problem.server.busy").asException();
        }
    }
}
