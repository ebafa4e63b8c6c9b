package jp.kakehashi.ledger;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import jp.kakehashi.records.Calculation;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldDefinition.LinkTarget;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowState;
import jp.kakehashi.storage.ledger.StoredRow;

/// Stored rows as they leave for a file: with what is calculated of them, links by name.
final class PaperRows {
    private final LedgerLinks links;

    PaperRows(LedgerLinks links) {
        this.links = links;
    }

    /// `rows` of which `fields` are written, each once.
    Iterator<RowState> rows(
            LedgerDefinition definition, List<FieldDefinition> fields, Iterator<StoredRow> rows) {
        return rows(definition, fields, rows, row -> {});
    }

    /// The same; `stored` is told each row before its links have names.
    Iterator<RowState> rows(
            LedgerDefinition definition,
            List<FieldDefinition> fields,
            Iterator<StoredRow> rows,
            Consumer<RowState> stored) {
        Calculation calculation = new Calculation(definition);
        Iterator<RowState> states =
                new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return rows.hasNext();
                    }

                    @Override
                    public RowState next() {
                        RowState row = rows.next().state();
                        stored.accept(row);
                        return calculation.with(row);
                    }
                };
        return new LinkedRows(fields, states, this::names);
    }

    private Map<UUID, String> names(LinkTarget link, Set<UUID> rows) {
        Map<UUID, String> names = new HashMap<>();
        links.targets(link, rows)
                .forEach(
                        (id, found) -> {
                            RowState state =
                                    new RowState(
                                            id,
                                            found.row().seq(),
                                            found.row().deleted(),
                                            found.row().values(),
                                            Map.of(),
                                            found.row().provisional());
                            FieldDefinition shows =
                                    found.definition().field(link.shows()).orElse(null);
                            names.put(id, LinkedRows.name(shows, state));
                        });
        return names;
    }
}
