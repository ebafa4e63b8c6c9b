package jp.kakehashi.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;

/// Reads the tables of a workbook (`.xlsx`) or CSV as a clerk left it. What the file is, is
/// told from its first bytes, not from its name. Every file gives tables or a named problem
/// (`problem.sheet.…`) within its {@link SheetBounds}; values that do not fit are listed,
/// never changed in silence.
public final class WorkbookReader {
    private static final int HEAD_BYTES = 8;
    private static final int OLE_SEARCH_BYTES = 4 << 20;

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
    /// @throws ProblemException `problem.sheet.not_found`, `.unreadable`, `.empty`, `.too_large`,
    ///     `.too_many_columns`, `.zip_bomb`, `.truncated`, `.damaged`, `.encrypted`, `.macro`,
    ///     `.old_format`, `.not_a_workbook`, `.not_text`, `.encoding`, `.open_quote`
    public List<SheetTable> read(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw Problem.invalid("problem.sheet.not_a_workbook").asException();
            }
            if (Files.size(file) > bounds.fileBytes()) {
                throw Problem.refused("problem.sheet.too_large", Files.size(file)).asException();
            }
            List<SheetTable> tables =
                    sheets(file).stream()
                            .filter(s -> !s.rows().isEmpty())
                            .map(s -> new TableReading(s).read())
                            .toList();
            if (tables.isEmpty()) {
                throw Problem.invalid("problem.sheet.empty").asException();
            }
            return tables;
        } catch (NoSuchFileException e) {
            throw new ProblemException(Problem.invalid("problem.sheet.not_found"), e);
        } catch (IOException e) {
            throw new ProblemException(Problem.unavailable("problem.sheet.unreadable"), e);
        }
    }

    private List<RawSheet> sheets(Path file) throws IOException {
        byte[] head = head(file, HEAD_BYTES);
        if (starts(head, "PK")) {
            return new XlsxFile(bounds).read(file);
        }
        if (head.length == HEAD_BYTES && (head[0] & 0xFF) == 0xD0 && (head[1] & 0xFF) == 0xCF) {
            throw ole(file).asException();
        }
        if (starts(head, "%PDF") || starts(head, "{\\rtf")) {
            throw Problem.invalid("problem.sheet.not_a_workbook").asException();
        }
        return new CsvFile(bounds).read(file);
    }

    /// An OLE file is a locked xlsx, an old xls or something else; its directory names the streams
    /// in UTF-16.
    private static Problem ole(Path file) throws IOException {
        String bytes = new String(head(file, OLE_SEARCH_BYTES), StandardCharsets.ISO_8859_1);
        if (bytes.contains(utf16("EncryptedPackage"))) {
            return Problem.refused("problem.sheet.encrypted");
        }
        return bytes.contains(utf16("Workbook")) || bytes.contains(utf16("Book"))
                ? Problem.invalid("problem.sheet.old_format")
                : Problem.invalid("problem.sheet.not_a_workbook");
    }

    private static String utf16(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
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
