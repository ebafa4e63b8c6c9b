package jp.kakehashi.sheets;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/// The texts that an xlsx shares between cells (ECMA-376 part 1, 18.4). Readings above kanji (rPh)
/// are not part of them.
final class XlsxStrings {
    private static final int LONGEST = 1 << 20;

    private final CellBudget budget;
    private final List<RawCell.@Nullable Text> texts = new ArrayList<>();

    XlsxStrings(CellBudget budget) {
        this.budget = budget;
    }

    void read(XmlPart xml) throws XMLStreamException {
        for (String e = xml.nextStart(); e != null; e = xml.nextStart()) {
            if (e.equals("si")) {
                texts.add(text(xml));
            }
        }
    }

    /// The text of a number; null when it is blank.
    RawCell.@Nullable Text of(String number) {
        return of(XmlPart.number(number.strip()));
    }

    /// The text of a number; null when it is blank.
    RawCell.@Nullable Text of(long number) {
        if (number < 0 || number >= texts.size()) {
            throw CellBudget.damaged();
        }
        return texts.get((int) number);
    }

    /// The present element, `si` or `is`, as a cell; null when it is blank.
    RawCell.@Nullable Text text(XmlPart xml) throws XMLStreamException {
        String child = xml.nextChild();
        String first = "";
        if ("t".equals(child)) {
            first = xml.text(LONGEST);
            child = xml.nextChild();
        }
        if (child == null) {
            budget.chars(first.length());
            String text = SheetText.decode(first);
            return text.isBlank() ? null : new RawCell.Text(text);
        }
        StringBuilder all = new StringBuilder(first);
        StringBuilder standing = new StringBuilder(first);
        boolean struck = false;
        for (String e = child; e != null; e = xml.nextChild()) {
            switch (e) {
                case "t" -> {
                    String text = xml.text(LONGEST);
                    all.append(text);
                    standing.append(text);
                }
                case "r" -> struck |= run(xml, all, standing);
                default -> xml.skip();
            }
        }
        budget.chars(all.length());
        String text = SheetText.decode(all.toString());
        if (text.isBlank()) {
            return null;
        }
        return new RawCell.Text(
                text, struck ? SheetText.decode(standing.toString()).strip() : null);
    }

    private static boolean run(XmlPart xml, StringBuilder all, StringBuilder standing)
            throws XMLStreamException {
        boolean struck = false;
        boolean any = false;
        for (String e = xml.nextChild(); e != null; e = xml.nextChild()) {
            switch (e) {
                case "rPr" -> {
                    for (String p = xml.nextChild(); p != null; p = xml.nextChild()) {
                        struck |= p.equals("strike") && xml.flag("val", true);
                        xml.skip();
                    }
                }
                case "t" -> {
                    String text = xml.text(LONGEST);
                    all.append(text);
                    any |= struck && !text.isBlank();
                    if (!struck) {
                        standing.append(text);
                    }
                }
                default -> xml.skip();
            }
        }
        return any;
    }
}
