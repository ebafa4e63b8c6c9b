package jp.kakehashi.wire;

import java.util.List;
import java.util.UUID;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.FieldId;
import org.jspecify.annotations.Nullable;

/// Who is where in a ledger now. Nothing of it is stored; it ends with the line of whoever said it.
public final class PresenceMessages {
    private PresenceMessages() {}

    /// Where the caller is in a ledger: on a cell, on a row as a whole (`field` null), or nowhere
    /// in particular (`row` null); `writing` while a cell is being written. Said again within a
    /// minute, or it is forgotten. `PUT /api/ledgers/{ledger}/presence`; `DELETE` says that they
    /// left.
    public record Place(@Nullable UUID row, @Nullable FieldId field, boolean writing) {
        /// In the ledger, on no row.
        public static final Place NOWHERE = new Place(null, null, false);
    }

    /// Somebody and their place.
    public record Standing(Author who, Place place) {}

    /// Everybody in a ledger whose place the reader may see, the reader too.
    public record People(List<Standing> people) {}
}
