package jp.kakehashi.sheets;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;

/// Reads a CSV or tab-separated file in UTF-8, UTF-16 with a mark, or windows-31j; which one is
/// tried in this order, and only a reading without a single broken character is taken.
final class CsvFile {
    private static final int SAMPLE_CHARS = 20_000;

    private final SheetBounds bounds;

    CsvFile(SheetBounds bounds) {
        this.bounds = bounds;
    }

    List<RawSheet> read(Path file) throws IOException {
        Decoded decoded = decode(Files.readAllBytes(file));
        String text = decoded.text();
        char separator = separator(text);
        refuseOpenQuote(text, separator);
        String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        return List.of(
                new RawSheet(name, decoded.charset().name(), false, false, rows(text, separator)));
    }

    private record Decoded(String text, Charset charset) {}

    private static Decoded decode(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return strictly(bytes, 3, StandardCharsets.UTF_8);
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return strictly(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return strictly(bytes, 2, StandardCharsets.UTF_16BE);
        }
        for (byte b : bytes) {
            if (b == 0) {
                throw Problem.invalid("problem.sheet.not_text").asException();
            }
        }
        try {
            return strictly(bytes, 0, StandardCharsets.UTF_8);
        } catch (ProblemException notUtf8) {
            return strictly(bytes, 0, Charset.forName("windows-31j"));
        }
    }

    private static Decoded strictly(byte[] bytes, int from, Charset charset) {
        try {
            ByteBuffer rest = ByteBuffer.wrap(bytes, from, bytes.length - from);
            return new Decoded(charset.newDecoder().decode(rest).toString(), charset);
        } catch (CharacterCodingException e) {
            throw new ProblemException(Problem.invalid("problem.sheet.encoding"), e);
        }
    }

    private static boolean starts(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static char separator(String text) {
        String sample = text.substring(0, Math.min(text.length(), SAMPLE_CHARS));
        long commas = sample.chars().filter(c -> c == ',').count();
        long tabs = sample.chars().filter(c -> c == '\t').count();
        long semicolons = sample.chars().filter(c -> c == ';').count();
        if (tabs > commas && tabs >= semicolons) {
            return '\t';
        }
        return semicolons > commas ? ';' : ',';
    }

    /// A quote that is never closed would swallow the rest of the file in silence.
    private static void refuseOpenQuote(String text, char separator) {
        boolean quoted = false;
        boolean start = true;
        long line = 1;
        long opened = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line += c == '\n' ? 1 : 0;
            if (quoted) {
                quoted = c != '"';
                start = false;
            } else if (c == '"' && (start || text.charAt(i - 1) == '"')) {
                quoted = true;
                opened = start ? line : opened;
            } else {
                start = c == separator || c == '\n' || c == '\r';
            }
        }
        if (quoted) {
            throw Problem.invalid("problem.sheet.open_quote", opened).asException();
        }
    }

    private List<RawRow> rows(String text, char separator) {
        List<RawRow> rows = new ArrayList<>();
        int cells = 0;
        int number = 0;
        try (CsvReader<CsvRecord> records =
                CsvReader.builder()
                        .fieldSeparator(separator)
                        .skipEmptyLines(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text)) {
            for (CsvRecord record : records) {
                number++;
                SortedMap<Integer, RawCell> found = cells(record);
                cells += found.size();
                if (cells > bounds.cells()) {
                    throw Problem.refused("problem.sheet.too_large", bounds.cells()).asException();
                }
                if (!found.isEmpty()) {
                    rows.add(new RawRow(number, false, found));
                }
            }
        } catch (CsvParseException | IOException e) {
            throw new ProblemException(Problem.invalid("problem.sheet.damaged"), e);
        }
        return rows;
    }

    private SortedMap<Integer, RawCell> cells(CsvRecord record) {
        if (record.getFieldCount() > bounds.columns()) {
            throw Problem.refused("problem.sheet.too_many_columns", bounds.columns()).asException();
        }
        SortedMap<Integer, RawCell> found = new TreeMap<>();
        for (int i = 0; i < record.getFieldCount(); i++) {
            String value = SheetText.rearm(record.getField(i));
            if (!value.isBlank()) {
                found.put(i, new RawCell.Text(value));
            }
        }
        return found;
    }
}
