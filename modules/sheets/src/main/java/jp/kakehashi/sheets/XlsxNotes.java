package jp.kakehashi.sheets;

import java.io.IOException;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import jp.kakehashi.sheets.XlsxPackage.Relation;

/// What lies over the cells of an xlsx sheet: comments (ECMA-376 part 1, 18.7), pictures and
/// shapes (20.5), and the tables it names (18.5).
final class XlsxNotes {
    private static final int LONGEST = 1 << 16;
    private static final int DEEPEST = 40;

    private final XlsxPackage parts;
    private final SheetMarks marks;

    XlsxNotes(XlsxPackage parts, SheetMarks marks) {
        this.parts = parts;
        this.marks = marks;
    }

    void read(String sheet) throws IOException, XMLStreamException {
        for (Map.Entry<String, Relation> each : parts.relations(sheet).entrySet()) {
            String target = each.getValue().target();
            switch (each.getValue().type()) {
                case "comments" -> parts.read(target, this::comments);
                case "drawing" -> parts.read(target, this::drawings);
                case "table" -> parts.read(target, this::table);
                default -> {}
            }
        }
    }

    private void table(XmlPart xml) throws XMLStreamException {
        String e = xml.nextStart();
        String reference = xml.attribute("ref");
        if ("table".equals(e) && reference != null && xml.number("headerRowCount", 1) == 1) {
            Area.of(reference).ifPresent(marks::table);
        }
    }

    private void comments(XmlPart xml) throws XMLStreamException {
        for (String e = xml.nextStart(); e != null; e = xml.nextStart()) {
            if (e.equals("comment")) {
                String reference = String.valueOf(xml.attribute("ref"));
                StringBuilder text = new StringBuilder();
                words(xml, text, 0);
                Area.of(reference)
                        .ifPresent(a -> note(a.top(), a.left(), true, text.toString().strip()));
            }
        }
    }

    private void note(int row, int column, boolean comment, String text) {
        marks.note(new SheetMarks.Note(row, column, comment, SheetText.decode(text)));
    }

    /// Every `t` within the present element, except readings above kanji.
    private static void words(XmlPart xml, StringBuilder out, int depth) throws XMLStreamException {
        for (String e = xml.nextChild(); e != null; e = xml.nextChild()) {
            if (e.equals("t")) {
                out.append(xml.text(LONGEST));
            } else if (e.equals("rPh") || depth > DEEPEST) {
                xml.skip();
            } else {
                words(xml, out, depth + 1);
            }
        }
    }

    private void drawings(XmlPart xml) throws XMLStreamException {
        for (String e = xml.nextStart(); e != null; e = xml.nextStart()) {
            if (e.endsWith("CellAnchor")) {
                anchor(xml);
            }
        }
    }

    private void anchor(XmlPart xml) throws XMLStreamException {
        int row = 1;
        int column = 0;
        String name = null;
        for (String e = xml.nextChild(); e != null; e = xml.nextChild()) {
            if (e.equals("from")) {
                for (String at = xml.nextChild(); at != null; at = xml.nextChild()) {
                    String number = xml.text(16).strip();
                    if (!number.matches("-?[0-9]{1,12}")) {
                        throw CellBudget.damaged();
                    }
                    int value = Math.clamp(Long.parseLong(number), 0, 1 << 20);
                    row = at.equals("row") ? value + 1 : row;
                    column = at.equals("col") ? value : column;
                }
            } else if (e.equals("pic") || e.equals("sp") || e.equals("grpSp")) {
                StringBuilder words = new StringBuilder();
                shape(xml, words, 0);
                name = words.toString().strip();
            } else {
                xml.skip();
            }
        }
        if (name != null) {
            note(row, column, false, name);
        }
    }

    /// The name of a picture or the words in a shape.
    private static void shape(XmlPart xml, StringBuilder out, int depth) throws XMLStreamException {
        for (String e = xml.nextChild(); e != null; e = xml.nextChild()) {
            String name = xml.attribute("name");
            if (e.equals("cNvPr") && name != null && out.isEmpty()) {
                out.append(name).append(' ');
            }
            if (e.equals("t")) {
                out.append(xml.text(LONGEST));
            } else if (depth < DEEPEST) {
                shape(xml, out, depth + 1);
            } else {
                xml.skip();
            }
        }
    }
}
