package jp.kakehashi.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A cell that is to hold `after` if it still holds `before`; both in canonical text, null for an
/// empty cell. What somebody else wrote meanwhile is thereby never covered unseen.
public record CellRewrite(
        UUID row, FieldId field, @Nullable String before, @Nullable String after) {
    /// What takes this one back.
    public CellRewrite undone() {
        return new CellRewrite(row, field, /* before= */ after, /* after= */ before);
    }
}
