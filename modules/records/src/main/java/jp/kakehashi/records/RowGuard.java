package jp.kakehashi.records;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Rows that not everybody who opens their ledger sees: those whose `field` holds one of `values`
/// (支援措置). Whom `seenBy` lets in sees them whole. For everybody else such a row shows only the
/// fields of `shows`, so that they can be told to call the section; where it names none, the row is
/// not there at all.
public record RowGuard(FieldId field, Set<String> values, AccessRule seenBy, Set<FieldId> shows) {

    /// When a row was changed, for those who are shown a part of it: nothing tells when the rest
    /// was.
    public static final Instant UNTOLD = Instant.ofEpochMilli(1);

    public RowGuard {
        values = Set.copyOf(values);
        shows = Set.copyOf(shows);
    }

    /// Whether guarded rows do not exist for those who do not see them whole.
    public boolean hides() {
        return shows.isEmpty();
    }

    /// Whether a row with these values is guarded.
    public boolean guards(Map<FieldId, String> row) {
        String value = row.get(field);
        return value != null && values.contains(value);
    }

    /// Whether a row is guarded, also after it was deleted.
    public boolean guards(RowState row) {
        return guards(row.values());
    }

    /// What this rule keeps back, in one word; equal for rules that keep back the same.
    public String word() {
        String fields =
                shows.stream().map(FieldId::value).sorted().collect(Collectors.joining("+"));
        String marks = values.stream().sorted().collect(Collectors.joining("+"));
        return field.value() + "=" + marks + ">" + fields;
    }
}
