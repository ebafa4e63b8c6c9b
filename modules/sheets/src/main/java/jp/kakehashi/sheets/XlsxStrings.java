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
        int index = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(i) - '0';
            if (digit < 0 || digit > 9 || index > 100_000_000) {
                throw CellBudget.damaged();
            }
            index = index * 10 + digit;
        }
        if (number.isEmpty() || index >= texts.size()) {
            throw CellBudget.damaged();
        }
        return texts.get(index);
    }

    /// The present element, `si` or `is`, as a cell; null when it is blank.
    RawCell.@Nullable Text text(XmlPart xml) throws XMLStreamException {
        StringBuilder all = new StringBuilder();
        StringBuilder standing = new StringBuilder();
        boolean struck = false;
        for (String e = xml.nextChild(); e != null; e = xml.nextChild()) {
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
