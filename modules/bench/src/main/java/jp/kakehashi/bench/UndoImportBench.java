package jp.kakehashi.bench;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.kernel.Ids;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ImportMark;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.wire.Messages;

/// An import of 100,000 rows of twelve fields taken back at head office: from the first call over
/// HTTPS until the last is answered, every row durably a tombstone with a history entry of its own.
/// A server that has undone something before; the median counts.
public final class UndoImportBench {
    private static final int ROWS = 100_000;
    private static final int BATCH = 1_000;
    private static final int ROUNDS = 3;
    private static final double TARGET_SECONDS = 3;

    private final InstantSource clock;

    /// A measure with ids of `clock`.
    public UndoImportBench(InstantSource clock) {
        this.clock = clock;
    }

    /// Measures; takes about two minutes, most of it to fill the server.
    public Figure run() throws IOException {
        double[] seconds = new double[ROUNDS];
        try (BenchOffice office = new BenchOffice();
                HeadOffice line = office.signIn("filler")) {
            line.publish(BenchOffice.definition());
            undo(line, fill(line, ROWS / 10), ROWS / 10);
            for (int i = 0; i < ROUNDS; i++) {
                seconds[i] = undo(line, fill(line, ROWS), ROWS);
            }
        }
        double ours = Figure.median(seconds);
        return Figure.alone(
                "undo of an import of 100,000 rows of 12 at head office",
                ours,
                "s",
                "<= 3 s",
                ours <= TARGET_SECONDS);
    }

    private UUID fill(HeadOffice line, int rows) {
        Ids ids = new Ids(clock);
        ImportMark mark = new ImportMark(ids.next(), "bench.xlsx");
        for (int made = 0; made < rows; made += BATCH) {
            List<Change> batch = new ArrayList<>(BATCH);
            for (int n = made; n < made + BATCH; n++) {
                Change row = BenchOffice.row(ids.next(), ids.next(), "filler", n);
                batch.add(row.with(row.note().from(mark)));
            }
            line.push(BenchOffice.LEDGER, batch);
        }
        return mark.id();
    }

    private static double undo(HeadOffice line, UUID id, int rows) {
        long begin = System.nanoTime();
        long gone = 0;
        boolean more = true;
        while (more) {
            Messages.ImportUndone told = line.undoImport(BenchOffice.LEDGER, id);
            gone += told.rows();
            more = told.more();
        }
        if (gone != rows) {
            throw new IllegalStateException(gone + " of " + rows + " rows");
        }
        return (System.nanoTime() - begin) / 1e9;
    }
}
