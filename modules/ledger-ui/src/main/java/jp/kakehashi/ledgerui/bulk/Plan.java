package jp.kakehashi.ledgerui.bulk;

import java.util.List;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.CellRewrite;
import jp.kakehashi.records.FieldDefinition;
import org.jspecify.annotations.Nullable;

/// What would be written, and what cannot be. Nothing has happened yet.
public record Plan(List<CellRewrite> cells, List<Misfit> misfits) {
    public Plan {
        cells = List.copyOf(cells);
        misfits = List.copyOf(misfits);
    }

    /// A value that does not fit its cell. `rowNumber` counts from 1 as the grid does; `field` is
    /// null where there is no column for it.
    public record Misfit(
            long rowNumber, @Nullable FieldDefinition field, String value, Problem why) {}
}
