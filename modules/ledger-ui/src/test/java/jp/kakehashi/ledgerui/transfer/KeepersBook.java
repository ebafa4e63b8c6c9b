package jp.kakehashi.ledgerui.transfer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes a workbook of several sheets with rows struck through, as nothing else here writes them.
/// Made up for tests.
final class KeepersBook {
    private static final String MAIN =
            "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
                    + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private static final String TYPE =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.";

    private final List<String> names = new ArrayList<>();
    private final List<String> sheets = new ArrayList<>();

    /// A sheet; lines that begin with `-` are struck through, an empty one is an empty row.
    KeepersBook sheet(String name, String... lines) {
        StringBuilder rows = new StringBuilder();
        for (int r = 0; r < lines.length; r++) {
            if (lines[r].isEmpty()) {
                continue;
            }
            boolean struck = lines[r].startsWith("-");
            String[] cells = (struck ? lines[r].substring(1) : lines[r]).split(",", -1);
            rows.append("<row r=\"").append(r + 1).append("\">");
            for (int c = 0; c < cells.length; c++) {
                rows.append("<c r=\"")
                        .append((char) ('A' + c))
                        .append(r + 1)
                        .append("\" s=\"")
                        .append(struck ? 1 : 0)
                        .append("\" t=\"inlineStr\"><is><t>")
                        .append(cells[c])
                        .append("</t></is></c>");
            }
            rows.append("</row>");
        }
        names.add(name);
        sheets.add("<worksheet " + MAIN + "><sheetData>" + rows + "</sheetData></worksheet>");
        return this;
    }

    Path write(Path file) throws IOException {
        StringBuilder book = new StringBuilder("<workbook " + MAIN + "><sheets>");
        StringBuilder rels = new StringBuilder(rel("s", "styles", "styles.xml"));
        StringBuilder types = new StringBuilder(type("styles", "spreadsheetml.styles"));
        types.append(type("workbook", "spreadsheetml.sheet.main"));
        for (int i = 0; i < names.size(); i++) {
            book.append(
                    "<sheet name=\"%s\" sheetId=\"%d\" r:id=\"r%d\"/>"
                            .formatted(names.get(i), i + 1, i));
            rels.append(rel("r" + i, "worksheet", "sheet" + i + ".xml"));
            types.append(type("sheet" + i, "spreadsheetml.worksheet"));
        }
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            part(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                            + types
                            + "</Types>");
            part(zip, "_rels/.rels", rels(rel("b", "officeDocument", "xl/workbook.xml")));
            part(zip, "xl/workbook.xml", book + "</sheets></workbook>");
            part(zip, "xl/_rels/workbook.xml.rels", rels(rels.toString()));
            part(
                    zip,
                    "xl/styles.xml",
                    "<styleSheet "
                            + MAIN
                            + "><fonts><font/><font><strike/></font></fonts><fills><fill/></fills>"
                            + "<cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf/><xf fontId=\"1\"/>"
                            + "</cellXfs></styleSheet>");
            for (int i = 0; i < sheets.size(); i++) {
                part(zip, "xl/sheet" + i + ".xml", sheets.get(i));
            }
        }
        return file;
    }

    private static String type(String part, String kind) {
        return "<Override PartName=\"/xl/%s.xml\" ContentType=\"%s%s+xml\"/>"
                .formatted(part, TYPES, kind);
    }

    private static String rel(String id, String type, String target) {
        return "<Relationship Id=\"%s\" Type=\"%s%s\" Target=\"%s\"/>"
                .formatted(id, TYPE, type, target);
    }

    private static String rels(String inside) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + inside
                + "</Relationships>";
    }

    private static void part(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
