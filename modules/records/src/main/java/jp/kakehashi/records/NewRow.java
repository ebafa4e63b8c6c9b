package jp.kakehashi.records;

import java.util.Map;

/// A row that does not exist yet: its values in canonical text, and why it is made.
public record NewRow(Map<FieldId, String> values, ChangeNote note) {
    public NewRow {
        values = Map.copyOf(values);
    }
}
