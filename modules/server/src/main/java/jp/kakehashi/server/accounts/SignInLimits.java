package jp.kakehashi.server.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.kakehashi.kernel.Problem;

/// Bounds guessing: within 15 minutes 5 failures for one account from one address, 20 for one
/// account and 50 from one address. An attempt counts from its start, so many at once gain
/// nothing; a right password takes its own attempt back. Forgets at restart; holds at most 10,000
/// names.
final class SignInLimits {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int NAMES = 10_000;

    private final InstantSource clock;
    private final Map<String, Deque<Instant>> attempts = new LinkedHashMap<>(16, 0.75f, true);

    SignInLimits(InstantSource clock) {
        this.clock = clock;
    }

    /// Counts an attempt, or refuses it.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.sign_in.too_many` with the seconds
    ///     to wait
    synchronized Attempt begin(String account, String peer) {
        Instant now = clock.instant();
        List<Bound> bounds =
                List.of(
                        new Bound("b " + account + " " + peer, 5),
                        new Bound("a " + account, 20),
                        new Bound("p " + peer, 50));
        for (Bound bound : bounds) {
            Deque<Instant> past = recent(bound.name, now);
            if (past.size() >= bound.most) {
                long wait = Duration.between(now, past.getFirst().plus(WINDOW)).toSeconds() + 1;
                throw Problem.refused("problem.sign_in.too_many", wait).asException();
            }
        }
        bounds.forEach(b -> recent(b.name, now).addLast(now));
        forgetOldest();
        return new Attempt(bounds.stream().map(Bound::name).toList(), now);
    }

    /// The password was right: the attempt no longer counts.
    synchronized void succeeded(Attempt attempt) {
        for (String name : attempt.names) {
            Deque<Instant> past = attempts.get(name);
            if (past != null) {
                past.removeLastOccurrence(attempt.at);
            }
        }
    }

    private Deque<Instant> recent(String name, Instant now) {
        Deque<Instant> past = attempts.computeIfAbsent(name, n -> new ArrayDeque<>());
        while (!past.isEmpty() && !past.getFirst().isAfter(now.minus(WINDOW))) {
            past.removeFirst();
        }
        return past;
    }

    private void forgetOldest() {
        var names = attempts.entrySet().iterator();
        while (attempts.size() > NAMES && names.hasNext()) {
            names.next();
            names.remove();
        }
    }

    private record Bound(String name, int most) {}

    /// An attempt under way.
    record Attempt(List<String> names, Instant at) {}
}
