package jp.kakehashi.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.testkit.Seeds;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileFilesTest {
    private static final String TYPES =
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                    + " Extension=\"rels\""
                    + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override"
                    + " PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd."
                    + "openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override"
                    + " PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd."
                    + "openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>";
    private static final String REL =
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                    + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/"
                    + "officeDocument/2006/relationships/%s\" Target=\"%s\"/></Relationships>";
    private static final String MAIN =
            "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final String BOOK =
            "<workbook "
                    + MAIN
                    + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet"
                    + " name=\"s\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";

    @TempDir Path folder;

    private final WorkbookReader reader = new WorkbookReader();

    @Test
    void filesThatAreNoWorkbookAreNamed() throws IOException {
        assertRefused("problem.sheet.not_found", folder.resolve("none.xlsx"));
        assertRefused("problem.sheet.not_a_workbook", folder);
        assertRefused("problem.sheet.no_bytes", file(new byte[0]));
        assertRefused("problem.sheet.empty", file(new byte[] {'\n', '\n'}));
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13};
        Path named = folder.resolve("写真.xlsx");
        Files.write(named, picture);
        assertRefused("problem.sheet.not_a_workbook", named);
        assertRefused("problem.sheet.not_text", file(new byte[] {1, 0, 2, 0, 3}));
        assertRefused("problem.sheet.encoding", file(new byte[] {'a', (byte) 0xFF, (byte) 0xFF}));
        assertRefused(
                "problem.sheet.not_a_workbook",
                file("%PDF-1.7 abc".getBytes(StandardCharsets.UTF_8)));
        assertRefused(
                "problem.sheet.truncated",
                file("PK\3\4 and no more".getBytes(StandardCharsets.UTF_8)));
        assertRefused(
                "problem.sheet.open_quote",
                file("a,b\n1,\"2\n3,4\n".getBytes(StandardCharsets.UTF_8)));
        assertRefused("problem.sheet.not_a_workbook", zip(Map.of("a.txt", "a")));
        String old = "\uFEFF<?xml version=\"1.0\"?>\r\n<Workbook><Worksheet ss:Name=\"a,b\"/>";
        for (var encoding :
                List.of(
                        StandardCharsets.UTF_8,
                        StandardCharsets.UTF_16LE,
                        StandardCharsets.UTF_16BE)) {
            assertRefused("problem.sheet.not_a_workbook", file(old.getBytes(encoding)));
        }
    }

    @Test
    void lockedOldAndActiveWorkbooksAreRefused() throws IOException {
        byte[] ole = new byte[2048];
        byte[] magic = {
            (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
        };
        System.arraycopy(magic, 0, ole, 0, 8);
        assertRefused("problem.sheet.damaged", file(ole));
        assertRefused("problem.sheet.not_a_workbook", ole("WordDocument"));
        assertRefused("problem.sheet.old_format", ole("Book"));
        assertRefused("problem.sheet.encrypted", ole("EncryptedPackage"));
        assertRefused("problem.sheet.macro", ole("Workbook", "_VBA_PROJECT_CUR"));
        assertRefused(
                "problem.sheet.macro",
                zip(Map.of("[Content_Types].xml", TYPES, "xl/vbaProject.bin", "x")));
    }

    private Path ole(String... streams) throws IOException {
        Path file = Files.createTempFile(folder, "o", ".xls");
        try (POIFSFileSystem ole = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(file)) {
            for (String stream : streams) {
                ole.createDocument(new ByteArrayInputStream(new byte[100]), stream);
            }
            ole.writeFilesystem(out);
        }
        return file;
    }

    @Test
    void aBombIsRefusedBeforeItIsRead() throws IOException {
        String zeros = " ".repeat(40_000_000);
        assertRefused(
                "problem.sheet.zip_bomb",
                zip(Map.of("[Content_Types].xml", TYPES, "xl/worksheets/sheet1.xml", zeros)));
    }

    @Test
    void entitiesHugeExponentsAndWideRowsAreHarmless() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "SECRET");
        Path xxe =
                workbook(
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>",
                        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&e;x</t></is></c></row>");
        try {
            assertFalse(reader.read(xxe).toString().contains("SECRET"));
        } catch (ProblemException refused) {
            assertTrue(refused.problem().key().startsWith("problem.sheet."));
        }
        Path number = workbook("", "<row r=\"1\"><c r=\"A1\"><v>1E999999999</v></c></row>");
        assertEquals(
                SheetProblem.Kind.ERROR_VALUE,
                reader.read(number).getFirst().problems().getFirst().kind());
        Path wide = workbook("", "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>");
        assertRefused("problem.sheet.too_many_columns", wide);
        Path last = workbook("", "<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>");
        assertEquals("XFD1:XFD1", reader.read(last).getFirst().range());
    }

    @Test
    void aSmallWorkbookThatAsksForMuchRoomIsRefusedBeforeItGetsIt() throws IOException {
        String cell = "<row r=\"1\"><c r=\"%s\"><v>1</v></c></row>";
        for (String beyond : List.of("XFE1", "ZZZZ1", "FZZZZZ1", "ZZZZZZZZ1")) {
            Path file = workbook("", cell.formatted(beyond));
            assertTrue(Files.size(file) < 2_048);
            assertRefused("problem.sheet.too_many_columns", file);
        }
        for (String broken :
                List.of("ZZZZZZZZZ1", "$FZZZZZ1", "fzzzzz1", "\u30FFZ1", "A0", "A-1")) {
            assertRefused("problem.sheet.damaged", workbook("", cell.formatted(broken)));
        }
        assertRefused(
                "problem.sheet.too_many_columns",
                workbook("", "<row r=\"1\">" + "<c/>".repeat(16_385) + "</row>"));
        assertRefused(
                "problem.sheet.too_many_columns",
                workbook("", "<row><c r=\"&#70;ZZZZZ1\"><v>1</v></c></row>"));
        for (String row : List.of("1048577", "2147483647", "2147483648", "9999999999")) {
            assertRefused(
                    "problem.sheet.too_many_rows",
                    workbook("", "<row r=\"" + row + "\"><c><v>1</v></c></row>"));
            assertRefused("problem.sheet.too_many_rows", workbook("", cell.formatted("A" + row)));
        }
    }

    @Test
    void aLongFormulaThatEveryCellSharesIsRefused() throws IOException {
        String first =
                "<c><f t=\"shared\" si=\"0\" ref=\"A1:XFD1\">"
                        + "A1+".repeat(400_000)
                        + "1</f></c>";
        String others = "<c><f t=\"shared\" si=\"0\"/></c>".repeat(16_000);
        assertRefused(
                "problem.sheet.damaged", workbook("", "<row r=\"1\">" + first + others + "</row>"));
    }

    @Test
    void whatASheetSaysOfItsSizeIsNotBelieved() throws IOException {
        String rows =
                "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c"
                        + " r=\"B1048576\"><v>2</v></c></row>";
        String lie = "<dimension ref=\"A1:XFD1048576\"/>";
        Path file = workbook("", "</sheetData>" + lie + "<sheetData>" + rows);
        survives(file, "dimension");
        assertEquals(2, reader.read(workbook("", rows)).getFirst().rows().size());
        for (String index : List.of("-1", "5", "2147483647", "99999999999")) {
            survives(
                    workbook("", "<row><c t=\"s\"><v>" + index + "</v></c></row>"),
                    "index " + index);
        }
    }

    @Test
    void aSheetUnderAnotherNameIsLookedAtToo() throws IOException {
        String sheet =
                "<worksheet "
                        + MAIN
                        + "><sheetData><row><c"
                        + " r=\"FZZZZZ1\"><v>1</v></c></row></sheetData></worksheet>";
        assertRefused(
                "problem.sheet.too_many_columns",
                zip(
                        Map.of(
                                "[Content_Types].xml",
                                TYPES,
                                "_rels/.rels",
                                REL.formatted("officeDocument", "xl/workbook.xml"),
                                "xl/workbook.xml",
                                BOOK,
                                "xl/_rels/workbook.xml.rels",
                                REL.formatted("worksheet", "media/image1.png"),
                                "xl/media/image1.png",
                                sheet)));
    }

    @Test
    void aWorkbookCutOrChangedAnywhereGivesTablesOrANamedProblem() throws IOException {
        long seed = Seeds.of(HostileFilesTest.class);
        Random random = new Random(seed);
        Path whole = folder.resolve("whole.xlsx");
        new SampleWorkbooks().roadOccupancy(whole, 20, 1);
        byte[] bytes = Files.readAllBytes(whole);
        for (int run = 0; run < 300; run++) {
            byte[] bad = bytes.clone();
            if (run % 2 == 0) {
                bad = Arrays.copyOf(bad, random.nextInt(bad.length));
            } else {
                for (int n = random.nextInt(6); n >= 0; n--) {
                    bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
                }
            }
            survives(file(bad), "seed " + seed + " run " + run);
        }
    }

    @Test
    void xmlOfEveryBrokenShapeGivesTablesOrANamedProblem() throws IOException {
        for (String rows :
                List.of(
                        "<row><c><v>1</v></c></row>",
                        "<row r=\"x\"><c r=\"A1\"><v>1</v></c></row>",
                        "<row r=\"-5\"><c r=\"A-5\"><v>1</v></c></row>",
                        "<row r=\"1\"><c r=\"1A\"/></row>",
                        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>99</v></c></row>",
                        "<row r=\"1\"><c r=\"A1\" t=\"b\"><v>maybe</v></c></row>",
                        "<row r=\"1\"><c r=\"A1\" t=\"d\"><v>2023-02-01</v></c></row>",
                        "<row r=\"1\"><c r=\"A1\" t=\"zz\"><v>1</v></c></row>",
                        "<row r=\"1\"><c r=\"A1\" s=\"99\"><v>1</v></c></row>",
                        "<row r=\"1\"><c r=\"A1\"><v>abc</v></c></row>",
                        "<row r=\"1\"><c r=\"A1\"><f>1+1</f></c></row>",
                        "<row r=\"99999999999\"><c r=\"ZZZZZZZ1\"><v>1</v></c></row>",
                        "<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>",
                        "<row r=\"1\"><c r=\"A1\"><v>1</v></c>")) {
            survives(workbook("", rows), rows);
        }
    }

    @Test
    void everyFileOfTheRealWorldGivesTablesOrANamedProblem() throws IOException {
        Path data = Path.of(System.getProperty("kakehashi.root"), "..", "shared", "data");
        if (!Files.isDirectory(data)) {
            Assumptions.abort("no ../shared/data beside the clone: real files are not read");
        }
        for (String part : List.of("spreadsheets", "opendata", "pdf-hostile", "text")) {
            try (Stream<Path> files = Files.list(data.resolve(part))) {
                for (Path file : files.toList()) {
                    survives(file, file.toString());
                }
            }
        }
    }

    private void survives(Path file, String what) {
        try {
            reader.read(file);
        } catch (ProblemException named) {
            assertTrue(named.problem().key().startsWith("problem.sheet."), what);
        } catch (RuntimeException | StackOverflowError fault) {
            fail(what, fault);
        }
    }

    private void assertRefused(String key, Path file) {
        ProblemException refused =
                assertThrows(ProblemException.class, () -> reader.read(file), key);
        assertEquals(key, refused.problem().key());
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "f", ".bin"), bytes);
    }

    private Path workbook(String doctype, String rows) throws IOException {
        return zip(
                Map.of(
                        "[Content_Types].xml",
                        TYPES,
                        "_rels/.rels",
                        REL.formatted("officeDocument", "xl/workbook.xml"),
                        "xl/workbook.xml",
                        BOOK,
                        "xl/_rels/workbook.xml.rels",
                        REL.formatted("worksheet", "worksheets/sheet1.xml"),
                        "xl/worksheets/sheet1.xml",
                        doctype
                                + "<worksheet "
                                + MAIN
                                + "><sheetData>"
                                + rows
                                + "</sheetData></worksheet>"));
    }

    private Path zip(Map<String, String> parts) throws IOException {
        Path file = Files.createTempFile(folder, "z", ".xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }
}
