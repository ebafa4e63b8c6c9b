package jp.kakehashi.sheets;

import com.fasterxml.aalto.UncheckedStreamException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
    private static final int SHOWN_FORMULA_CHARS = 200;
    private static final long MOST_CHARS = 128L << 20;

    private final SheetBounds bounds;
    private final Map<FormatKey, NumberFormat> formats = new HashMap<>();
    private int cells;
    private long chars;

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
        try (Counting in = new Counting(zip.getInputStream(entry), before, packed)) {
            new PartScan(bounds.columns()).look(in);
            in.transferTo(OutputStream.nullOutputStream());
            return in.count;
        }
    }

    /// Refuses to give more bytes than the file may unpack to.
    private final class Counting extends FilterInputStream {
        private final long before;
        private final long packed;
        private long count;

        Counting(InputStream in, long before, long packed) {
            super(in);
            this.before = before;
            this.packed = packed;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            return counted(b, b < 0 ? 0 : 1);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int n = super.read(bytes, from, length);
            return counted(n, n);
        }

        private int counted(int result, int bytes) {
            count += Math.max(0, bytes);
            long all = before + count;
            if (all > bounds.inflatedBytes()
                    || (all > RATIO_FROM_BYTES && all / packed > bounds.ratio())) {
                throw Problem.refused("problem.sheet.zip_bomb", all).asException();
            }
            return result;
        }
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
            case null -> noResult(cell.getFormula());
            case BigDecimal number -> number(cell, number);
            case Boolean bool -> new RawCell.Bool(bool);
            default -> {
                String text = decoded(value.toString());
                yield text.isBlank() ? null : new RawCell.Text(text);
            }
        };
    }

    private static @Nullable RawCell noResult(@Nullable String formula) {
        // Kept short: a shared formula is a copy in every cell.
        return formula == null
                ? null
                : new RawCell.NoResult(
                        formula.substring(0, Math.min(formula.length(), SHOWN_FORMULA_CHARS)));
    }

    /// One shared text becomes a copy in every cell when it has escapes.
    private String decoded(String stored) {
        chars += stored.length();
        if (chars > MOST_CHARS) {
            throw Problem.refused("problem.sheet.too_large", MOST_CHARS).asException();
        }
        return SheetText.decode(stored);
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
