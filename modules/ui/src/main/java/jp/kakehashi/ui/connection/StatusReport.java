package jp.kakehashi.ui.connection;

import java.time.Instant;
import java.util.List;
import jp.kakehashi.kernel.Problem;
import org.jspecify.annotations.Nullable;

/// What the status page tells: everything that is on this PC and nowhere else, and what it holds
/// of the server's. Texts are as the clerk knows them: names of ledgers and fields, the row's
/// number.
public record StatusReport(
        List<Waiting> waiting, List<Returned> returned, List<Copy> copies, String serverAddress) {
    /// Copies its lists.
    public StatusReport {
        waiting = List.copyOf(waiting);
        returned = List.copyOf(returned);
        copies = List.copyOf(copies);
    }

    /// Nothing waiting, nothing held.
    public static StatusReport empty(String serverAddress) {
        return new StatusReport(List.of(), List.of(), List.of(), serverAddress);
    }

    /// An edit that will be sent, oldest first; an empty `value` is not shown.
    public record Waiting(String ledger, String row, String field, String value, Instant at) {}

    /// An edit that the server sent back, with its reason. `id` names it to {@link StatusSource}.
    public record Returned(
            String id,
            String ledger,
            String row,
            String field,
            String value,
            Instant at,
            Problem reason) {}

    /// A ledger of which this PC has a copy, and when it was last complete; null before the first
    /// time.
    public record Copy(String ledger, long rows, @Nullable Instant freshAt) {}
}
