package jp.kakehashi.sheets;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes an xlsx of one sheet as a clerk leaves it: whatever the format allows, XML by hand.
final class ClerksBook {
    static final int PLAIN = 0;
    static final int STRUCK = 1;
    static final int YELLOW = 2;
    static final int BOLD = 3;
    static final int ERA = 4;
    static final int RED = 5;
    static final int POSTAL = 6;
    static final int GREY = 7;

    private static final String MAIN =
            "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
                    + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private static final String RELS =
            "<Relationships"
                    + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    private static final String TYPE =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String STYLES =
            "<styleSheet "
                    + MAIN
                    + "><numFmts count=\"2\"><numFmt numFmtId=\"176\""
                    + " formatCode=\"[$-411]ge\\.m\\.d;@\"/><numFmt numFmtId=\"177\""
                    + " formatCode=\"[&lt;=999]000;[&lt;=9999]000\\-00;000\\-0000\"/></numFmts>"
                    + "<fonts><font/><font><strike/></font><font><b/></font><font><color"
                    + " rgb=\"FFFF0000\"/></font></fonts><fills><fill><patternFill"
                    + " patternType=\"none\"/></fill><fill><patternFill"
                    + " patternType=\"gray125\"/></fill><fill><patternFill"
                    + " patternType=\"solid\"><fgColor"
                    + " rgb=\"FFFFFF00\"/></patternFill></fill><fill><patternFill"
                    + " patternType=\"solid\"><fgColor"
                    + " rgb=\"FFCCCCCC\"/></patternFill></fill></fills><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf/><xf"
                    + " fontId=\"1\"/><xf fillId=\"2\"/><xf fontId=\"2\"/><xf numFmtId=\"176\"/><xf"
                    + " fontId=\"3\"/><xf numFmtId=\"177\"/><xf"
                    + " fillId=\"3\"/></cellXfs></styleSheet>";

    /// A value in a style of its own.
    record Styled(Object value, int style) {}

    private final Map<Integer, String> rows = new LinkedHashMap<>();
    private final List<String> merges = new ArrayList<>();
    private final List<String> comments = new ArrayList<>();
    private final StringBuilder columns = new StringBuilder();
    private final StringBuilder after = new StringBuilder();
    private String picture = "";
    private boolean date1904;

    static Styled in(int style, Object value) {
        return new Styled(value, style);
    }

    /// The next row, from 1, or one of a number; null for an empty cell.
    ClerksBook row(Object... values) {
        return rowAt(rows.isEmpty() ? 1 : rows.keySet().stream().reduce(0, Math::max) + 1, values);
    }

    ClerksBook rowAt(int number, Object... values) {
        return put(number, "", values);
    }

    ClerksBook hiddenRow(Object... values) {
        return put(rows.size() + 1, " hidden=\"1\"", values);
    }

    private ClerksBook put(int number, String more, Object... values) {
        StringBuilder xml = new StringBuilder("<row r=\"" + number + "\"" + more + ">");
        for (int c = 0; c < values.length; c++) {
            int style = values[c] instanceof Styled s ? s.style() : PLAIN;
            Object value = values[c] instanceof Styled s ? s.value() : values[c];
            String cell = CellAddresses.of(number, c);
            xml.append("<c r=\"" + cell + "\" s=\"" + style + "\"");
            xml.append(
                    switch (value) {
                        case null -> "/>";
                        case Number n -> "><v>" + n + "</v></c>";
                        case Boolean b -> " t=\"b\"><v>" + (b ? 1 : 0) + "</v></c>";
                        default -> " t=\"inlineStr\"><is>" + rich(value.toString()) + "</is></c>";
                    });
        }
        rows.put(number, xml.append("</row>").toString());
        return this;
    }

    /// `~~text~~` is struck through.
    private static String rich(String text) {
        String safe = text.replace("&", "&amp;").replace("<", "&lt;");
        if (!safe.contains("~~")) {
            return "<t xml:space=\"preserve\">" + safe + "</t>";
        }
        StringBuilder runs = new StringBuilder();
        String[] parts = safe.split("~~", -1);
        for (int i = 0; i < parts.length; i++) {
            runs.append("<r>" + (i % 2 == 1 ? "<rPr><strike/></rPr>" : "") + "<t>");
            runs.append(parts[i]).append("</t></r>");
        }
        return runs.toString();
    }

    ClerksBook merge(String area) {
        merges.add("<mergeCell ref=\"" + area + "\"/>");
        return this;
    }

    ClerksBook hideColumn(int number) {
        columns.append("<col min=\"" + number + "\" max=\"" + number + "\" hidden=\"1\"/>");
        return this;
    }

    ClerksBook comment(String cell, String text) {
        comments.add("<comment ref=\"" + cell + "\"><text><t>" + text + "</t></text></comment>");
        return this;
    }

    ClerksBook filter(String area) {
        after.append("<autoFilter ref=\"" + area + "\"/>");
        return this;
    }

    ClerksBook picture(int row, int column, String name) {
        picture =
                "<wsDr><oneCellAnchor><from><col>"
                        + column
                        + "</col><colOff>0</colOff><row>"
                        + (row - 1)
                        + "</row><rowOff>0</rowOff></from><pic><nvPicPr><cNvPr id=\"2\" name=\""
                        + name
                        + "\"/></nvPicPr></pic></oneCellAnchor></wsDr>";
        return this;
    }

    ClerksBook counting1904() {
        date1904 = true;
        return this;
    }

    Path save(Path file) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", "<Types/>");
        parts.put(
                "_rels/.rels",
                RELS + rel("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>");
        parts.put(
                "xl/workbook.xml",
                "<workbook "
                        + MAIN
                        + "><workbookPr date1904=\""
                        + date1904
                        + "\"/><sheets><sheet name=\"台帳\" sheetId=\"1\""
                        + " r:id=\"rId1\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                RELS
                        + rel("rId1", "worksheet", "worksheets/sheet1.xml")
                        + rel("rId2", "styles", "styles.xml")
                        + "</Relationships>");
        parts.put("xl/styles.xml", STYLES);
        parts.put("xl/worksheets/sheet1.xml", sheet());
        parts.put(
                "xl/worksheets/_rels/sheet1.xml.rels",
                RELS
                        + rel("rId1", "comments", "../comments1.xml")
                        + rel("rId2", "drawing", "../drawings/drawing1.xml")
                        + "</Relationships>");
        parts.put(
                "xl/comments1.xml",
                "<comments><commentList>"
                        + String.join("", comments)
                        + "</commentList></comments>");
        parts.put("xl/drawings/drawing1.xml", picture.isEmpty() ? "<wsDr/>" : picture);
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

    private String sheet() {
        return "<worksheet "
                + MAIN
                + ">"
                + (columns.isEmpty() ? "" : "<cols>" + columns + "</cols>")
                + "<sheetData>"
                + String.join("", rows.values())
                + "</sheetData>"
                + after
                + "<mergeCells>"
                + String.join("", merges)
                + "</mergeCells></worksheet>";
    }

    private static String rel(String id, String type, String target) {
        return "<Relationship Id=\"%s\" Type=\"%s%s\" Target=\"%s\"/>"
                .formatted(id, TYPE, type, target);
    }
}
