package jp.kakehashi.sheets;

import com.fasterxml.aalto.UncheckedStreamException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/// Reads the visible sheets of an xlsx (ECMA-376). The parts are unpacked once to be counted,
/// before anything is read from them.
final class XlsxFile {
    private static final int MOST_ENTRIES = 10_000;
    private static final long RATIO_FROM_BYTES = 16L << 20;
    private static final int MOST_EXPONENT = 400;

    private final SheetBounds bounds;
    private final Map<FormatKey, NumberFormat> formats = new HashMap<>();
    private int cells;

    XlsxFile(SheetBounds bounds) {
        this.bounds = bounds;
    }

    List<RawSheet> read(Path file) throws IOException {
        Parts parts = inspect(file);
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(file.toFile(), new ReadingOptions(parts.styles(), true))) {
            List<RawSheet> sheets = new ArrayList<>();
            for (Sheet sheet : workbook.getSheets().toList()) {
                if (sheet.getVisibility() == SheetVisibility.VISIBLE) {
                    sheets.add(
                            new RawSheet(
                                    sheet.getName(),
                                    null,
                                    workbook.isDate1904(),
                                    parts.links(),
                                    rows(sheet)));
                }
            }
            return sheets;
        } catch (ExcelReaderException
                | UncheckedStreamException
                | UncheckedIOException
                | IOException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | NoSuchElementException
                | NullPointerException
                | ClassCastException e) {
            // the library meets broken XML with whatever it stumbles over
            throw new ProblemException(Problem.invalid("problem.sheet.damaged"), e);
        }
    }

    private record FormatKey(@Nullable Integer id, @Nullable String text) {}

    /// Links to other workbooks; styles, without which every number is a plain one.
    private record Parts(boolean links, boolean styles) {}

    /// What the workbook is made of. Refuses what is too large, locked or active.
    private Parts inspect(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw Problem.refused("problem.sheet.too_large", zip.size()).asException();
            }
            boolean links = false;
            boolean book = false;
            long total = 0;
            for (ZipEntry entry :
                    (Iterable<ZipEntry>) zip.stream().map(e -> (ZipEntry) e)::iterator) {
                String name = entry.getName();
                if (name.endsWith("vbaProject.bin")) {
                    throw Problem.refused("problem.sheet.macro").asException();
                }
                links |= name.startsWith("xl/externalLinks/");
                book |= name.equals("[Content_Types].xml");
                total += inflated(zip, entry, total, file.toFile().length());
            }
            if (!book || zip.getEntry("xl/workbook.bin") != null) {
                throw Problem.invalid("problem.sheet.not_a_workbook").asException();
            }
            return new Parts(links, zip.getEntry("xl/styles.xml") != null);
        } catch (ZipException e) {
            throw new ProblemException(Problem.invalid("problem.sheet.truncated"), e);
        }
    }

    private long inflated(ZipFile zip, ZipEntry entry, long before, long packed)
            throws IOException {
        byte[] buffer = new byte[1 << 16];
        long count = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                count += n;
                long all = before + count;
                if (all > bounds.inflatedBytes()
                        || (all > RATIO_FROM_BYTES && all / packed > bounds.ratio())) {
                    throw Problem.refused("problem.sheet.zip_bomb", all).asException();
                }
            }
        }
        return count;
    }

    private List<RawRow> rows(Sheet sheet) throws IOException {
        List<RawRow> rows = new ArrayList<>();
        try (Stream<Row> stream = sheet.openStream()) {
            for (Row row : (Iterable<Row>) stream::iterator) {
                SortedMap<Integer, RawCell> found = new TreeMap<>();
                for (Cell cell : row) {
                    RawCell raw = cell == null ? null : raw(cell);
                    if (raw != null) {
                        found.put(cell.getColumnIndex(), raw);
                    }
                }
                if (!found.isEmpty()) {
                    count(found);
                    rows.add(new RawRow(row.getRowNum(), row.isHidden(), found));
                }
            }
        }
        return rows;
    }

    private void count(SortedMap<Integer, RawCell> found) {
        cells += found.size();
        if (cells > bounds.cells()) {
            throw Problem.refused("problem.sheet.too_large", bounds.cells()).asException();
        }
        if (found.lastKey() >= bounds.columns()) {
            throw Problem.refused("problem.sheet.too_many_columns", bounds.columns()).asException();
        }
    }

    private @Nullable RawCell raw(Cell cell) {
        CellType type = cell.getType();
        Object value = cell.getValue();
        if (type == CellType.ERROR) {
            return new RawCell.Failed(cell.getRawValue() == null ? "#ERROR" : cell.getRawValue());
        }
        return switch (value) {
            case null -> cell.getFormula() == null ? null : new RawCell.NoResult(cell.getFormula());
            case BigDecimal number -> number(cell, number);
            case Boolean bool -> new RawCell.Bool(bool);
            default -> {
                String text = SheetText.decode(value.toString());
                yield text.isBlank() ? null : new RawCell.Text(text);
            }
        };
    }

    private RawCell number(Cell cell, BigDecimal value) {
        int exponent = value.precision() - value.scale();
        if (Math.abs((long) exponent) > MOST_EXPONENT || value.precision() > MOST_EXPONENT) {
            return new RawCell.Failed("#NUM!");
        }
        return new RawCell.Numeric(
                value,
                formats.computeIfAbsent(
                        new FormatKey(cell.getDataFormatId(), cell.getDataFormatString()),
                        key -> NumberFormat.of(key.id(), key.text())));
    }
}
