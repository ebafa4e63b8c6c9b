package jp.kakehashi.app.ledgers;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.ledger.LinkedRows;
import jp.kakehashi.records.Calculation;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldDefinition.LinkTarget;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.wire.Messages.SnapshotRow;

/// Names of the rows that links lead to, as far as whoever asks may see them. A linked ledger is
/// read whole, once. For one thread.
public final class LinkNames implements LinkedRows.Names {
    private final LedgerDesk desk;
    private final Map<LedgerId, Map<UUID, SnapshotRow>> read = new HashMap<>();

    /// Names that are asked for at `desk`.
    public LinkNames(LedgerDesk desk) {
        this.desk = desk;
    }

    @Override
    public Map<UUID, String> of(LinkTarget link, Set<UUID> rows) {
        Optional<LedgerDefinition> target =
                desk.definitions().stream().filter(d -> d.id().equals(link.ledger())).findFirst();
        Map<UUID, String> names = new HashMap<>();
        target.ifPresent(definition -> name(definition, link, rows, names));
        return names;
    }

    private void name(
            LedgerDefinition definition, LinkTarget link, Set<UUID> rows, Map<UUID, String> names) {
        FieldDefinition shows =
                definition
                        .field(link.shows())
                        .filter(f -> definition.mayRead(desk.actor(), f))
                        .orElse(null);
        Calculation calculation = new Calculation(definition);
        Map<UUID, SnapshotRow> known = read.computeIfAbsent(definition.id(), this::rows);
        for (UUID id : rows) {
            SnapshotRow row = known.get(id);
            if (row != null) {
                names.put(id, LinkedRows.name(shows, calculation.with(row.row())));
            }
        }
    }

    private Map<UUID, SnapshotRow> rows(LedgerId ledger) {
        Map<UUID, SnapshotRow> rows = new HashMap<>();
        desk.rows(ledger).forEach(row -> rows.put(row.row().row(), row));
        return rows;
    }
}
