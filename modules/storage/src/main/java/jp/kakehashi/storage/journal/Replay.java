package jp.kakehashi.storage.journal;

import java.io.IOException;
import java.util.List;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.disk.Disk;
import org.jspecify.annotations.Nullable;

/// Reads a journal from one position to another.
final class Replay {
    private final Disk disk;
    private final Secrets secrets;

    Replay(Disk disk, Secrets secrets) {
        this.disk = disk;
        this.secrets = secrets;
    }

    void run(Position from, @Nullable Position to, ReplayTarget target) throws IOException {
        Segment.Ending before = null;
        for (long number : JournalScan.numbers(disk)) {
            Segment segment = Segment.read(disk, secrets, number);
            SegmentHeader header = segment.header();
            if (header == null) {
                throw segment.damagedAt(0);
            }
            if (to != null && header.start().sequence() >= to.sequence()) {
                return;
            }
            if (before == null && header.start().sequence() > from.sequence()) {
                throw segment.damagedAt(0); // what lies between is gone
            }
            before = segment.frames(secrets, header, new Selection(from, to, target));
        }
    }

    /// Passes on what lies between two positions, and reads what lies before for the statements'
    /// numbers.
    private static final class Selection implements FrameSink {
        private final Position from;
        private final @Nullable Position to;
        private final ReplayTarget target;
        private StatementReader reader = new StatementReader();

        Selection(Position from, @Nullable Position to, ReplayTarget target) {
            this.from = from;
            this.to = to;
            this.target = target;
        }

        @Override
        public void frame(Frame frame, boolean firstOfSegment) {
            if (firstOfSegment) {
                reader = new StatementReader();
            }
            long sequence = frame.position().sequence();
            if (sequence == from.sequence() && !frame.position().equals(from)) {
                throw Problem.damaged("problem.storage.damaged", Journal.FOLDER, sequence)
                        .asException();
            }
            boolean wanted =
                    sequence > from.sequence() && (to == null || sequence <= to.sequence());
            switch (frame.kind()) {
                case GROUP ->
                        reader.read(
                                frame.payload(),
                                (String sql, List<@Nullable Object[]> rows) -> {
                                    if (wanted) {
                                        target.statement(sql, rows);
                                    }
                                });
                case SCHEMA -> {
                    if (wanted) {
                        target.schema(Bytes.text(frame.payload()));
                    }
                }
                case SEAL -> {}
            }
            if (wanted) {
                target.reached(frame.position());
            }
        }
    }
}
