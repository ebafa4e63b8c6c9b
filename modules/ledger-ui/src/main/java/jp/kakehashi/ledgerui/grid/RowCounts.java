package jp.kakehashi.ledgerui.grid;

import java.util.Map;
import jp.kakehashi.records.FieldId;

/// `matching` of `all` rows, and the sums of the yen fields over those that match; not of now while
/// they are not `counted`.
public record RowCounts(long matching, long all, Map<FieldId, Long> sums, boolean counted) {
    static final RowCounts NONE = new RowCounts(0, 0, Map.of(), true);
}
