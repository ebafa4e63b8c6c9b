package jp.kakehashi.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import jp.kakehashi.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that another program would read otherwise than this one.
class MisnamedFilesTest {
    private static final String PAGE = "<table><tr><td>番号</td></tr><tr><td>1</td></tr></table>";

    @TempDir Path folder;

    @Test
    void aWebPageThatIsNamedAWorkbookIsNoTable() throws IOException {
        for (String text :
                new String[] {
                    "<html>" + PAGE + "</html>",
                    "\ufeff\r\n<!DOCTYPE html><html>" + PAGE,
                    PAGE,
                    "<META http-equiv=\"Content-Type\">" + PAGE,
                    "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas\"></Workbook>"
                }) {
            Path file = Files.writeString(folder.resolve("台帳.xls"), text);
            assertEquals("problem.sheet.not_a_workbook", refusal(file), text);
        }
        Path csv = Files.writeString(folder.resolve("a.csv"), "番号,氏名\n1,<html>\n2,<table>\n");
        assertEquals(2, new WorkbookReader().read(csv).getFirst().rows().size());
    }

    /// The same name twice cannot be written by the usual means: another of the same length is made
    /// it afterwards.
    @Test
    void aWorkbookWithTwoPartsOfOneNameIsDamaged() throws IOException {
        Path plain = new ClerksBook().row("番号", "氏名").row(1, "佐藤").save(folder.resolve("a.xlsx"));
        String name = "xl/worksheets/sheet1.xml";
        String other = "xl/worksheets/sheet0.xml";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile parts = new ZipFile(plain.toFile());
                ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (ZipEntry part : parts.stream().toList()) {
                byte[] content = parts.getInputStream(part).readAllBytes();
                put(zip, part.getName(), content);
                if (part.getName().equals(name)) {
                    String text = new String(content, StandardCharsets.UTF_8);
                    put(zip, other, text.replace("佐藤", "鈴木").getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        String all = bytes.toString(StandardCharsets.ISO_8859_1).replace(other, name);
        Path twice =
                Files.write(folder.resolve("b.xlsx"), all.getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(1, new WorkbookReader().read(plain).size());
        assertEquals("problem.sheet.damaged", refusal(twice));
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static String refusal(Path file) {
        return assertThrows(ProblemException.class, () -> new WorkbookReader().read(file))
                .problem()
                .key();
    }
}
