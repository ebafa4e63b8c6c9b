package jp.kakehashi.storage.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.records.LedgerId;
import org.jspecify.annotations.Nullable;

/// Somebody looked at persons' records.
///
/// @param id made by the workstation, unique for ever
/// @param at when, by the clock of the computer it happened on, within what can be
/// @param staff who
/// @param kind `card`, `history`, `print`, `export`, `list`; of the server's own `number`,
///     `number-set`, `number-destroy`, and `snapshot`, `changes` for a ledger as a whole
/// @param rows which records; none for a ledger as a whole
/// @param receivedAt when head office wrote it down; null on a workstation and in old entries
/// @param reportedAt the time that was reported, where it could not be; null otherwise
public record StoredViewing(
        UUID id,
        Instant at,
        String staff,
        String office,
        String device,
        LedgerId ledger,
        String kind,
        String purpose,
        List<UUID> rows,
        @Nullable Instant receivedAt,
        @Nullable Instant reportedAt) {
    public StoredViewing {
        rows = List.copyOf(rows);
    }
}
