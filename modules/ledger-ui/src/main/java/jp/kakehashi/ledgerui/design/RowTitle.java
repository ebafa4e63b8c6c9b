package jp.kakehashi.ledgerui.design;

import java.util.List;
import java.util.stream.Collectors;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;

/// A few words by which a keeper knows a row again: its number and its first text. Pure.
final class RowTitle {
    private static final List<FieldType> NAMING =
            List.of(FieldType.AUTO_NUMBER, FieldType.TEXT, FieldType.PERSON);

    private RowTitle() {}

    static String of(LedgerDefinition definition, RowView row, LedgerDesk desk) {
        return definition.fields().stream()
                .filter(f -> NAMING.contains(f.type()) && row.values().containsKey(f.id()))
                .limit(2)
                .map((FieldDefinition f) -> desk.cells().show(f, row.values().get(f.id())))
                .collect(Collectors.joining(" "));
    }
}
