package jp.kakehashi.ledger;

import java.nio.file.Path;
import java.util.List;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.LedgerDefinition;
import org.jspecify.annotations.Nullable;

/// What an import would do, before anything is written.
///
/// @param definition the ledger as it would be, new or existing
/// @param rows every row in the order of the file, cells in the order of the definition's fields
/// @param problems what could not be understood, by place
public record ImportPreview(
        Path file,
        String sheet,
        String range,
        LedgerDefinition definition,
        boolean newLedger,
        List<List<@Nullable String>> rows,
        List<ImportProblem> problems) {

    /// The same import of a new ledger with other rights: who opens it, who writes it.
    ///
    /// @throws IllegalArgumentException when the ledger is there already and has its rights
    public ImportPreview with(FieldDefinition.FieldAccess access) {
        if (!newLedger) {
            throw new IllegalArgumentException("not a new ledger");
        }
        LedgerDefinition d = definition;
        LedgerDefinition made =
                new LedgerDefinition(
                        d.id(),
                        d.version(),
                        d.label(),
                        d.owner(),
                        d.authorsResolve(),
                        d.personal(),
                        access,
                        d.fields());
        return new ImportPreview(file, sheet, range, made, true, rows, problems);
    }

    /// One thing that could not be understood; the row is imported without that cell.
    public record ImportProblem(String cell, String kind, String saw, String suggests) {}
}
