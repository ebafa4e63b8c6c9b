package jp.kakehashi.wire;

import java.time.Instant;
import java.util.List;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.World;
import org.jspecify.annotations.Nullable;

/// The messages about how the server and the PCs are: what is measured or was reported, nothing
/// else.
public final class HealthMessages {
    /// The version of the program.
    public static final String PROGRAM = "0.1.0";

    private HealthMessages() {}

    /// What a PC tells of the copy that its person works on. `dataAsOf`: when everything there was
    /// last known to be newest. `POST /api/device-report`
    public record DeviceReport(long unsent, @Nullable Instant dataAsOf, String version) {}

    /// The newest report about a person's copy on a PC since the server started.
    public record Reported(
            String device,
            String staff,
            World world,
            Instant at,
            long unsent,
            @Nullable Instant dataAsOf,
            String version) {}

    /// How the server is. `GET /api/server-state`
    ///
    /// @param listening open live lines
    /// @param ledgers of the production world
    public record ServerState(
            Instant at,
            Instant startedAt,
            String version,
            Disk disk,
            int listening,
            List<WorldState> worlds,
            List<LedgerState> ledgers,
            List<Reported> reports) {
        public ServerState {
            worlds = List.copyOf(worlds);
            ledgers = List.copyOf(ledgers);
            reports = List.copyOf(reports);
        }
    }

    /// The disk that holds the server's data, in bytes.
    public record Disk(long total, long free) {}

    /// The files of a world's database, in bytes.
    ///
    /// @param local false on PostgreSQL, where there are no such files
    /// @param snapshotAt when the newest snapshot was made, null without one
    public record WorldState(
            World world,
            boolean local,
            long journalBytes,
            long indexBytes,
            int snapshots,
            @Nullable Instant snapshotAt) {}

    /// A ledger.
    ///
    /// @param changes how many were accepted so far
    public record LedgerState(
            LedgerId id, Label label, String owner, int version, long rows, long changes) {}
}
