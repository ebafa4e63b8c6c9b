package jp.kakehashi.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One cell of a {@link Change}: what the author wrote and what the author had in front of them.
///
/// @param field which field
/// @param value the new value in canonical text; null clears the cell
/// @param seen the value the author saw, null for an empty cell
/// @param seenSeq the server sequence of the value the author saw, 0 for none
/// @param basedOn the author's own, not yet accepted change that this edit continues, if any
public record Edit(
        FieldId field,
        @Nullable String value,
        @Nullable String seen,
        long seenSeq,
        @Nullable UUID basedOn) {}
