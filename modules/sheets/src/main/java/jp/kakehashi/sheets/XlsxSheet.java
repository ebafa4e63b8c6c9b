package jp.kakehashi.sheets;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/// The cells of one sheet of an xlsx (ECMA-376 part 1, 18.3.1). Takes no cell reference and no size
/// at its word. Formulas have at most 8,192 letters, as in Excel.
final class XlsxSheet {
    private static final int MOST_FORMULA_CHARS = 8_192;
    private static final int MOST_VALUE_CHARS = 1 << 20;
    private static final int SHOWN_FORMULA_CHARS = 200;

    private final SheetBounds bounds;
    private final CellBudget budget;
    private final XlsxStrings strings;
    private final XlsxStyles styles;
    private final SheetMarks marks;
    private final NumberCells numbers = new NumberCells();
    private final List<RawRow> rows = new ArrayList<>();
    private final RowBuilder row = new RowBuilder();
    private int lastRow;
    private int column;

    XlsxSheet(
            SheetBounds bounds,
            CellBudget budget,
            XlsxStrings strings,
            XlsxStyles styles,
            SheetMarks marks) {
        this.bounds = bounds;
        this.budget = budget;
        this.strings = strings;
        this.styles = styles;
        this.marks = marks;
    }

    /// The rows, rising.
    List<RawRow> rows() {
        boolean ordered = true;
        for (int i = 1; i < rows.size(); i++) {
            ordered &= rows.get(i - 1).number() < rows.get(i).number();
        }
        if (!ordered) {
            rows.sort(Comparator.comparingInt(RawRow::number));
            for (int i = 1; i < rows.size(); i++) {
                if (rows.get(i - 1).number() == rows.get(i).number()) {
                    throw CellBudget.damaged();
                }
            }
        }
        return rows;
    }

    void read(XmlPart xml) throws XMLStreamException {
        for (String e = xml.nextStart(); e != null; e = xml.nextStart()) {
            switch (e) {
                case "row" -> row(xml);
                case "c" -> throw CellBudget.damaged();
                case "col" -> column(xml);
                case "mergeCell" -> Area.of(reference(xml)).ifPresent(marks::merge);
                case "autoFilter" -> Area.of(reference(xml)).ifPresent(marks::filter);
                case "dataValidation" -> choices(xml);
                default -> {}
            }
        }
    }

    private static String reference(XmlPart xml) {
        String reference = xml.attribute("ref");
        return reference == null ? "" : reference;
    }

    private void column(XmlPart xml) {
        String width = xml.attribute("width");
        widths(xml, width);
        if (xml.flag("hidden", false) || "0".equals(width)) {
            int first = Math.max(1, xml.number("min", 1));
            int last = Math.min(bounds.columns(), xml.number("max", first));
            if (last >= first) {
                marks.hiddenColumns().set(first - 1, last);
            }
        }
    }

    private void widths(XmlPart xml, @Nullable String width) {
        if (width != null && width.matches("[0-9]{1,3}([.][0-9]{1,20})?")) {
            int first = Math.max(1, xml.number("min", 1));
            marks.width(
                    first - 1,
                    Math.min(bounds.columns(), xml.number("max", first)) - 1,
                    Double.parseDouble(width));
        }
    }

    private void choices(XmlPart xml) {
        String areas = xml.attribute("sqref");
        if ("list".equals(xml.attribute("type")) && areas != null) {
            for (String area : areas.split(" ", -1)) {
                Area.of(area).ifPresent(marks::choice);
            }
        }
    }

    private void row(XmlPart xml) throws XMLStreamException {
        String written = xml.attribute("r");
        long number = written == null ? lastRow + 1L : digits(written, 0);
        budget.row(number);
        lastRow = (int) number;
        boolean hidden = xml.flag("hidden", false) || "0".equals(xml.attribute("ht"));
        column = -1;
        int seen = 0;
        for (String e = xml.nextChild(); e != null; e = xml.nextChild()) {
            if (e.equals("c")) {
                budget.column(seen++);
                cell(xml);
            } else {
                xml.skip();
            }
        }
        if (row.size() > 0) {
            budget.cells(row.size());
            rows.add(row.build(lastRow, hidden));
        }
    }

    private void cell(XmlPart xml) throws XMLStreamException {
        String reference = null;
        int style = 0;
        String type = null;
        for (int i = 0; i < xml.attributes(); i++) {
            switch (xml.attributeName(i)) {
                case "r" -> reference = xml.attributeValue(i);
                case "s" -> style = Math.max(0, XmlPart.number(xml.attributeValue(i)));
                case "t" -> type = xml.attributeValue(i);
                default -> {}
            }
        }
        column = reference == null ? column + 1 : at(reference);
        budget.column(column);
        String value = null;
        long whole = -1;
        boolean shared = "s".equals(type);
        boolean counts = shared || type == null || "n".equals(type);
        String formula = null;
        RawCell inline = null;
        for (String e = xml.nextChild(); e != null; e = xml.nextChild()) {
            switch (e) {
                case "v" -> {
                    whole = counts ? xml.whole() : -1;
                    value = whole < 0 ? xml.text(MOST_VALUE_CHARS) : null;
                }
                case "f" -> formula = xml.text(MOST_FORMULA_CHARS);
                case "is" -> inline = strings.text(xml);
                default -> xml.skip();
            }
        }
        RawCell cell = inline;
        if (cell == null && whole >= 0) {
            cell = shared ? strings.of(whole) : numbers.cell(whole, styles.format(style));
        }
        if (cell == null && value != null && !value.isEmpty()) {
            cell = valued(type == null ? "n" : type, value, style);
        }
        if (cell == null && formula != null && !"str".equals(type)) {
            String shown = formula.substring(0, Math.min(formula.length(), SHOWN_FORMULA_CHARS));
            cell = new RawCell.NoResult(shown);
        }
        if (cell != null) {
            row.add(column, cell, styles.look(style));
        }
    }

    private @Nullable RawCell valued(String type, String value, int style) {
        return switch (type) {
            case "s" -> strings.of(value);
            case "b" -> bool(value);
            case "e" -> new RawCell.Failed(value);
            case "str", "inlineStr", "d" -> text(value);
            case "n" -> numbers.cell(value, styles.format(style));
            default -> throw CellBudget.damaged();
        };
    }

    private static RawCell bool(String value) {
        return switch (value.strip()) {
            case "1", "true" -> new RawCell.Bool(true);
            case "0", "false" -> new RawCell.Bool(false);
            default -> new RawCell.Failed(value);
        };
    }

    private @Nullable RawCell text(String value) {
        budget.chars(value.length());
        String text = SheetText.decode(value);
        return text.isBlank() ? null : new RawCell.Text(text);
    }

    /// The column of a reference, from 0.
    private int at(String reference) {
        long letters = 0;
        int i = 0;
        while (i < reference.length() && reference.charAt(i) >= 'A' && reference.charAt(i) <= 'Z') {
            letters = letters * 26 + (reference.charAt(i++) - 'A' + 1);
            if (i > 8) {
                throw CellBudget.damaged();
            }
        }
        if (i == 0) {
            throw CellBudget.damaged();
        }
        budget.column(letters - 1);
        long number = digits(reference, i);
        budget.row(number);
        if (number != lastRow) {
            throw CellBudget.damaged();
        }
        return (int) letters - 1;
    }

    private static long digits(String text, int from) {
        long number = 0;
        for (int i = from; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || i - from > 9) {
                throw CellBudget.damaged();
            }
            number = number * 10 + digit;
        }
        if (from == text.length()) {
            throw CellBudget.damaged();
        }
        return number;
    }

    /// Numbers as cells; the same number in the same format is one cell, because most columns
    /// repeat theirs.
    static final class NumberCells {
        private static final int SLOTS = 1 << 13;
        private static final int MOST_EXPONENT = 400;
        private static final long SPREAD = 0x9E3779B97F4A7C15L;

        private final @Nullable String[] texts = new String[SLOTS];
        private final RawCell.@Nullable Numeric[] cells = new RawCell.Numeric[SLOTS];
        private final long[] wholes = new long[SLOTS];
        private final RawCell.@Nullable Numeric[] wholeCells = new RawCell.Numeric[SLOTS];

        RawCell cell(long whole, NumberFormat format) {
            int slot = (Long.hashCode(whole * SPREAD) * 31 + format.hashCode()) & (SLOTS - 1);
            RawCell.Numeric known = wholeCells[slot];
            if (known != null && wholes[slot] == whole && known.format().equals(format)) {
                return known;
            }
            RawCell.Numeric cell = new RawCell.Numeric(BigDecimal.valueOf(whole), format);
            wholes[slot] = whole;
            wholeCells[slot] = cell;
            return cell;
        }

        RawCell cell(String text, NumberFormat format) {
            int slot = (text.hashCode() * 31 + format.hashCode()) & (SLOTS - 1);
            RawCell.Numeric known = cells[slot];
            if (known != null && text.equals(texts[slot]) && known.format().equals(format)) {
                return known;
            }
            BigDecimal value;
            try {
                value = new BigDecimal(text.strip());
            } catch (NumberFormatException e) {
                return new RawCell.Failed(text);
            }
            if (!isSane(value)) {
                return new RawCell.Failed("#NUM!");
            }
            return kept(slot, text, new RawCell.Numeric(value, format));
        }

        private RawCell kept(int slot, String text, RawCell.Numeric cell) {
            texts[slot] = text;
            cells[slot] = cell;
            return cell;
        }

        private static boolean isSane(BigDecimal value) {
            long exponent = (long) value.precision() - value.scale();
            return Math.abs(exponent) <= MOST_EXPONENT && value.precision() <= MOST_EXPONENT;
        }
    }
}
