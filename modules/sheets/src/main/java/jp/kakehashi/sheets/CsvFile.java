package jp.kakehashi.sheets;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/// Reads a CSV or tab-separated file (RFC 4180 and what is made of it); its encoding is told by
/// {@link CsvEncoding}, its separator by which one gives rows of equal length.
final class CsvFile {
    private static final int SAMPLE_RECORDS = 200;
    private static final int SAMPLE_CHARS = 200_000;
    private static final List<Character> SEPARATORS = List.of(',', '\t', ';', '|');

    private final CellBudget budget;

    CsvFile(SheetBounds bounds) {
        this.budget = new CellBudget(bounds);
    }

    /// `encoding`: what a keeper says it is; null to tell it.
    List<RawSheet> read(Path file, @Nullable String encoding) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        CsvEncoding.Decoded decoded =
                encoding == null
                        ? new CsvEncoding().decode(bytes)
                        : PointedEncoding.decode(bytes, encoding);
        String text = decoded.text();
        if (WorkbookReader.isMarkup(text)) {
            throw Problem.invalid("problem.sheet.not_a_workbook").asException();
        }
        int skipped = 0;
        char separator;
        if (text.matches("(?s)sep=.\\R.*")) {
            separator = text.charAt("sep=".length());
            text = text.substring(text.indexOf('\n') + 1);
            skipped = 1;
        } else {
            separator = separator(text);
        }
        new CsvQuotes(separator, skipped).check(text);
        String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        return List.of(
                new RawSheet(
                        name,
                        decoded.name(),
                        false,
                        rows(text, separator, skipped),
                        List.of(RawSheet.Look.PLAIN),
                        new SheetMarks()));
    }

    /// The one that gives most records the same number of fields, of these the one with more.
    private static char separator(String text) {
        String sample = text.substring(0, Math.min(text.length(), SAMPLE_CHARS));
        char best = ',';
        double bestScore = 0;
        for (char separator : SEPARATORS) {
            double score = score(sample, separator);
            if (score > bestScore) {
                best = separator;
                bestScore = score;
            }
        }
        return best;
    }

    private static double score(String sample, char separator) {
        Map<Integer, Integer> lengths = new HashMap<>();
        int records = 0;
        int fields = 1;
        boolean quoted = false;
        boolean start = true;
        for (int i = 0; i < sample.length() && records < SAMPLE_RECORDS; i++) {
            char c = sample.charAt(i);
            if (c == '"' && (quoted || start)) {
                quoted = !quoted;
            }
            start = !quoted && (c == separator || c == '\n');
            if (!quoted && c == separator) {
                fields++;
            } else if (!quoted && (c == '\n' || i == sample.length() - 1)) {
                if (fields > 1) {
                    lengths.merge(fields, 1, Integer::sum);
                }
                records++;
                fields = 1;
            }
        }
        double best = 0;
        for (Map.Entry<Integer, Integer> each : lengths.entrySet()) {
            double share = (double) each.getValue() / records;
            best = Math.max(best, share * share * (1 + Math.log(each.getKey())));
        }
        return best;
    }

    private List<RawRow> rows(String text, char separator, int skipped) {
        List<RawRow> rows = new ArrayList<>();
        RowBuilder builder = new RowBuilder();
        int number = skipped;
        try (CsvReader<CsvRecord> records =
                CsvReader.builder()
                        .fieldSeparator(separator)
                        .skipEmptyLines(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text)) {
            for (CsvRecord record : records) {
                number++;
                budget.column(record.getFieldCount() - 1L);
                for (int i = 0; i < record.getFieldCount(); i++) {
                    String value = SheetText.rearm(record.getField(i));
                    if (!value.isBlank()) {
                        builder.add(i, new RawCell.Text(value), 0);
                    }
                }
                if (builder.size() > 0) {
                    budget.cells(builder.size());
                    rows.add(builder.build(number, false));
                }
            }
        } catch (CsvParseException | IOException e) {
            throw new ProblemException(Problem.invalid("problem.sheet.damaged"), e);
        }
        return rows;
    }
}
