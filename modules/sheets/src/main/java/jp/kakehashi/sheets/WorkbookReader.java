package jp.kakehashi.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/// Reads the tables of a workbook (`.xlsx`, `.xls`) or CSV as a clerk left it. What the file is, is
/// told from its first bytes, not from its name. Every file gives tables or a named problem
/// (`problem.sheet.…`) within its {@link SheetBounds}; values that do not fit are listed,
/// never changed in silence.
public final class WorkbookReader {
    private static final int HEAD_BYTES = 8;
    private static final int MARKUP_BYTES = 256;
    private static final Pattern MARKUP =
            Pattern.compile(
                    "(?:\u00EF\u00BB\u00BF)?\\s*<(?:!doctype|!--|\\?xml|html|meta|table)",
                    Pattern.CASE_INSENSITIVE);

    private final SheetBounds bounds;

    /// A reader within the usual bounds.
    public WorkbookReader() {
        this(SheetBounds.usual());
    }

    /// A reader within `bounds`.
    public WorkbookReader(SheetBounds bounds) {
        this.bounds = bounds;
    }

    /// The tables of `file` in the order of its sheets; empty sheets give none.
    ///
    /// @throws ProblemException `problem.sheet.not_found`, `.unreadable`, `.no_bytes`, `.empty`,
    ///     `.too_large`,
    ///     `.too_many_columns`, `.zip_bomb`, `.truncated`, `.damaged`, `.encrypted`, `.macro`,
    ///     `.old_format`, `.not_a_workbook`, `.not_text`, `.encoding`, `.open_quote`
    public List<SheetTable> read(Path file) {
        List<SheetTable> tables = new ArrayList<>();
        for (RawSheet sheet : open(file, SheetHints.NONE)) {
            understand(sheet, SheetHints.NONE, false).forEach(u -> tables.add(u.table()));
        }
        refuseNone(tables.isEmpty());
        return tables;
    }

    /// The same as a keeper pointed it out, with every change and with how it looks.
    ///
    /// @throws ProblemException those of {@link #read(Path)}
    public SheetReading read(Path file, SheetHints hints) {
        List<RawSheet> sheets = open(file, hints);
        List<SheetReading.Understood> tables = new ArrayList<>();
        for (RawSheet sheet : sheets) {
            tables.addAll(understand(sheet, hints, true));
        }
        refuseNone(tables.isEmpty());
        return new SheetReading(tables, LookTaking.beginnings(sheets));
    }

    /// Some rows of the sheet of that name, from row `from` on, as they stand.
    ///
    /// @throws ProblemException those of {@link #read(Path)}
    public SheetLook look(Path file, SheetHints hints, String name, int from) {
        return open(file, hints).stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .map(s -> LookTaking.of(s, from, SheetLook.MOST_ROWS))
                .orElseThrow(() -> Problem.invalid("problem.sheet.empty").asException());
    }

    /// The beginning of a CSV in every encoding; none of a workbook.
    ///
    /// @throws ProblemException those of {@link #read(Path)}
    public List<SheetReading.EncodingLook> encodings(Path file) {
        try {
            byte[] head = head(file, PointedEncoding.LOOKED_BYTES);
            boolean text = !starts(head, "PK") && !(head.length > 1 && (head[0] & 0xFF) == 0xD0);
            return text ? PointedEncoding.looks(head) : List.of();
        } catch (IOException e) {
            throw new ProblemException(Problem.unavailable("problem.sheet.unreadable"), e);
        }
    }

    private static void refuseNone(boolean none) {
        if (none) {
            throw Problem.invalid("problem.sheet.empty").asException();
        }
    }

    private List<RawSheet> open(Path file, SheetHints hints) {
        try {
            if (Files.isDirectory(file)) {
                throw Problem.invalid("problem.sheet.not_a_workbook").asException();
            }
            if (Files.size(file) == 0) {
                throw Problem.invalid("problem.sheet.no_bytes").asException();
            }
            if (Files.size(file) > bounds.fileBytes()) {
                throw Problem.refused("problem.sheet.too_large", Files.size(file)).asException();
            }
            return sheets(file, hints.encoding());
        } catch (NoSuchFileException e) {
            throw new ProblemException(Problem.invalid("problem.sheet.not_found"), e);
        } catch (IOException e) {
            throw new ProblemException(Problem.unavailable("problem.sheet.unreadable"), e);
        }
    }

    private List<SheetReading.Understood> understand(
            RawSheet sheet, SheetHints hints, boolean listing) {
        if (sheet.rows().isEmpty()) {
            return List.of();
        }
        CellReading reading = new CellReading(sheet.date1904());
        HeaderWords words = new HeaderWords(reading);
        Merges merges = new Merges(sheet.marks().merges());
        List<Block> blocks =
                new PointedBlocks(sheet, hints).find(s -> new BlockFinder(s, merges, words).find());
        List<SheetReading.Understood> found = new ArrayList<>();
        for (Block block : blocks) {
            ChangeList changes = new ChangeList(reading, merges);
            SheetTable table =
                    new TableReading(
                                    sheet,
                                    merges,
                                    reading,
                                    bounds.cells(),
                                    hints,
                                    listing ? changes : null)
                            .read(block);
            found.add(changes.of(table));
        }
        return found;
    }

    private List<RawSheet> sheets(Path file, @Nullable String encoding) throws IOException {
        byte[] head = head(file, HEAD_BYTES);
        if (starts(head, "PK")) {
            return new XlsxFile(bounds).read(file);
        }
        if (head.length == HEAD_BYTES && (head[0] & 0xFF) == 0xD0 && (head[1] & 0xFF) == 0xCF) {
            return new XlsFile(bounds).read(file);
        }
        if (head.length > 3 && head[0] == 9 && head[1] <= 4 && head[1] >= 0 && head[2] <= 8) {
            throw Problem.invalid("problem.sheet.old_format").asException();
        }
        if (starts(head, "%PDF") || starts(head, "{\\rtf") || isMarkup(file)) {
            throw Problem.invalid("problem.sheet.not_a_workbook").asException();
        }
        try {
            return new CsvFile(bounds).read(file, encoding);
        } catch (ProblemException e) {
            if (e.problem().key().equals("problem.sheet.not_text") && namedWorkbook(file)) {
                throw new ProblemException(Problem.invalid("problem.sheet.not_a_workbook"), e);
            }
            throw e;
        }
    }

    /// Web systems name their pages .xls, and Excel opens them.
    private static boolean isMarkup(Path file) throws IOException {
        return isMarkup(new String(head(file, MARKUP_BYTES), StandardCharsets.ISO_8859_1));
    }

    /// The same of a text, because a page may be in an encoding of two bytes a letter.
    static boolean isMarkup(String text) {
        return MARKUP.matcher(text).lookingAt();
    }

    private static boolean namedWorkbook(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).matches(".*\\.xls[xm]?");
    }

    private static byte[] head(Path file, int bytes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(bytes);
        }
    }

    private static boolean starts(byte[] head, String magic) {
        return new String(head, StandardCharsets.ISO_8859_1).startsWith(magic);
    }
}
