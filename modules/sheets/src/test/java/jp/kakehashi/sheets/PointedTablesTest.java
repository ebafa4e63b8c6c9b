package jp.kakehashi.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jp.kakehashi.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a keeper says by pointing holds against what was found; everything that is changed is said.
class PointedTablesTest {
    @TempDir Path dir;

    private static final String PERMITS =
            """
            道路占用許可台帳,,,
            番号,氏名,許可日,占用料
            1,見本 一郎,R8.4.1,"1,200円"
            2,〃,R8.4.2,300
            ,合計,,1500
            3,見本 三郎,R8.4.3,500
            """;

    private Path file(String text) throws IOException {
        return Files.writeString(dir.resolve("台帳.csv"), text);
    }

    private SheetReading read(Path file, SheetHint... hints) {
        SheetHints all = SheetHints.NONE;
        for (SheetHint hint : hints) {
            all = all.with(hint);
        }
        return new OutsideWorkbooks().read(file, all);
    }

    private static SheetTable only(SheetReading reading) {
        assertEquals(1, reading.tables().size());
        return reading.tables().getFirst().table();
    }

    @Test
    void everyChangeIsListedWithItsCellAndWhy() throws IOException {
        SheetReading.Understood found = read(file(PERMITS)).tables().getFirst();
        List<SheetChange> changes = found.changes();
        assertTrue(
                changes.contains(
                        new SheetChange("B4", SheetChange.Kind.SAME_AS_ABOVE, "〃", "見本 一郎")),
                changes::toString);
        assertTrue(
                changes.contains(
                        new SheetChange("C3", SheetChange.Kind.DAY, "R8.4.1", "2026-04-01")));
        assertTrue(
                changes.contains(new SheetChange("D3", SheetChange.Kind.NUMBER, "1,200円", "1200")));
        assertTrue(
                changes.contains(
                        new SheetChange("B5", SheetChange.Kind.TOTAL_LEFT, "合計 1500", "")));
        assertEquals(3, found.counts().get(SheetChange.Kind.DAY));
        // what is taken as it stands is no change
        assertFalse(changes.stream().anyMatch(c -> c.cell().equals("D4")));
    }

    @Test
    void aRowIsTheHeaderWhenItIsSaidToBe() throws IOException {
        Path file = file("甲,乙\n丙,丁\n1,2\n3,4\n");
        assertEquals(List.of(1), only(read(file)).headerRows());
        SheetTable said = only(read(file, SheetHint.area(SheetHint.Kind.HEADER, "台帳", 2, 0, 2, 1)));
        assertEquals(List.of(2), said.headerRows());
        assertEquals("丙", said.fields().getFirst().name());
        assertEquals(List.of(3, 4), said.rowNumbers());
    }

    @Test
    void rowsAreLeftOutAndTakenInAsSaid() throws IOException {
        Path file = file(PERMITS);
        SheetTable said =
                only(
                        read(
                                file,
                                SheetHint.at(SheetHint.Kind.ROW_IN, "台帳", 5, 0),
                                SheetHint.at(SheetHint.Kind.ROW_OUT, "台帳", 3, 0)));
        assertEquals(List.of(4, 5, 6), said.rowNumbers());
        assertTrue(
                said.problems().stream()
                        .anyMatch(
                                p ->
                                        p.kind() == SheetProblem.Kind.LEFT_OUT
                                                && p.cell().equals("A3")));
        SheetTable takenBack =
                only(
                        read(
                                file,
                                SheetHint.at(SheetHint.Kind.ROW_OUT, "台帳", 3, 0),
                                SheetHint.at(SheetHint.Kind.ROW_IN, "台帳", 3, 0)));
        assertEquals(3, takenBack.rowNumbers().getFirst());
    }

    @Test
    void aTableStandsWhereItIsPointedOutAndTheRestIsFoundAround() throws IOException {
        Path file = file("品名,数\n鉛筆,1\n紙,2\n氏名,年齢\n見本,30\n例,40\n");
        SheetReading said = read(file, SheetHint.area(SheetHint.Kind.TABLE, "台帳", 4, 0, 6, 1));
        assertEquals(
                List.of("A1:B3", "A4:B6"),
                said.tables().stream().map(t -> t.table().range()).toList());
        assertEquals(List.of(4), said.tables().get(1).table().headerRows());
        SheetReading none = read(file, SheetHint.area(SheetHint.Kind.NO_TABLE, "台帳", 1, 0, 3, 1));
        assertEquals(List.of(4), only(none).headerRows());
        assertEquals(
                "problem.sheet.empty",
                assertThrows(
                                ProblemException.class,
                                () ->
                                        read(
                                                file,
                                                SheetHint.area(
                                                        SheetHint.Kind.NO_TABLE, "台帳", 1, 0, 9, 9)))
                        .problem()
                        .key());
    }

    @Test
    void aColumnHoldsWhatItIsSaidToHoldOrIsLeftOut() throws IOException {
        SheetTable said =
                only(
                        read(
                                file("番号,数,日\n1,2,20260401\n2,x,20260402\n"),
                                SheetHint.type("台帳", 2, 1, SheetFieldType.NUMBER),
                                SheetHint.at(SheetHint.Kind.COLUMN_OUT, "台帳", 3, 0)));
        assertEquals(List.of("B", "C"), said.fields().stream().map(f -> f.column()).toList());
        assertEquals(SheetFieldType.NUMBER, said.fields().getFirst().type());
        assertTrue(
                said.problems().stream().anyMatch(p -> p.kind() == SheetProblem.Kind.NOT_A_NUMBER));
    }

    @Test
    void mojibakeIsMendedByTheEncodingThatIsChosen() throws IOException {
        Path file = dir.resolve("台帳.csv");
        byte[] mixed = "氏名,町\n見本,旭町\n".getBytes(Charset.forName("windows-31j"));
        Files.write(file, mixed);
        List<SheetReading.EncodingLook> looks = new OutsideWorkbooks().encodings(file);
        assertEquals(SheetHints.ENCODINGS, looks.stream().map(l -> l.encoding()).toList());
        assertTrue(looks.get(1).beginning().startsWith("氏名,町"), looks::toString);
        assertEquals(0, looks.get(1).broken());
        assertTrue(looks.get(0).broken() > 0);
        SheetReading wrong = new OutsideWorkbooks().read(file, SheetHints.NONE.in("UTF-8"));
        assertTrue(
                wrong.tables().getFirst().table().problems().stream()
                        .anyMatch(p -> p.kind() == SheetProblem.Kind.PRIVATE_CHARACTER));
        SheetReading right = new OutsideWorkbooks().read(file, SheetHints.NONE.in("windows-31j"));
        assertEquals("旭町", only(right).rows().getFirst().get(1));
        assertEquals(List.of(), new OutsideWorkbooks().encodings(workbook()));
    }

    private Path workbook() {
        Path file = dir.resolve("w.xlsx");
        SheetPictureRows.write(file, 3);
        return file;
    }

    @Test
    void aLongSheetIsLookedAtPartByPart() {
        Path file = dir.resolve("long.xlsx");
        SheetPictureRows.write(file, 2_500);
        SheetReading read = new OutsideWorkbooks().read(file, SheetHints.NONE);
        SheetLook first = read.looks().getFirst();
        assertEquals(2_501, first.lastRow());
        assertEquals(SheetLook.MOST_ROWS, first.rows().size());
        SheetLook later = new OutsideWorkbooks().look(file, SheetHints.NONE, first.name(), 2_001);
        assertEquals(501, later.rows().size());
        assertEquals("行 2500", later.rows().getLast().cells().getFirst().text());
        assertNull(later.rows().getLast().cells().getFirst().fill());
    }

    @Test
    void nothingOfAHostileSheetIsHandedOverWithoutBounds() throws IOException {
        String cell = "あ".repeat(40_000);
        Path file = file(("名," + "x,".repeat(600) + "\n") + cell + ",1\n" + cell + ",2\n");
        SheetLook look = read(file).looks().getFirst();
        assertEquals(SheetLook.MOST_COLUMNS - 1, look.lastColumn());
        assertTrue(look.cutColumns() > 300);
        assertTrue(
                look.rows().stream()
                        .flatMap(r -> r.cells().stream())
                        .allMatch(c -> c.text().length() <= SheetLook.MOST_CHARS));
        SheetHints many = SheetHints.NONE;
        for (int i = 1; i <= 2_000; i++) {
            many = many.with(SheetHint.at(SheetHint.Kind.ROW_OUT, "台帳", i, 0));
        }
        SheetHints full = many;
        assertEquals(
                "problem.sheet.too_many_hints",
                assertThrows(
                                ProblemException.class,
                                () ->
                                        full.with(
                                                SheetHint.at(
                                                        SheetHint.Kind.ROW_OUT, "台帳", 9_999, 0)))
                        .problem()
                        .key());
    }

    @Test
    void whoeverStopsTheReadingEndsTheChild() throws IOException {
        Path file = file("a,b\n".repeat(200_000));
        ProblemException stopped =
                assertThrows(
                        ProblemException.class,
                        () -> new OutsideWorkbooks().read(file, SheetHints.NONE, () -> true));
        assertEquals("problem.sheet.interrupted", stopped.problem().key());
        // A process that was killed is gone a moment later.
        ProcessHandle.current()
                .children()
                .filter(p -> p.info().commandLine().orElse("").contains(file.toString()))
                .forEach(p -> p.onExit().orTimeout(1, TimeUnit.MINUTES).join());
        assertEquals(
                StandardCharsets.UTF_8.name(),
                read(file("a,b\n1,あ\n2,い\n")).tables().getFirst().table().encoding());
    }
}
