package jp.kakehashi.server.ledgers;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowState;
import jp.kakehashi.wire.ExportJobMessages.ExportJob;
import org.jspecify.annotations.Nullable;

/// Writes the files of a job. What makes files of rows is no business of the server's ground: a
/// composition root hands it over.
@FunctionalInterface
public interface ExportWriter {
    /// Writes into `folder`, which is empty.
    Written write(Order order, Path folder);

    /// What to write.
    ///
    /// @param rows what its definer sees now, from the beginning each time
    /// @param recipe the text of the recipe, null where it has none
    record Order(
            ExportJob job,
            LedgerDefinition ledger,
            Actor actor,
            Supplier<Iterator<RowState>> rows,
            Linked linked,
            @Nullable String recipe,
            LocalDate today) {}

    /// What links lead to, as far as the definer sees it.
    interface Linked {
        /// A ledger that may be opened.
        Optional<LedgerDefinition> ledger(LedgerId ledger);

        /// Those of its rows that may be seen.
        Map<UUID, RowState> rows(LedgerDefinition ledger, Set<UUID> rows);
    }

    /// What was written: the rows, and what there is to tell, null for nothing.
    record Written(Set<UUID> rows, @Nullable String detail) {
        /// Never changes.
        public Written {
            rows = Set.copyOf(rows);
        }
    }
}
