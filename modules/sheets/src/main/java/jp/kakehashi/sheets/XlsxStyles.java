package jp.kakehashi.sheets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/// The styles of an xlsx (ECMA-376 part 1, 18.8): what a cell's style says of its number and its
/// look.
final class XlsxStyles {
    private static final int MOST = 32_000;
    private static final List<String> THEME =
            List.of(
                    "FFFFFF", "000000", "EEECE1", "1F497D", "4F81BD", "C0504D", "9BBB59", "8064A2",
                    "4BACC6", "F79646");

    private record Font(boolean struck, boolean bold, @Nullable String ink) {}

    private final Map<Integer, String> codes = new HashMap<>();
    private final List<Font> fonts = new ArrayList<>();
    private final List<@Nullable String> fills = new ArrayList<>();
    private final List<NumberFormat> formats = new ArrayList<>();
    private final List<Integer> looksOfStyles = new ArrayList<>();
    private final List<RawSheet.Look> looks = new ArrayList<>(List.of(RawSheet.Look.PLAIN));

    /// The format of a style.
    NumberFormat format(int style) {
        return style < formats.size() ? formats.get(style) : NumberFormat.PLAIN;
    }

    /// The index in {@link #looks} of a style's look.
    int look(int style) {
        return style < looksOfStyles.size() ? looksOfStyles.get(style) : 0;
    }

    List<RawSheet.Look> looks() {
        return List.copyOf(looks);
    }

    void read(XmlPart xml) throws XMLStreamException {
        for (String e = xml.nextStart(); e != null; e = xml.nextStart()) {
            switch (e) {
                case "numFmt" ->
                        codes.put(
                                xml.number("numFmtId", 0),
                                xml.attribute("formatCode") == null
                                        ? ""
                                        : SheetText.decode(
                                                String.valueOf(xml.attribute("formatCode"))));
                case "fonts" -> fonts(xml);
                case "fills" -> fills(xml);
                case "cellStyleXfs", "dxfs", "cellStyles" -> xml.skip();
                case "cellXfs" -> styles(xml);
                default -> {}
            }
        }
    }

    private void fonts(XmlPart xml) throws XMLStreamException {
        for (String e = xml.nextChild(); e != null; e = xml.nextChild()) {
            boolean struck = false;
            boolean bold = false;
            String ink = null;
            for (String part = xml.nextChild(); part != null; part = xml.nextChild()) {
                switch (part) {
                    case "strike" -> struck = xml.flag("val", true);
                    case "b" -> bold = xml.flag("val", true);
                    case "color" -> ink = colour(xml);
                    default -> {}
                }
                xml.skip();
            }
            fonts.add(new Font(struck, bold, "000000".equals(ink) ? null : ink));
        }
    }

    private void fills(XmlPart xml) throws XMLStreamException {
        for (String e = xml.nextChild(); e != null; e = xml.nextChild()) {
            String fill = null;
            for (String kind = xml.nextChild(); kind != null; kind = xml.nextChild()) {
                String pattern = xml.attribute("patternType");
                boolean solid = pattern != null && !pattern.equals("none");
                for (String part = xml.nextChild(); part != null; part = xml.nextChild()) {
                    if (solid && part.equals("fgColor")) {
                        fill = colour(xml);
                    }
                    xml.skip();
                }
            }
            fills.add("FFFFFF".equals(fill) ? null : fill);
        }
    }

    private static @Nullable String colour(XmlPart xml) {
        String rgb = xml.attribute("rgb");
        if (rgb != null) {
            String plain = rgb.toUpperCase(Locale.ROOT);
            return plain.length() > 6 ? plain.substring(plain.length() - 6) : plain;
        }
        String theme = xml.attribute("theme");
        if (theme != null && theme.matches("[0-9]")) {
            return tinted(THEME.get(Integer.parseInt(theme)), xml.attribute("tint"));
        }
        String indexed = xml.attribute("indexed");
        return indexed == null || indexed.equals("64") || indexed.equals("65")
                ? null
                : IndexedColours.of(indexed);
    }

    /// The theme's own colours may differ; that a colour is meant is what counts.
    private static String tinted(String colour, @Nullable String tint) {
        return tint == null ? colour : colour + " " + tint.substring(0, Math.min(5, tint.length()));
    }

    private void styles(XmlPart xml) throws XMLStreamException {
        for (String e = xml.nextChild(); e != null; e = xml.nextChild()) {
            int format = xml.number("numFmtId", 0);
            Font font = of(fonts, xml.number("fontId", 0));
            String fill = of(fills, xml.number("fillId", 0));
            formats.add(NumberFormat.of(format, codes.get(format)));
            RawSheet.Look look =
                    font == null
                            ? new RawSheet.Look(false, fill, null, false)
                            : new RawSheet.Look(font.struck(), fill, font.ink(), font.bold());
            int at = looks.indexOf(look);
            if (at < 0 && looks.size() < MOST) {
                at = looks.size();
                looks.add(look);
            }
            looksOfStyles.add(Math.max(0, at));
            xml.skip();
        }
    }

    private static <T> @Nullable T of(List<? extends @Nullable T> list, int index) {
        return index >= 0 && index < list.size() ? list.get(index) : null;
    }
}
