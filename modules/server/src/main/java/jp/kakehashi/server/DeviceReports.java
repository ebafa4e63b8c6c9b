package jp.kakehashi.server;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.World;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.HealthMessages.DeviceReport;
import jp.kakehashi.wire.HealthMessages.Reported;

/// What PCs have told of themselves since the server started; forgotten when it stops, because each
/// tells again within minutes.
final class DeviceReports {
    private static final int MOST = 20_000;
    private static final long MOST_UNSENT = 1_000_000_000;
    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z.+-]{1,40}");

    private final ConcurrentMap<Copy, Reported> newest = new ConcurrentHashMap<>();
    private final InstantSource clock;

    DeviceReports(InstantSource clock) {
        this.clock = clock;
    }

    private record Copy(String device, String staff, World world) {}

    /// @throws jp.kakehashi.kernel.ProblemException `problem.wire.malformed`
    void take(CallerSession caller, DeviceReport report) {
        if (report.unsent() < 0
                || report.unsent() > MOST_UNSENT
                || !VERSION.matcher(report.version()).matches()) {
            throw Problem.invalid("problem.wire.malformed", 0, 0).asException();
        }
        if (newest.size() >= MOST) {
            newest.clear();
        }
        String staff = caller.actor().staff();
        newest.put(
                new Copy(caller.device(), staff, caller.world()),
                new Reported(
                        caller.device(),
                        staff,
                        caller.world(),
                        clock.instant(),
                        report.unsent(),
                        report.dataAsOf(),
                        report.version()));
    }

    /// By PC, the newest first.
    List<Reported> all() {
        return newest.values().stream()
                .sorted(
                        Comparator.comparing(Reported::device)
                                .thenComparing(Reported::at, Comparator.reverseOrder()))
                .toList();
    }
}
