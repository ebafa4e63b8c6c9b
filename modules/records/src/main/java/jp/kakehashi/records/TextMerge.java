package jp.kakehashi.records;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts together what two people wrote on different lines of a long text. Done once, by the server,
/// when it accepts the later change: the result goes into {@link AcceptedChange#assigned}, so that
/// history tells both what was written and what came of it, and every replica folds the same
/// without comparing a line. Pure.
public final class TextMerge {
    private TextMerge() {}

    /// The texts that `change` makes together with what stands in `row`, by field. A field is
    /// missing where there is nothing to put together, and where both changed the same lines: that
    /// is a conflict.
    public static Map<FieldId, String> of(
            LedgerDefinition definition,
            @Nullable RowState row,
            Change change,
            Merge.Earlier earlier) {
        if (row == null || row.deleted() || change.kind() != ChangeKind.EDIT) {
            return Map.of();
        }
        Map<FieldId, String> merged = new HashMap<>();
        for (Edit edit : change.edits()) {
            FieldDefinition field = definition.field(edit.field()).orElse(null);
            if (field != null && byLine(field)) {
                of(field, row, edit, earlier).ifPresent(text -> merged.put(field.id(), text));
            }
        }
        return merged;
    }

    /// A text that has to fit a pattern as a whole, or be the only one, is not put together.
    private static boolean byLine(FieldDefinition field) {
        return field.type() == FieldType.LONG_TEXT
                && field.checks().pattern() == null
                && !field.checks().unique();
    }

    private static Optional<String> of(
            FieldDefinition field, RowState row, Edit edit, Merge.Earlier earlier) {
        long standing = row.cellSeq(field.id());
        String now = row.value(field.id());
        String mine = edit.value();
        String seen = edit.seen() == null ? "" : edit.seen();
        if (standing <= edit.seenSeq() || now == null || mine == null || now.equals(mine)) {
            return Optional.empty();
        }
        if (now.equals(seen)) {
            // Nothing was put in besides, or somebody changed it and another changed it back, which
            // is seen by sequences only.
            return Optional.empty();
        }
        AcceptedChange other = earlier.at(standing);
        boolean ownText = Merge.continues(edit, other) && !other.assigned().containsKey(field.id());
        return ownText
                ? Optional.empty()
                : LineMerge.merge(seen, mine, now).filter(t -> Values.isCanonical(field, t));
    }
}
