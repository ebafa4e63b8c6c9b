package jp.kakehashi.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.process.ChildProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutsideWorkbooksTest {
    @TempDir Path folder;

    @Test
    void aChildReadsWhatTheReaderReads() throws IOException {
        Path file = folder.resolve("台帳.xlsx");
        List<WorkbookWriter.Column> columns =
                List.of(
                        new WorkbookWriter.Column("氏名", SheetFieldType.PERSON, 0),
                        new WorkbookWriter.Column("許可日", SheetFieldType.DATE, 0));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("渡邉\uDB40\uDD00 𠮷", "2023-02-01"));
        rows.add(List.of("\ud800 半分", "2023-02-02"));
        rows.add(List.of("〃", "未定"));
        rows.add(List.of("甲", "2023-02-03"));
        new WorkbookWriter().writeXlsx(file, "s", columns, rows.iterator());
        List<SheetTable> tables = new OutsideWorkbooks().read(file);
        assertEquals(new WorkbookReader().read(file), tables);
        assertEquals("\ud800 半分", tables.getFirst().rows().get(2).getFirst());
    }

    @Test
    void whatKeepsAChildFromReadingComesBackByName() throws IOException {
        Path quote = Files.writeString(folder.resolve("a.csv"), "a,b\n1,\"2\n3,4\n");
        assertProblem("problem.sheet.open_quote[2]", new OutsideWorkbooks(), quote);
        assertProblem(
                "problem.sheet.not_found[]", new OutsideWorkbooks(), folder.resolve("none.xlsx"));
    }

    @Test
    void aChildThatWantsMoreHeapOrTimeThanItHasIsEnded() throws IOException {
        StringBuilder many = new StringBuilder("a,b,c\n");
        for (int i = 0; i < 120_000; i++) {
            many.append(i).append(",x").append(i).append(",y").append(i).append('\n');
        }
        Path file = Files.writeString(folder.resolve("a.csv"), many);
        OutsideWorkbooks narrow =
                new OutsideWorkbooks(new ChildProcess.Bounds(16, Duration.ofMinutes(2), 64L << 20));
        assertProblem("problem.sheet.too_large[" + Files.size(file) + "]", narrow, file);
        OutsideWorkbooks hasty =
                new OutsideWorkbooks(new ChildProcess.Bounds(128, Duration.ofMillis(1), 64L << 20));
        assertProblem("problem.sheet.too_slow[]", hasty, file);
        OutsideWorkbooks terse =
                new OutsideWorkbooks(new ChildProcess.Bounds(256, Duration.ofMinutes(2), 1_000));
        assertProblem("problem.sheet.too_slow[]", terse, file);
    }

    private static void assertProblem(String what, OutsideWorkbooks reader, Path file) {
        ProblemException refused =
                assertThrows(ProblemException.class, () -> reader.read(file), what);
        assertEquals(what, refused.problem().key() + refused.problem().args());
    }
}
