package jp.kakehashi.storage.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.UUID;
import jp.kakehashi.kernel.text.SearchFolding;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowState;
import jp.kakehashi.records.Values;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// The table of one version of a ledger: its name, its columns and the way between a row of the
/// table and a {@link StoredRow}. Individual numbers and what is calculated have no column.
final class LedgerLayout {
    static final Field<UUID> ROW_ID = DSL.field(DSL.unquotedName("row_id"), SQLDataType.UUID);
    static final Field<Long> SEQ = DSL.field(DSL.unquotedName("seq"), SQLDataType.BIGINT);
    static final Field<Boolean> DELETED =
            DSL.field(DSL.unquotedName("deleted"), SQLDataType.BOOLEAN);
    static final Field<String> CELL_SEQS =
            DSL.field(DSL.unquotedName("cell_seqs"), SQLDataType.VARCHAR);
    static final Field<String> PROVISIONAL =
            DSL.field(DSL.unquotedName("provisional"), SQLDataType.VARCHAR);
    static final Field<Long> ACCEPTED_AT =
            DSL.field(DSL.unquotedName("accepted_at"), SQLDataType.BIGINT);
    static final Field<String> SEARCH_TEXT =
            DSL.field(DSL.unquotedName("search_text"), SQLDataType.VARCHAR);

    private static final int FIXED = 6;

    private final Table<Record> table;
    private final List<LedgerColumn> columns;
    private final Map<FieldId, LedgerColumn> byField = new LinkedHashMap<>();
    private final List<Field<?>> selected = new ArrayList<>();
    private final SearchFolding folding;
    private final CellSeqs cellSeqs;

    LedgerLayout(LedgerDefinition definition, SearchFolding folding) {
        this.table = tableOf(definition.id());
        this.folding = folding;
        this.columns =
                definition.fields().stream()
                        .filter(f -> !f.individualNumber() && f.type().kept())
                        .map(LedgerColumn::of)
                        .toList();
        selected.addAll(List.of(ROW_ID, SEQ, DELETED, CELL_SEQS, PROVISIONAL, ACCEPTED_AT));
        for (LedgerColumn column : columns) {
            byField.put(column.definition().id(), column);
            selected.add(column.field());
        }
        cellSeqs = new CellSeqs(byField.keySet());
    }

    static Table<Record> tableOf(LedgerId ledger) {
        return DSL.table(DSL.unquotedName("ledger_" + ledger.value()));
    }

    Table<Record> table() {
        return table;
    }

    List<LedgerColumn> columns() {
        return columns;
    }

    @Nullable LedgerColumn column(FieldId field) {
        return byField.get(field);
    }

    /// What {@link #read} expects to be selected, in this order.
    List<Field<?>> selected() {
        return selected;
    }

    StoredRow read(Record record) {
        Map<FieldId, String> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            LedgerColumn column = columns.get(i);
            String text = column.toText(record.get(FIXED + i));
            if (text != null) {
                values.put(column.definition().id(), text);
            }
        }
        RowState state =
                new RowState(
                        present(record, 0, UUID.class),
                        present(record, 1, Long.class),
                        present(record, 2, Boolean.class),
                        values,
                        cellSeqs.read(present(record, 3, String.class)),
                        (String) record.get(4));
        long at = present(record, 5, Long.class);
        return new StoredRow(state, Instant.ofEpochMilli(at));
    }

    // The columns are of these types already; asking jOOQ to convert costs as much as the reading.
    private static <T> T present(Record record, int index, Class<T> type) {
        return type.cast(Objects.requireNonNull(record.get(index)));
    }

    Query insertTemplate() {
        List<Field<?>> all = new ArrayList<>(selected);
        all.add(SEARCH_TEXT);
        return DSL.insertInto(table, all).values(new Object[all.size()]);
    }

    Query updateTemplate() {
        Map<Field<?>, Object> assignments = new LinkedHashMap<>();
        for (Field<?> field : selected.subList(1, selected.size())) {
            assignments.put(field, null);
        }
        assignments.put(SEARCH_TEXT, null);
        return DSL.update(table).set(assignments).where(ROW_ID.eq(DSL.val(null, ROW_ID)));
    }

    @Nullable Object[] insertBinds(StoredRow row) {
        @Nullable Object[] binds = new @Nullable Object[selected.size() + 1];
        binds[0] = row.state().row();
        fill(binds, 1, row);
        return binds;
    }

    @Nullable Object[] updateBinds(StoredRow row) {
        @Nullable Object[] binds = new @Nullable Object[selected.size() + 1];
        fill(binds, 0, row);
        binds[binds.length - 1] = row.state().row();
        return binds;
    }

    private void fill(@Nullable Object[] binds, int from, StoredRow row) {
        RowState state = row.state();
        int at = from;
        binds[at++] = state.seq();
        binds[at++] = state.deleted();
        binds[at++] = cellSeqs.write(state.cellSeqs());
        binds[at++] = state.provisional();
        binds[at++] = row.acceptedAt().toEpochMilli();
        StringJoiner search = new StringJoiner("\n");
        for (LedgerColumn column : columns) {
            String text = state.value(column.definition().id());
            binds[at++] = column.toColumn(text);
            String said = text == null ? "" : Values.searchText(column.definition(), text);
            if (!said.isEmpty()) {
                search.add(folding.fold(said));
            }
        }
        if (state.provisional() != null) {
            search.add(folding.fold(state.provisional()));
        }
        binds[at] = search.toString();
    }

    /// Fields that people sort by, and links, by which the rows that point at one are found.
    List<LedgerColumn> sorted() {
        return columns.stream()
                .filter(
                        c ->
                                c.definition().type() == FieldType.AUTO_NUMBER
                                        || c.definition().type() == FieldType.DATE
                                        || c.definition().type() == FieldType.LINK)
                .toList();
    }

    /// Fields of which every value is looked up before it is written.
    List<LedgerColumn> unique() {
        return columns.stream().filter(c -> c.definition().checks().unique()).toList();
    }
}
