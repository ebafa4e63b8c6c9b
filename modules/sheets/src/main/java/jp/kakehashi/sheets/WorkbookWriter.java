package jp.kakehashi.sheets;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/// Writes rows to a workbook that opens in Excel (types, widths, frozen header, 和暦 days) or
/// to a CSV. Text that looks like a formula leaves as text. The file
/// appears whole or not at all: it is written beside its place, forced to the disk and moved.
public final class WorkbookWriter {
    private static final int MOST_ROWS = 1_048_576;
    private static final int MOST_CELL_CHARS = 32_767;
    private static final int FLUSH_ROWS = 1_000;
    private static final String PAGE_FONT = "游ゴシック";
    private static final int EXACT_DIGITS = 15;
    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    /// A writer.
    public WorkbookWriter() {}

    /// A column of what is written.
    ///
    /// @param width in characters of the standard font; 0 for one that suits the type
    public record Column(String name, SheetFieldType type, int width) {}

    /// Writes `rows` as one sheet; values in canonical form (days ISO 8601, numbers plain, checks
    /// `true`), null for empty. What is not of its column's form is written as text.
    ///
    /// @return how many rows were written
    /// @throws ProblemException `problem.sheet.too_many_rows`, `.cell_too_long`, `.cannot_write`
    public long writeXlsx(
            Path file, String sheet, List<Column> columns, Iterator<List<@Nullable String>> rows) {
        return writeXlsx(file, sheet, null, columns, rows);
    }

    /// As the other; `mark` stands in the middle above and below every printed page.
    public long writeXlsx(
            Path file,
            String sheet,
            @Nullable String mark,
            List<Column> columns,
            Iterator<List<@Nullable String>> rows) {
        return beside(
                file,
                out -> {
                    try (Workbook book = new Workbook(out, "Kakehashi", "1.0")) {
                        Worksheet made = book.newWorksheet(sheetName(sheet));
                        if (mark != null) {
                            made.header(mark, Position.CENTER, PAGE_FONT, 11);
                            made.footer(mark, Position.CENTER, PAGE_FONT, 11);
                        }
                        return fill(made, columns, rows);
                    }
                });
    }

    /// As {@link #writeCsv(Path, CsvForm, List, Iterator)} in UTF-8 with its mark.
    public long writeCsv(Path file, List<Column> columns, Iterator<List<@Nullable String>> rows) {
        return writeCsv(file, CsvForm.UTF_8, columns, rows);
    }

    /// Writes `rows` as CSV: CRLF, days ISO 8601. A file that would lack a character is not written
    /// at all; {@link #unwritable} lists them beforehand.
    ///
    /// @return how many rows were written
    /// @throws ProblemException `problem.sheet.cannot_write`, `.unwritable` with the first cell
    public long writeCsv(
            Path file, CsvForm form, List<Column> columns, Iterator<List<@Nullable String>> rows) {
        CsvLines lines = new CsvLines(form);
        return beside(
                file,
                out -> {
                    out.write(lines.mark());
                    lines.write(out, csvHeader(columns));
                    long count = 0;
                    while (rows.hasNext()) {
                        lines.write(out, csvRow(columns, rows.next()));
                        count++;
                    }
                    return count;
                });
    }

    /// The characters that a CSV of that form lacks, row by row, at most `most` of them; nothing is
    /// written.
    public List<UnwritableCharacter> unwritable(
            CsvForm form, List<Column> columns, Iterator<List<@Nullable String>> rows, int most) {
        CsvLines lines = new CsvLines(form);
        List<UnwritableCharacter> lacking =
                new ArrayList<>(lines.lacking(columns, csvHeader(columns)));
        while (rows.hasNext() && lacking.size() < most) {
            lacking.addAll(lines.lacking(columns, csvRow(columns, rows.next())));
        }
        return List.copyOf(lacking.subList(0, Math.min(most, lacking.size())));
    }

    private static List<String> csvHeader(List<Column> columns) {
        return columns.stream().map(c -> SheetText.disarm(c.name())).toList();
    }

    private static List<String> csvRow(List<Column> columns, List<@Nullable String> row) {
        List<String> cells = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            String value = row.get(i);
            boolean number = value != null && isNumeric(columns.get(i).type()) && isPlain(value);
            cells.add(value == null ? "" : number ? value : SheetText.disarm(value));
        }
        return cells;
    }

    private static long fill(
            Worksheet sheet, List<Column> columns, Iterator<List<@Nullable String>> rows)
            throws IOException {
        for (int c = 0; c < columns.size(); c++) {
            sheet.width(c, width(columns.get(c)));
            sheet.value(0, c, SheetText.encode(columns.get(c).name()));
            sheet.style(0, c).bold().fillColor("E8EDF3").set();
        }
        sheet.freezePane(0, 1);
        ColumnLook[] looks = new ColumnLook[columns.size()];
        Arrays.setAll(looks, c -> new ColumnLook(sheet, c));
        int at = 1;
        while (rows.hasNext()) {
            if (at >= MOST_ROWS) {
                throw Problem.invalid("problem.sheet.too_many_rows", MOST_ROWS - 1).asException();
            }
            List<@Nullable String> row = rows.next();
            for (int c = 0; c < columns.size(); c++) {
                String value = row.get(c);
                if (value != null && !value.isEmpty()) {
                    looks[c].next(at, write(sheet, at, c, columns.get(c).type(), value));
                }
            }
            if (++at % FLUSH_ROWS == 0) {
                end(looks);
                sheet.flush();
            }
        }
        end(looks);
        return at - 1L;
    }

    private static void end(ColumnLook[] looks) {
        for (ColumnLook look : looks) {
            look.end();
        }
    }

    private static CellLook write(
            Worksheet sheet, int row, int column, SheetFieldType type, String value) {
        if (value.length() > MOST_CELL_CHARS) {
            String address = CellAddresses.letters(column) + (row + 1);
            throw Problem.invalid("problem.sheet.cell_too_long", address).asException();
        }
        if (isNumeric(type) && isPlain(value)) {
            sheet.value(row, column, new BigDecimal(value));
            return type == SheetFieldType.YEN ? CellLook.YEN : CellLook.PLAIN;
        }
        LocalDate day = type == SheetFieldType.DATE ? excelDay(value) : null;
        if (day != null) {
            sheet.value(row, column, day);
            return CellLook.DAY;
        }
        if (type == SheetFieldType.TIME && isTime(value)) {
            sheet.value(row, column, LocalTime.parse(value).toSecondOfDay() / 86_400.0);
            return CellLook.TIME;
        }
        if (type == SheetFieldType.CHECK && (value.equals("true") || value.equals("false"))) {
            sheet.value(row, column, Boolean.valueOf(value));
            return CellLook.PLAIN;
        }
        sheet.value(row, column, SheetText.encode(value));
        return type == SheetFieldType.LONG_TEXT ? CellLook.LINES : CellLook.TEXT;
    }

    private static boolean isNumeric(SheetFieldType type) {
        return type == SheetFieldType.NUMBER || type == SheetFieldType.YEN;
    }

    /// A number that Excel keeps exactly.
    private static boolean isPlain(String value) {
        return PLAIN_NUMBER.matcher(value).matches()
                && (value.length() <= EXACT_DIGITS
                        || new BigDecimal(value).precision() <= EXACT_DIGITS);
    }

    /// Excel counts days from 1900 and counts one too many before March of that year; null when it
    /// has no such day.
    private static @Nullable LocalDate excelDay(String value) {
        try {
            LocalDate day = LocalDate.parse(value);
            return day.isBefore(LocalDate.of(1900, 3, 1)) || day.getYear() > 9999 ? null : day;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static boolean isTime(String value) {
        return value.matches("([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?");
    }

    private static double width(Column column) {
        if (column.width() > 0) {
            return Math.min(column.width(), 255);
        }
        return switch (column.type()) {
            case DATE -> 18;
            case NUMBER, YEN, CHOICE -> 12;
            case TIME, CHECK -> 8;
            case PERSON, PHONE -> 18;
            case TEXT -> 24;
            case LONG_TEXT -> 40;
        };
    }

    /// Excel's rule for names of sheets: 31 characters, none of `: \ / ? * [ ]`.
    private static String sheetName(String name) {
        String clean = name.replaceAll("[:\\\\/?*\\[\\]\\p{Cntrl}]", "_").strip();
        return clean.isEmpty() ? "Sheet1" : clean.substring(0, Math.min(31, clean.length()));
    }

    private interface Body {
        long write(OutputStream out) throws IOException;
    }

    private static long beside(Path file, Body body) {
        Path target = file.toAbsolutePath();
        Path part = null;
        try {
            part = Files.createTempFile(target.getParent(), ".kakehashi-", ".part");
            long count;
            try (OutputStream out =
                    new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
                count = body.write(out);
            }
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            return count;
        } catch (IOException | UncheckedIOException e) {
            throw new ProblemException(Problem.unavailable("problem.sheet.cannot_write"), e);
        } finally {
            discard(part);
        }
    }

    private static void discard(@Nullable Path part) {
        try {
            if (part != null) {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
