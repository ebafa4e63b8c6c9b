package jp.kakehashi.ledger;

import java.util.List;
import java.util.Objects;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowState;
import org.jspecify.annotations.Nullable;

/// Of which day a file is that was extracted from another system, beside the newest day that its
/// ledger holds. Days are ISO 8601 and compare as texts. Of a ledger that is no extract it holds
/// nothing.
final class ExtractDay {
    private final @Nullable FieldId field;
    private final @Nullable String file;
    private @Nullable String newest;

    private ExtractDay(@Nullable FieldId field, @Nullable String file) {
        this.field = field;
        this.file = file;
    }

    /// The day of a file whose rows are `made`; where they differ, the oldest counts.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.import.extract_day` when a row
    ///     has none
    static ExtractDay of(LedgerDefinition definition, List<ColumnMatch.Made> made) {
        FieldId id = definition.extract();
        if (id == null) {
            return new ExtractDay(null, null);
        }
        FieldDefinition field = definition.field(id).orElseThrow();
        int at = definition.fields().indexOf(field);
        String oldest = null;
        for (ColumnMatch.Made row : made) {
            String day = row.cells().get(at);
            if (day == null) {
                throw Problem.invalid("problem.import.extract_day", field.label().ja())
                        .asException();
            }
            oldest = oldest == null || day.compareTo(oldest) < 0 ? day : oldest;
        }
        return new ExtractDay(id, oldest);
    }

    /// Takes a row of the ledger into account.
    void met(RowState row) {
        String day = field == null ? null : row.value(field);
        if (day != null && (newest == null || day.compareTo(newest) > 0)) {
            newest = day;
        }
    }

    /// @throws jp.kakehashi.kernel.ProblemException `problem.import.older` with both days
    void requireNotOlder() {
        String there = newest;
        if (file != null && there != null && file.compareTo(there) < 0) {
            throw Problem.refused("problem.import.older", file, Objects.requireNonNull(there))
                    .asException();
        }
    }
}
