package jp.kakehashi.sheets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.model.InternalWorkbook;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFFont;
import org.apache.poi.hssf.usermodel.HSSFPalette;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.hssf.util.HSSFColor;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.jspecify.annotations.Nullable;

/// The styles of an xls: what a cell's style says of its number and its look.
final class XlsLooks {
    private static final int AUTOMATIC_INK = 0x7FFF;
    private static final int BLACK = 8;

    private final HSSFWorkbook book;
    private final HSSFPalette palette;
    private final Map<Integer, String> codes = new HashMap<>();
    private final Map<Short, Integer> lookOfStyle = new HashMap<>();
    private final Map<Integer, NumberFormat> formats = new HashMap<>();
    private final List<RawSheet.Look> looks = new ArrayList<>(List.of(RawSheet.Look.PLAIN));

    XlsLooks(HSSFWorkbook book) {
        this.book = book;
        this.palette = book.getCustomPalette();
        InternalWorkbook inside = book.getInternalWorkbook();
        for (FormatRecord format : inside.getFormats()) {
            codes.put(format.getIndexCode(), format.getFormatString());
        }
    }

    List<RawSheet.Look> looks() {
        return List.copyOf(looks);
    }

    /// Codes of built-in numbers depend on the program's country, so the number itself is asked.
    NumberFormat format(HSSFCell cell) {
        int id = cell.getCellStyle().getDataFormat();
        return formats.computeIfAbsent(
                id,
                i ->
                        NumberFormat.isBuiltIn(i)
                                ? NumberFormat.of(i, null)
                                : NumberFormat.of(i, codes.get(i)));
    }

    int look(HSSFCell cell) {
        HSSFCellStyle style = cell.getCellStyle();
        return lookOfStyle.computeIfAbsent(style.getIndex(), i -> index(look(style)));
    }

    private int index(RawSheet.Look look) {
        int at = looks.indexOf(look);
        if (at >= 0) {
            return at;
        }
        looks.add(look);
        return looks.size() - 1;
    }

    private RawSheet.Look look(HSSFCellStyle style) {
        HSSFFont font = style.getFont(book);
        boolean filled = style.getFillPattern() != FillPatternType.NO_FILL;
        String fill = filled ? colour(style.getFillForegroundColor()) : null;
        short ink = font.getColor();
        boolean black = ink == AUTOMATIC_INK || ink == BLACK;
        String inkColour = black ? null : colour(ink);
        return new RawSheet.Look(
                font.getStrikeout(),
                "FFFFFF".equals(fill) ? null : fill,
                "000000".equals(inkColour) ? null : inkColour,
                font.getBold());
    }

    private @Nullable String colour(short index) {
        HSSFColor colour = palette.getColor(index);
        if (colour == null) {
            return null;
        }
        short[] rgb = colour.getTriplet();
        return "%02X%02X%02X".formatted(rgb[0], rgb[1], rgb[2]);
    }

    /// Whether the font of a part of a text is struck through.
    boolean struck(short font) {
        return book.getFontAt(font).getStrikeout();
    }
}
