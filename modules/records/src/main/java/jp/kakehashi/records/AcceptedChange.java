package jp.kakehashi.records;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A change with its place in the ledger's one order.
///
/// @param seq the place, from 1 without gaps within a ledger
/// @param assigned values that head office added (automatic numbers), by field
/// @param acceptedAt the server's clock
/// @param hash this entry's link in the ledger's hash chain, hexadecimal; null where a reader may
///     not see the whole entry
public record AcceptedChange(
        long seq,
        Change change,
        Map<FieldId, String> assigned,
        Instant acceptedAt,
        @Nullable String hash) {

    public AcceptedChange {
        assigned = Map.copyOf(assigned);
    }
}
