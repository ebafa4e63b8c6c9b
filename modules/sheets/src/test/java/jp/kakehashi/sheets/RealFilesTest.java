package jp.kakehashi.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Files as they are found in the world, where it can be told what is right.
class RealFilesTest {
    private final Path data =
            Path.of(System.getProperty("kakehashi.root"), "../shared/data").normalize();
    private final WorkbookReader reader = new WorkbookReader();

    @BeforeEach
    void needsTheFiles() {
        if (!Files.isDirectory(data.resolve("spreadsheets"))) {
            assertNotEquals(
                    "true",
                    Files.exists(data.getParent()) ? System.getenv("CI") : null,
                    "../shared is there without its spreadsheets");
            Assumptions.abort("no ../shared/data beside the clone: real files are not read");
        }
    }

    @Test
    void openDataInTwoEncodingsIsReadAsPublished() {
        SheetTable farms = opendata("cp932-01-222127_nouen.csv");
        assertEquals("windows-31j", farms.encoding());
        assertEquals("A1:G10", farms.range());
        assertEquals(
                List.of(
                        "A-1",
                        "1",
                        "やまとファミリー農園（策牛）",
                        "市民農園",
                        "静岡県焼津市策牛167",
                        "34.894434",
                        "138.298193"),
                farms.rows().getFirst());
        SheetTable care = opendata("cp932-02-yohairyosya.csv");
        assertEquals(277, care.rows().size());
        assertEquals("425-0091", care.rows().getFirst().get(3));
        assertEquals(SheetFieldType.TEXT, care.fields().get(3).type());
        assertEquals(SheetFieldType.PHONE, care.fields().get(5).type());
        SheetTable masts = opendata("utf8-11-222127_douhoumusenkokyoku.csv");
        assertEquals("UTF-8", masts.encoding());
        assertEquals(200, masts.rows().size());
        assertEquals(List.of(), masts.problems());
        SheetTable schools = opendata("bom-03-222127_elementary_school.csv");
        assertEquals("都道府県コード又は市区町村コード", schools.fields().getFirst().name());
        assertEquals(SheetFieldType.NUMBER, schools.fields().get(10).type());
    }

    @Test
    void daysOfEveryFormatAndOf1904AreDays() {
        List<SheetTable> tables = spreadsheet("cell_format_date1904.xls");
        SheetTable counted =
                tables.stream().filter(t -> t.range().equals("B96:C102")).findFirst().orElseThrow();
        assertEquals(List.of("数値", "日時"), names(counted));
        assertEquals(
                List.of(
                        List.of("0", "1904-01-01"),
                        List.of("1", "1904-01-02"),
                        List.of("59", "1904-02-29"),
                        List.of("24107", "1970-01-01"),
                        List.of("35064", "2000-01-01"),
                        List.of("35123", "2000-02-29")),
                counted.rows());
        SheetTable built = spreadsheet("cell_format_2000_builtinformat_ja.xls").get(1);
        List<String> row =
                built.rows().stream().filter(r -> "27".equals(r.get(4))).findFirst().orElseThrow();
        assertEquals("2000-02-29T10:19:23", row.get(2));
    }

    @Test
    void namesOfPersonsThatHeadColumnsAndTotalsBelowThemAreTold() {
        SheetTable table = spreadsheet("Attendance.xlsx").getFirst();
        assertEquals("A2:I25", table.range());
        assertEquals("Ben Ashley", table.fields().get(1).name());
        assertEquals("2020-10-01", table.rows().getFirst().getFirst());
        assertEquals(
                List.of("A26"),
                table.problems().stream()
                        .filter(p -> p.kind() == SheetProblem.Kind.TOTAL_ROW)
                        .map(SheetProblem::cell)
                        .toList());
    }

    @Test
    void failedFormulasAndLinksToOtherFilesAreNamed() {
        SheetTable errors = spreadsheet("ErrorTypes.xlsx").getFirst();
        assertEquals(
                Arrays.asList("#NULL!", "#NULL!", "#NULL?", "#NULL", "1", "1", "16"),
                errors.rows().getFirst().subList(0, 7));
        assertEquals(SheetProblem.Kind.ERROR_VALUE, errors.problems().getFirst().kind());
        assertFalse(
                spreadsheet("anno_VerticalRecords_template.xlsx").stream()
                        .flatMap(t -> t.problems().stream())
                        .filter(p -> p.kind() == SheetProblem.Kind.EXTERNAL_LINK)
                        .toList()
                        .isEmpty());
    }

    private SheetTable opendata(String name) {
        return reader.read(data.resolve("opendata").resolve(name)).getFirst();
    }

    private List<SheetTable> spreadsheet(String name) {
        return reader.read(data.resolve("spreadsheets").resolve(name));
    }

    private static List<String> names(SheetTable table) {
        return table.fields().stream().map(SheetTable.Field::name).toList();
    }
}
