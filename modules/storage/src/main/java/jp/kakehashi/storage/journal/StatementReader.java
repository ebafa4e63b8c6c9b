package jp.kakehashi.storage.journal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads back what {@link StatementLog} wrote; one reader a segment, frames in order.
final class StatementReader {
    /// Takes the statements in their order.
    interface Sink {
        /// One statement with its rows of bind values, at least one.
        void statement(String sql, List<@Nullable Object[]> rows);
    }

    private final List<String> texts = new ArrayList<>();

    void read(ByteBuffer payload, Sink sink) {
        while (payload.hasRemaining()) {
            String sql = text(payload);
            int rowCount = Math.toIntExact(Bytes.number(payload));
            List<@Nullable Object[]> rows = new ArrayList<>(rowCount);
            for (int row = 0; row < rowCount; row++) {
                @Nullable Object[] binds = new Object[Math.toIntExact(Bytes.number(payload))];
                for (int i = 0; i < binds.length; i++) {
                    binds[i] = Binds.read(payload);
                }
                rows.add(binds);
            }
            sink.statement(sql, rows);
        }
    }

    private String text(ByteBuffer payload) {
        int reference = Math.toIntExact(Bytes.number(payload));
        if (reference == StatementLog.ONCE) {
            return Bytes.text(payload);
        }
        if (reference == StatementLog.NEW) {
            texts.add(Bytes.text(payload));
            return texts.getLast();
        }
        return texts.get(reference - StatementLog.FIRST_NUMBER);
    }
}
