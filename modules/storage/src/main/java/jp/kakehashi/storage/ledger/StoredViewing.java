package jp.kakehashi.storage.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.records.LedgerId;

/// Somebody looked at persons' records.
///
/// @param id made by the workstation, unique for ever
/// @param at when, by the clock of the computer it happened on
/// @param staff who
/// @param kind `card`, `history`, `print`, `export`, `list`, `number`
/// @param rows which records
public record StoredViewing(
        UUID id,
        Instant at,
        String staff,
        String office,
        String device,
        LedgerId ledger,
        String kind,
        String purpose,
        List<UUID> rows) {
    public StoredViewing {
        rows = List.copyOf(rows);
    }
}
