package jp.kakehashi.sync.line;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Messages;
import jp.kakehashi.wire.SnapshotLine;

/// Reads a snapshot from JSON lines: a start, rows, an end that counts them.
final class SnapshotLines {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int MAX_LINE_BYTES = 32 << 20;

    private final Json json;

    SnapshotLines(Json json) {
        this.json = json;
    }

    /// @throws IOException when the stream ends before the snapshot does
    void read(InputStream in, HeadOffice.SnapshotReceiver receiver) throws IOException {
        Lines lines = new Lines(in);
        Messages.SnapshotStart start = json.read(lines.next(), Messages.SnapshotStart.class);
        receiver.start(start);
        for (long i = 0; i < start.rows(); i++) {
            SnapshotLine line = json.read(lines.next(), SnapshotLine.class);
            receiver.row(line.row(start.definition()));
        }
        Messages.SnapshotEnd end = json.read(lines.next(), Messages.SnapshotEnd.class);
        if (end.rows() != start.rows()) {
            throw Problem.unavailable("problem.line.snapshot").asException();
        }
    }

    /// Cuts a stream at line feeds; a byte at a time through the stream's own locks would cost more
    /// than reading the JSON.
    private static final class Lines {
        private final InputStream in;
        private byte[] buffer = new byte[BUFFER_BYTES];
        private int from;
        private int to;

        Lines(InputStream in) {
            this.in = in;
        }

        byte[] next() throws IOException {
            int scanned = from;
            while (true) {
                for (; scanned < to; scanned++) {
                    if (buffer[scanned] == '\n') {
                        byte[] line = Arrays.copyOfRange(buffer, from, scanned);
                        from = scanned + 1;
                        return line;
                    }
                }
                scanned -= from;
                fill();
                scanned += from;
            }
        }

        private void fill() throws IOException {
            if (from > 0) {
                System.arraycopy(buffer, from, buffer, 0, to - from);
                to -= from;
                from = 0;
            } else if (to == buffer.length) {
                if (buffer.length >= MAX_LINE_BYTES) {
                    throw new IOException("a line of the snapshot is too long");
                }
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            }
            int n = in.read(buffer, to, buffer.length - to);
            if (n < 0) {
                throw new IOException("the snapshot broke off");
            }
            to += n;
        }
    }
}
