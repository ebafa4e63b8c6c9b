package jp.kakehashi.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldDefinition.LinkTarget;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.RowState;
import org.jspecify.annotations.Nullable;

/// Rows for files and paper, with the name of the linked row where a cell holds a link. Names are
/// asked for some hundred rows at a time. For one thread.
public final class LinkedRows implements Iterator<RowState> {
    /// What stands for a row that the reader may not see, or that is not known here.
    public static final String HIDDEN = "（表示できない行）";

    private static final String UNNAMED = "（名前のない行）";
    private static final String DELETED = "（削除済み）";
    private static final int PORTION = 500;

    private final List<FieldDefinition> links;
    private final Iterator<RowState> rows;
    private final Names names;
    private final Deque<RowState> ready = new ArrayDeque<>();

    /// Tells rows by their names.
    public interface Names {
        /// The names of those of `rows` that the reader may see.
        Map<UUID, String> of(LinkTarget link, Set<UUID> rows);
    }

    /// `rows` of which `fields` are written.
    public LinkedRows(List<FieldDefinition> fields, Iterator<RowState> rows, Names names) {
        this.links = fields.stream().filter(f -> f.link() != null).toList();
        this.rows = rows;
        this.names = names;
    }

    /// How `row` is called where `shows` is what its links show.
    public static String name(@Nullable FieldDefinition shows, RowState row) {
        String words = shows == null ? null : CellWords.of(shows, row);
        String name = words == null ? UNNAMED : words;
        return row.deleted() ? name + DELETED : name;
    }

    @Override
    public boolean hasNext() {
        return !ready.isEmpty() || rows.hasNext();
    }

    @Override
    public RowState next() {
        if (links.isEmpty()) {
            return rows.next();
        }
        if (ready.isEmpty()) {
            fetch();
        }
        return ready.removeFirst();
    }

    private void fetch() {
        List<RowState> portion = new ArrayList<>();
        do {
            portion.add(rows.next());
        } while (portion.size() < PORTION && rows.hasNext());
        List<RowState> named = portion;
        for (FieldDefinition field : links) {
            named = named(field, named);
        }
        ready.addAll(named);
    }

    private List<RowState> named(FieldDefinition field, List<RowState> portion) {
        Set<UUID> wanted = new HashSet<>();
        for (RowState row : portion) {
            String value = row.value(field.id());
            if (value != null) {
                wanted.add(UUID.fromString(value));
            }
        }
        LinkTarget link = field.link();
        if (link == null || wanted.isEmpty()) {
            return portion;
        }
        Map<UUID, String> known = names.of(link, wanted);
        return portion.stream().map(row -> with(row, field.id(), known)).toList();
    }

    private static RowState with(RowState row, FieldId field, Map<UUID, String> known) {
        String value = row.value(field);
        if (value == null) {
            return row;
        }
        Map<FieldId, String> values = new HashMap<>(row.values());
        values.put(field, known.getOrDefault(UUID.fromString(value), HIDDEN));
        return new RowState(
                row.row(), row.seq(), row.deleted(), values, row.cellSeqs(), row.provisional());
    }
}
