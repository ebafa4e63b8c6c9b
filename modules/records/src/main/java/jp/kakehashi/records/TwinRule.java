package jp.kakehashi.records;

import java.util.List;

/// By which fields a ledger's keeper tells that two rows are of the same person; what each says of
/// them its type and name tell.
public record TwinRule(List<FieldId> fields) {
    public TwinRule {
        fields = List.copyOf(fields);
    }
}
