package jp.kakehashi.ledger;

import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldDefinition.FieldAccess;
import jp.kakehashi.records.FieldDefinition.FieldChecks;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import org.jspecify.annotations.Nullable;

/// How the definition of a ledger that an import makes follows what its keeper says of the file's
/// columns. Pure.
final class NewLedgerForm {
    private NewLedgerForm() {}

    /// `definition` with another type for `field`, into which `column` of `table` goes.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.import.too_many_choices`
    static LedgerDefinition retyped(
            LedgerDefinition definition,
            FieldId field,
            FieldType type,
            FileTable table,
            int column) {
        List<FieldDefinition> fields = new ArrayList<>(definition.fields());
        fields.replaceAll(
                each ->
                        each.id().equals(field)
                                ? new FieldDefinition(
                                        each.id(),
                                        each.label(),
                                        type,
                                        FieldChecks.NONE,
                                        type == FieldType.CHOICE
                                                ? ChoiceList.of(table.column(column))
                                                : List.of(),
                                        FieldAccess.OPEN,
                                        false)
                                : each);
        return with(definition, fields);
    }

    /// `definition` with the field for what could not be read when `table` has such cells, and
    /// without it when it has none.
    static LedgerDefinition checked(
            LedgerDefinition definition, FileTable table, List<@Nullable FieldId> columns) {
        boolean ofTheFile = columns.contains(UnreadCells.FIELD);
        if (ofTheFile) {
            return definition;
        }
        List<FieldDefinition> fields = new ArrayList<>(definition.fields());
        fields.removeIf(field -> field.id().equals(UnreadCells.FIELD));
        LedgerDefinition without = with(definition, fields);
        boolean unread =
                new ColumnMatch(without, table, columns)
                        .made().stream().anyMatch(row -> !row.unread().isEmpty());
        if (!unread) {
            return without;
        }
        fields.add(UnreadCells.field());
        return with(definition, fields);
    }

    private static LedgerDefinition with(LedgerDefinition d, List<FieldDefinition> fields) {
        boolean personal = fields.stream().anyMatch(field -> field.type() == FieldType.PERSON);
        return new LedgerDefinition(
                d.id(),
                d.version(),
                d.label(),
                d.owner(),
                d.authorsResolve(),
                personal,
                d.access(),
                fields);
    }
}
