package jp.kakehashi.records;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A change with its place in the ledger's one order.
///
/// @param seq the place, from 1 without gaps within a ledger
/// @param assigned values that head office added (automatic numbers), by field
/// @param acceptedAt the server's clock
/// @param salt random bits in front of what is hashed, Base64: without them a short value that is
///     withheld from a reader could be found by trying which one gives the next link; null until
///     linked and where a reader may not see the whole entry
/// @param hash this entry's link in the ledger's hash chain, hexadecimal; null where a reader may
///     not see the whole entry
public record AcceptedChange(
        long seq,
        Change change,
        Map<FieldId, String> assigned,
        Instant acceptedAt,
        @Nullable String salt,
        @Nullable String hash) {

    public AcceptedChange {
        assigned = Map.copyOf(assigned);
    }

    /// A change in its place that has no link, or whose link is not told.
    public AcceptedChange(
            long seq, Change change, Map<FieldId, String> assigned, Instant acceptedAt) {
        this(seq, change, assigned, acceptedAt, null, null);
    }

    /// The same change with its link.
    public AcceptedChange linked(@Nullable String newSalt, @Nullable String newHash) {
        return new AcceptedChange(seq, change, assigned, acceptedAt, newSalt, newHash);
    }
}
