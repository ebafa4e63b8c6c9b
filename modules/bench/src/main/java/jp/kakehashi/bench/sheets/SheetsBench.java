package jp.kakehashi.bench.sheets;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import jp.kakehashi.bench.Figure;
import jp.kakehashi.bench.TrialFolder;
import jp.kakehashi.kernel.process.ChildProcess;
import jp.kakehashi.sheets.OutsideWorkbooks;
import jp.kakehashi.sheets.SheetFieldType;
import jp.kakehashi.sheets.SheetTable;
import jp.kakehashi.sheets.WorkbookReader;
import jp.kakehashi.sheets.WorkbookWriter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/// A workbook of 100,000 × 12 read with all that is inferred beside fastexcel-reader, which only
/// hands over cells; and written with types, widths and frozen header beside fastexcel, which
/// writes the same values and day formats. Both in this process, in turns, the first turns not
/// counted; and once as a file from outside is read, in a process of its own of 256 MB.
public final class SheetsBench {
    private static final int ROWS = 100_000;
    private static final int WARM_TURNS = 3;
    private static final int TURNS = 7;
    private static final int CHILD_MB = 256;
    private static final double READ_AT_MOST = 1.5;
    private static final double WRITE_AT_MOST = 1.2;

    private final BenchTable table;

    /// A measure on rows made from `seed`.
    public SheetsBench(long seed) {
        this.table = new BenchTable(ROWS, seed);
    }

    /// Runs it.
    public List<Figure> run() throws IOException {
        try (TrialFolder folder = TrialFolder.create()) {
            Path mine = folder.path().resolve("ours.xlsx");
            Path bare = folder.path().resolve("bare.xlsx");
            Figure writing = writing(mine, bare);
            return List.of(reading(bare), outside(bare), writing);
        }
    }

    private Figure writing(Path mine, Path bare) throws IOException {
        return inTurns(
                "write 100,000 x 12 with types and formats, beside fastexcel",
                WRITE_AT_MOST,
                () -> writeOurs(mine),
                () -> writeBare(bare));
    }

    private static Figure reading(Path file) throws IOException {
        return inTurns(
                "read 100,000 x 12, inference included, beside fastexcel-reader",
                READ_AT_MOST,
                () -> readOurs(file),
                () -> readBare(file));
    }

    private static Figure inTurns(String name, double atMost, Turn mine, Turn bare)
            throws IOException {
        double[] ours = new double[TURNS];
        double[] peers = new double[TURNS];
        for (int turn = -WARM_TURNS; turn < TURNS; turn++) {
            double our = millis(mine);
            double peer = millis(bare);
            if (turn >= 0) {
                ours[turn] = our;
                peers[turn] = peer;
            }
        }
        double our = Figure.median(ours);
        double peer = Figure.median(peers);
        return Figure.beside(name, our, peer, "ms", "ratio <= " + atMost, our / peer <= atMost);
    }

    private static Figure outside(Path file) throws IOException {
        OutsideWorkbooks reader =
                new OutsideWorkbooks(
                        new ChildProcess.Bounds(CHILD_MB, Duration.ofMinutes(2), 512L << 20));
        double millis = millis(() -> check(reader.read(file)));
        return Figure.alone(
                "the same once in a new process with a heap of 256 MB, handing over included",
                millis,
                "ms",
                "it suffices",
                true);
    }

    private static void readOurs(Path file) {
        check(new WorkbookReader().read(file));
    }

    private static void check(List<SheetTable> tables) {
        if (tables.size() != 1
                || tables.getFirst().rows().size() != ROWS
                || tables.getFirst().fields().get(5).type() != SheetFieldType.DATE) {
            throw new IllegalStateException("not what was written");
        }
    }

    private static void readBare(Path file) throws IOException {
        long cells = 0;
        try (ReadableWorkbook book = new ReadableWorkbook(file.toFile());
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            for (Iterator<Row> each = rows.iterator(); each.hasNext(); ) {
                for (Cell cell : each.next()) {
                    cells += cell == null || cell.getValue() == null ? 0 : 1;
                }
            }
        }
        if (cells < ROWS * 11L) {
            throw new IllegalStateException("not what was written");
        }
    }

    private void writeOurs(Path file) {
        new WorkbookWriter().writeXlsx(file, "台帳", BenchTable.COLUMNS, table.rows());
    }

    private void writeBare(Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
                Workbook book = new Workbook(out, "bench", "1.0")) {
            Worksheet sheet = book.newWorksheet("台帳");
            for (int c = 0; c < BenchTable.COLUMNS.size(); c++) {
                sheet.value(0, c, BenchTable.COLUMNS.get(c).name());
            }
            int at = 1;
            for (Iterator<List<@Nullable String>> rows = table.rows(); rows.hasNext(); at++) {
                List<@Nullable String> row = rows.next();
                for (int c = 0; c < row.size(); c++) {
                    write(sheet, at, c, row.get(c));
                }
                if (at % 1_000 == 0) {
                    sheet.flush();
                }
            }
        }
    }

    private static void write(Worksheet sheet, int row, int column, @Nullable String value) {
        if (value == null) {
            return;
        }
        switch (BenchTable.COLUMNS.get(column).type()) {
            case NUMBER, YEN -> sheet.value(row, column, new BigDecimal(value));
            case DATE -> {
                sheet.value(row, column, LocalDate.parse(value));
                sheet.style(row, column).format("yyyy/m/d").set();
            }
            default -> sheet.value(row, column, value);
        }
    }

    private interface Turn {
        void run() throws IOException;
    }

    private static double millis(Turn turn) throws IOException {
        long start = System.nanoTime();
        turn.run();
        return (System.nanoTime() - start) / 1e6;
    }
}
