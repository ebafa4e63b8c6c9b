package jp.kakehashi.sheets;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFClientAnchor;
import org.apache.poi.hssf.usermodel.HSSFComment;
import org.apache.poi.hssf.usermodel.HSSFDataValidation;
import org.apache.poi.hssf.usermodel.HSSFPatriarch;
import org.apache.poi.hssf.usermodel.HSSFRichTextString;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFShape;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/// The cells of one sheet of an xls and what lies over them.
final class XlsSheet {
    private static final int COLUMNS = 256;

    private final CellBudget budget;
    private final XlsLooks looks;
    private final SheetMarks marks;

    XlsSheet(CellBudget budget, XlsLooks looks, SheetMarks marks) {
        this.budget = budget;
        this.looks = looks;
        this.marks = marks;
    }

    List<RawRow> read(HSSFSheet sheet) {
        List<RawRow> rows = new ArrayList<>();
        RowBuilder builder = new RowBuilder();
        for (Iterator<Row> each = sheet.rowIterator(); each.hasNext(); ) {
            HSSFRow row = (HSSFRow) each.next();
            for (Cell cell : row) {
                RawCell raw = raw((HSSFCell) cell);
                if (raw != null) {
                    builder.add(cell.getColumnIndex(), raw, looks.look((HSSFCell) cell));
                }
            }
            if (builder.size() > 0) {
                budget.cells(builder.size());
                rows.add(builder.build(row.getRowNum() + 1, row.getZeroHeight()));
            }
        }
        for (int column = 0; column < COLUMNS; column++) {
            marks.width(column, column, sheet.getColumnWidth(column) / 256.0);
            if (sheet.isColumnHidden(column)) {
                marks.hiddenColumns().set(column);
            }
        }
        for (CellRangeAddress merge : sheet.getMergedRegions()) {
            marks.merge(area(merge));
        }
        choices(sheet);
        comments(sheet);
        drawings(sheet);
        return rows;
    }

    private static Area area(CellRangeAddress range) {
        return new Area(
                range.getFirstRow() + 1,
                range.getFirstColumn(),
                range.getLastRow() + 1,
                range.getLastColumn());
    }

    private @Nullable RawCell raw(HSSFCell cell) {
        CellType type = cell.getCellType();
        if (type == CellType.FORMULA) {
            type = cell.getCachedFormulaResultType();
        }
        return switch (type) {
            case NUMERIC -> {
                var value = XlsFile.number(cell.getNumericCellValue());
                yield value.isPresent()
                        ? new RawCell.Numeric(value.get(), looks.format(cell))
                        : new RawCell.Failed("#NUM!");
            }
            case STRING -> text(cell.getRichStringCellValue());
            case BOOLEAN -> new RawCell.Bool(cell.getBooleanCellValue());
            case ERROR -> new RawCell.Failed(error(cell.getErrorCellValue()));
            default -> null;
        };
    }

    private static String error(byte code) {
        return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#ERROR";
    }

    private @Nullable RawCell text(HSSFRichTextString rich) {
        String text = rich.getString();
        if (text == null || text.isBlank()) {
            return null;
        }
        budget.chars(text.length());
        StringBuilder standing = new StringBuilder();
        boolean struck = false;
        int runs = rich.numFormattingRuns();
        int plain = runs == 0 ? text.length() : at(rich, 0, text);
        standing.append(text, 0, plain);
        for (int run = 0; run < runs; run++) {
            String part = text.substring(at(rich, run, text), at(rich, run + 1, text));
            if (looks.struck(rich.getFontOfFormattingRun(run))) {
                struck |= !part.isBlank();
            } else {
                standing.append(part);
            }
        }
        return new RawCell.Text(text, struck ? standing.toString().strip() : null);
    }

    private static int at(HSSFRichTextString rich, int run, String text) {
        return run >= rich.numFormattingRuns()
                ? text.length()
                : Math.min(text.length(), rich.getIndexOfFormattingRun(run));
    }

    private void choices(HSSFSheet sheet) {
        for (HSSFDataValidation validation : sheet.getDataValidations()) {
            int type = validation.getValidationConstraint().getValidationType();
            if (type == DataValidationConstraint.ValidationType.LIST) {
                for (CellRangeAddress range : validation.getRegions().getCellRangeAddresses()) {
                    marks.choice(area(range));
                }
            }
        }
    }

    private void comments(HSSFSheet sheet) {
        for (Map.Entry<CellAddress, HSSFComment> each : sheet.getCellComments().entrySet()) {
            HSSFRichTextString text = each.getValue().getString();
            marks.note(
                    new SheetMarks.Note(
                            each.getKey().getRow() + 1,
                            each.getKey().getColumn(),
                            true,
                            text == null ? "" : text.getString().strip()));
        }
    }

    private void drawings(HSSFSheet sheet) {
        HSSFPatriarch patriarch = sheet.getDrawingPatriarch();
        if (patriarch == null) {
            return;
        }
        for (HSSFShape shape : patriarch.getChildren()) {
            if (!(shape instanceof HSSFComment)
                    && shape.getAnchor() instanceof HSSFClientAnchor anchor) {
                String name = shape.getShapeName();
                marks.note(
                        new SheetMarks.Note(
                                anchor.getRow1() + 1,
                                anchor.getCol1(),
                                false,
                                name == null ? "" : name));
            }
        }
    }
}
