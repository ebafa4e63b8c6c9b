package jp.kakehashi.server.accounts;

import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import jp.kakehashi.kernel.Problem;

/// Bounds guessing: within 15 minutes 5 attempts for one account from one address, 20 for one
/// account and 50 from one address, and apart from all these 10 for one account at a device where
/// its owner is known: guesses from elsewhere do not lock him out. An attempt counts from its
/// start, so many at once gain nothing; a right password takes its own attempt back. Attempts come
/// back one by one. Forgets at restart; its memory never grows.
final class SignInLimits {
    private static final int WINDOW_SECONDS = 15 * 60;

    private final InstantSource clock;
    private final Instant began;
    private final GuessBudget accountAtPeer = new GuessBudget(5, WINDOW_SECONDS);
    private final GuessBudget account = new GuessBudget(20, WINDOW_SECONDS);
    private final GuessBudget peer = new GuessBudget(50, WINDOW_SECONDS);
    private final GuessBudget accountAtDevice = new GuessBudget(10, WINDOW_SECONDS);
    private int latest;

    SignInLimits(InstantSource clock) {
        this.clock = clock;
        this.began = clock.instant();
    }

    /// Counts an attempt by a stranger, or refuses it.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.sign_in.too_many` with the seconds
    ///     to wait
    Attempt begin(String name, String address) {
        String network = network(address);
        return begin(
                List.of(
                        new Bound(accountAtPeer, name + " " + network),
                        new Bound(account, name),
                        new Bound(peer, network)));
    }

    /// One computer has as many IPv6 addresses as it likes: what counts is its network (the first
    /// 64 bits).
    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.ofLiteral(address.replaceAll("[\\[\\]]", "")).getAddress();
            return bytes.length == 4
                    ? address
                    : HexFormat.of().formatHex(Arrays.copyOf(bytes, bytes.length / 2));
        } catch (IllegalArgumentException e) {
            return address;
        }
    }

    /// Counts an attempt at a device that has proved that `name` signed in there, or refuses it.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.sign_in.too_many` with the seconds
    ///     to wait
    Attempt beginAtKnownDevice(String name, String device) {
        return begin(List.of(new Bound(accountAtDevice, name + " " + device)));
    }

    private synchronized Attempt begin(List<Bound> bounds) {
        // A clock that is set back must not let anybody wait longer.
        long passed = clock.instant().getEpochSecond() - began.getEpochSecond();
        latest = Math.clamp(passed, latest, Integer.MAX_VALUE / 2);
        // Nothing is counted for what is refused.
        int wait =
                bounds.stream().mapToInt(b -> b.budget.waitSeconds(b.name, latest)).max().orElse(0);
        if (wait > 0) {
            throw Problem.refused("problem.sign_in.too_many", wait).asException();
        }
        return new Attempt(bounds.stream().map(b -> b.budget.spend(b.name, latest)).toList());
    }

    /// The password was right: the attempt no longer counts.
    synchronized void succeeded(Attempt attempt) {
        attempt.spent.forEach(GuessBudget.Spent::giveBack);
    }

    private record Bound(GuessBudget budget, String name) {}

    /// An attempt under way.
    record Attempt(List<GuessBudget.Spent> spent) {}
}
