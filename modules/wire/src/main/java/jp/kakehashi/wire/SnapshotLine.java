package jp.kakehashi.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowState;
import jp.kakehashi.wire.Messages.SnapshotRow;
import org.jspecify.annotations.Nullable;

/// One row of a snapshot as it crosses the network: cells by their place among the fields of the
/// definition in the snapshot's first line, for names in each of 200,000 rows would be most of it.
///
/// @param values canonical text, null where the cell is empty or not for the reader
/// @param seqs the sequence that last wrote the cell, 0 where nobody did or not for the reader
public record SnapshotLine(
        UUID row,
        long seq,
        boolean deleted,
        @Nullable String provisional,
        Instant acceptedAt,
        List<@Nullable String> values,
        List<Long> seqs) {

    /// `row` by the places of `definition`.
    public static SnapshotLine of(LedgerDefinition definition, SnapshotRow row) {
        RowState state = row.row();
        int size = definition.fields().size();
        List<@Nullable String> values = new ArrayList<>(size);
        List<Long> seqs = new ArrayList<>(size);
        for (FieldDefinition field : definition.fields()) {
            values.add(state.value(field.id()));
            seqs.add(state.cellSeq(field.id()));
        }
        return new SnapshotLine(
                state.row(),
                state.seq(),
                state.deleted(),
                state.provisional(),
                row.acceptedAt(),
                values,
                seqs);
    }

    /// The row that was written by the places of `definition`.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.wire.malformed` when it was not
    public SnapshotRow row(LedgerDefinition definition) {
        List<FieldDefinition> fields = definition.fields();
        if (values.size() != fields.size() || seqs.size() != fields.size()) {
            throw Problem.invalid("problem.wire.malformed", 1, 1).asException();
        }
        Map<FieldId, String> cells = new LinkedHashMap<>();
        Map<FieldId, Long> cellSeqs = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            FieldId field = fields.get(i).id();
            String value = values.get(i);
            if (value != null) {
                cells.put(field, value);
            }
            long written = seqs.get(i);
            if (written != 0) {
                cellSeqs.put(field, written);
            }
        }
        return new SnapshotRow(
                new RowState(row, seq, deleted, cells, cellSeqs, provisional), acceptedAt);
    }
}
