package jp.kakehashi.records;

import java.util.Map;
import java.util.UUID;

/// A row as its author had it in front of them when they began to write, with the sequence it then
/// stood at. What others wrote after that was not seen, however long the writing took.
public record SeenRow(UUID row, long seq, Map<FieldId, String> values) {
    public SeenRow {
        values = Map.copyOf(values);
    }
}
