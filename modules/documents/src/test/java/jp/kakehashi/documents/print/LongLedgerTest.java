package jp.kakehashi.documents.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import jp.kakehashi.documents.PageFormat;
import jp.kakehashi.documents.PageFormat.Paper;
import jp.kakehashi.documents.PrintReport;
import jp.kakehashi.documents.PrintedPages;
import jp.kakehashi.documents.print.LedgerPrint.Table;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("soak")
class LongLedgerTest {
    private static final int ROWS = 100_000;
    private static final long MOST_HEAP_BYTES = 128L << 20;
    @TempDir Path folder;

    @Test
    void hundredThousandRowsNeedLittleMemory() throws Exception {
        Path file = folder.resolve("long.pdf");
        AtomicLong most = new AtomicLong();
        long start = System.nanoTime();
        Table table =
                new Table("道路占用許可台帳", RoadLedger.COLUMNS, 0, PageFormat.of(Paper.A3, true), 9);
        PrintReport report =
                new LedgerPrint(
                                PrintedPages.job(
                                        PrintedPages.fonts(),
                                        false,
                                        (done, total) -> watch(done, most)))
                        .write(
                                file,
                                table,
                                IntStream.rangeClosed(1, ROWS).mapToObj(RoadLedger::row).iterator(),
                                ROWS);
        System.out.printf(
                "%d rows, %d pages, %d MB file, %d MB heap, %d ms%n",
                ROWS,
                report.pages(),
                Files.size(file) >> 20,
                most.get() >> 20,
                (System.nanoTime() - start) / 1_000_000);
        assertTrue(most.get() < MOST_HEAP_BYTES, () -> "heap " + (most.get() >> 20) + " MB");
        try (PrintedPages pages = new PrintedPages(file)) {
            assertEquals(report.pages(), pages.count());
            assertTrue(pages.text(pages.count()).contains("合計"));
        }
    }

    /// Looks at what is in use after a collection now and then.
    private static boolean watch(long done, AtomicLong most) {
        if (done % 20_000 == 0) {
            System.gc();
            long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            most.accumulateAndGet(used, Math::max);
        }
        return true;
    }
}
