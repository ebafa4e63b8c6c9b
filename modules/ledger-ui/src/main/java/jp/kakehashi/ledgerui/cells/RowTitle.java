package jp.kakehashi.ledgerui.cells;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import org.jspecify.annotations.Nullable;

/// How a row is called on screen: 「R8-0044　東海林　弘」. Never for logs: it holds a name. Pure.
public final class RowTitle {
    private static final Set<FieldType> NAMES = EnumSet.of(FieldType.PERSON);
    private static final Set<FieldType> TEXTS = EnumSet.of(FieldType.TEXT, FieldType.LONG_TEXT);

    /// Stands between number and name.
    public static final String GAP = "　";

    private RowTitle() {}

    /// The field that says whose row it is: the first name, else the first text, else the first.
    public static @Nullable FieldDefinition field(
            LedgerDefinition definition, List<FieldDefinition> shown) {
        for (Set<FieldType> types : List.of(NAMES, TEXTS, EnumSet.allOf(FieldType.class))) {
            for (FieldDefinition field : shown) {
                if (types.contains(field.type()) && definition.field(field.id()).isPresent()) {
                    return field;
                }
            }
        }
        return null;
    }

    /// Number and name, as far as the row has them.
    public static String of(LedgerDefinition definition, RowView row) {
        String number = number(definition, row);
        String name = first(definition, row, NAMES);
        if (name == null) {
            name = first(definition, row, TEXTS);
        }
        if (number == null) {
            return name == null ? "" : name;
        }
        return name == null ? number : number + GAP + name;
    }

    /// The automatic number, or the provisional one while head office has given none.
    public static @Nullable String number(LedgerDefinition definition, RowView row) {
        String number = first(definition, row, EnumSet.of(FieldType.AUTO_NUMBER));
        return number == null ? row.provisional() : number;
    }

    private static @Nullable String first(
            LedgerDefinition definition, RowView row, Set<FieldType> types) {
        for (FieldDefinition field : definition.fields()) {
            String value = row.values().get(field.id());
            if (value != null && types.contains(field.type())) {
                return value;
            }
        }
        return null;
    }
}
