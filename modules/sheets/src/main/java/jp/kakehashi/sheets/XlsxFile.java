package jp.kakehashi.sheets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import javax.xml.stream.XMLStreamException;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.sheets.XlsxPackage.Relation;
import org.jspecify.annotations.Nullable;

/// Reads the sheets of an xlsx (ECMA-376), hidden ones too, in one pass over each part.
final class XlsxFile {
    private static final int MOST_SHEETS = 1_000;

    private final SheetBounds bounds;
    private final CellBudget budget;

    XlsxFile(SheetBounds bounds) {
        this.bounds = bounds;
        this.budget = new CellBudget(bounds);
    }

    private record Entry(String name, String relation, boolean hidden) {}

    private static final class Book {
        private final List<Entry> sheets = new ArrayList<>();
        private boolean date1904;

        void read(XmlPart xml) throws XMLStreamException {
            for (String e = xml.nextStart(); e != null; e = xml.nextStart()) {
                switch (e) {
                    case "workbookPr" -> date1904 = xml.flag("date1904", false);
                    case "sheet" -> sheets.add(sheet(xml));
                    default -> {}
                }
                if (sheets.size() > MOST_SHEETS) {
                    throw Problem.refused("problem.sheet.too_large", MOST_SHEETS).asException();
                }
            }
        }

        private static Entry sheet(XmlPart xml) {
            String name = xml.attribute("name");
            String relation = xml.attribute("id");
            String state = xml.attribute("state");
            if (name == null || relation == null) {
                throw CellBudget.damaged();
            }
            return new Entry(name, relation, state != null && !state.equals("visible"));
        }
    }

    List<RawSheet> read(Path file) throws IOException {
        try (XlsxPackage parts = new XlsxPackage(file, bounds)) {
            if (!parts.has("[Content_Types].xml") || parts.has("xl/workbook.bin")) {
                throw Problem.invalid("problem.sheet.not_a_workbook").asException();
            }
            return sheets(parts);
        } catch (ZipException e) {
            throw new ProblemException(Problem.invalid("problem.sheet.truncated"), e);
        } catch (ProblemException e) {
            throw e;
        } catch (XMLStreamException | IOException | RuntimeException e) {
            // the parser meets broken XML with whatever it stumbles over
            throw new ProblemException(Problem.invalid("problem.sheet.damaged"), e);
        }
    }

    private List<RawSheet> sheets(XlsxPackage parts) throws IOException, XMLStreamException {
        String main =
                XlsxPackage.target(parts.relations(""), "officeDocument").orElse("xl/workbook.xml");
        if (!parts.has(main)) {
            throw Problem.invalid("problem.sheet.not_a_workbook").asException();
        }
        Book book = new Book();
        parts.read(main, book::read);
        Map<String, Relation> relations = parts.relations(main);
        XlsxStrings strings = new XlsxStrings(budget);
        XlsxStyles styles = new XlsxStyles();
        for (Relation each : relations.values()) {
            switch (each.type()) {
                case "sharedStrings" -> parts.read(each.target(), strings::read);
                case "styles" -> parts.read(each.target(), styles::read);
                default -> {}
            }
        }
        boolean links = parts.hasFolder("xl/externallinks/");
        List<RawSheet> sheets = new ArrayList<>();
        for (Entry each : book.sheets) {
            Relation relation = relations.get(each.relation());
            RawSheet sheet = sheet(parts, each, relation, strings, styles, links, book.date1904);
            if (sheet != null) {
                sheets.add(sheet);
            }
        }
        return sheets;
    }

    private @Nullable RawSheet sheet(
            XlsxPackage parts,
            Entry entry,
            @Nullable Relation relation,
            XlsxStrings strings,
            XlsxStyles styles,
            boolean links,
            boolean date1904)
            throws IOException, XMLStreamException {
        if (relation == null || !parts.has(relation.target())) {
            throw CellBudget.damaged();
        }
        if (relation.type().endsWith("Macrosheet")) {
            throw Problem.refused("problem.sheet.macro").asException();
        }
        if (!relation.type().equals("worksheet")) {
            return null;
        }
        SheetMarks marks = new SheetMarks();
        if (entry.hidden()) {
            marks.hide();
        }
        if (links) {
            marks.linkOutside();
        }
        XlsxSheet sheet = new XlsxSheet(bounds, budget, strings, styles, marks);
        parts.read(relation.target(), sheet::read);
        new XlsxNotes(parts, marks).read(relation.target());
        return new RawSheet(entry.name(), null, date1904, sheet.rows(), styles.looks(), marks);
    }
}
