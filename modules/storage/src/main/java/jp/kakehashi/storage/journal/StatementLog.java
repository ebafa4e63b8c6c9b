package jp.kakehashi.storage.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The statements of one group as they will stand in the journal. A statement's text is written
/// once a segment and then referred to by number, so that an edit stays small. For the writer's
/// thread.
public final class StatementLog {
    static final int NEW = 0;
    static final int ONCE = 1;
    static final int FIRST_NUMBER = 2;
    private static final int DICTIONARY_LIMIT = 2000;

    private final Bytes bytes = new Bytes();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> added = new ArrayList<>();

    /// An empty log.
    public StatementLog() {}

    /// Appends one statement with its rows of bind values.
    public void record(String sql, List<@Nullable Object[]> rows) {
        reference(sql);
        bytes.number(rows.size());
        for (@Nullable Object[] row : rows) {
            bytes.number(row.length);
            for (Object value : row) {
                Binds.write(bytes, value);
            }
        }
    }

    private void reference(String sql) {
        Integer number = numbers.get(sql);
        if (number != null) {
            bytes.number(number);
        } else if (numbers.size() >= DICTIONARY_LIMIT) {
            bytes.number(ONCE);
            bytes.text(sql);
        } else {
            numbers.put(sql, FIRST_NUMBER + numbers.size());
            added.add(sql);
            bytes.number(NEW);
            bytes.text(sql);
        }
    }

    /// How far the log reaches now.
    public Mark mark() {
        return new Mark(bytes.size(), added.size());
    }

    /// Forgets what was recorded after `mark`.
    public void cutTo(Mark mark) {
        bytes.cutTo(mark.size());
        while (added.size() > mark.added()) {
            numbers.remove(added.removeLast());
        }
    }

    /// Nothing recorded since the last group.
    public boolean isEmpty() {
        return bytes.size() == 0;
    }

    /// Bytes recorded since the last group.
    public int size() {
        return bytes.size();
    }

    Bytes bytes() {
        return bytes;
    }

    /// The group is in the journal: the numbers it gave out stand.
    void reached() {
        bytes.cutTo(0);
        added.clear();
    }

    /// A new segment begins, with no numbers given out. Only between groups.
    void newSegment() {
        numbers.clear();
        added.clear();
    }

    /// A place in the log.
    public record Mark(int size, int added) {}
}
