package jp.kakehashi.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.CsvEncoding;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.RowState;
import jp.kakehashi.records.World;
import jp.kakehashi.sheets.CsvForm;
import jp.kakehashi.sheets.SheetFieldType;
import jp.kakehashi.sheets.UnwritableCharacter;
import jp.kakehashi.sheets.WorkbookWriter;
import jp.kakehashi.sheets.WorkbookWriter.Column;
import org.jspecify.annotations.Nullable;

/// Writes rows to a workbook or a CSV, by the file's ending, as a grid shows them. The file appears
/// whole or not at all. For one thread at a time.
public final class LedgerExport {
    /// How many characters that cannot be written are reported at most.
    public static final int MOST_REPORTED = 10_000;

    private static final String MARK = "訓練";
    private static final String PAGE_MARK = "訓練　本物の台帳ではありません";

    private final WorkbookWriter writer = new WorkbookWriter();

    private final boolean training;
    private final CsvForm csvForm;
    private final @Nullable HeldMarks marks;

    /// A writer of files about ledgers of `world`. What leaves the training world says so wherever
    /// it goes: in the workbook's sheet, header and footer, in the name of a CSV.
    public LedgerExport(World world) {
        this(world == World.TRAINING, CsvForm.UTF_8);
    }

    private LedgerExport(boolean training, CsvForm csvForm) {
        this(training, csvForm, null);
    }

    private LedgerExport(boolean training, CsvForm csvForm, @Nullable HeldMarks marks) {
        this.training = training;
        this.csvForm = csvForm;
        this.marks = marks != null && marks.any() ? marks : null;
    }

    /// The same, a workbook with a column of what `held` says of its rows. A CSV has none: it goes
    /// to programs.
    LedgerExport marking(HeldMarks held) {
        return new LedgerExport(training, csvForm, held);
    }

    /// The same, a CSV in `encoding`.
    public LedgerExport in(CsvEncoding encoding) {
        return new LedgerExport(
                training,
                switch (encoding) {
                    case UTF_8 -> CsvForm.UTF_8;
                    case WINDOWS_31J -> CsvForm.WINDOWS_31J;
                });
    }

    /// The same, a CSV in windows-31j with 〓 for what it lacks: for where {@link
    /// #reportUnwritable} tells that.
    public LedgerExport withGeta() {
        return new LedgerExport(training, CsvForm.WINDOWS_31J_WITH_GETA);
    }

    /// Where that is told beside `csv`.
    public static Path report(Path csv) {
        String name = csv.getFileName().toString();
        String stem = name.endsWith(".csv") ? name.substring(0, name.length() - 4) : name;
        return csv.resolveSibling(stem + "_書けない文字.csv");
    }

    /// Writes what windows-31j lacks of `rows` to `report`, a CSV in UTF-8; no file where it lacks
    /// nothing. Returns how many characters, at most {@link #MOST_REPORTED}.
    public long reportUnwritable(
            Path report, List<FieldDefinition> fields, Iterator<RowState> rows) {
        Cells cells =
                new Cells(rows, fields, new ArrayList<>(), -1, Progress.NONE, ids -> {}, null);
        List<UnwritableCharacter> lacking =
                writer.unwritable(CsvForm.WINDOWS_31J, columns(fields), cells, MOST_REPORTED);
        if (!lacking.isEmpty()) {
            List<Column> heads =
                    List.of("セル", "欄", "文字").stream()
                            .map(name -> new Column(name, SheetFieldType.TEXT, 0))
                            .toList();
            List<List<@Nullable String>> lines = new ArrayList<>();
            lacking.forEach(c -> lines.add(List.of(c.cell(), c.column(), c.character())));
            writer.writeCsv(report, heads, lines.iterator());
        }
        return lacking.size();
    }

    private static List<Column> columns(List<FieldDefinition> fields) {
        return fields.stream()
                .map(f -> new Column(f.label().ja(), sheetType(f.shownAs()), 0))
                .toList();
    }

    /// The name by which `file` will be written: a CSV of the training world, which can say it
    /// nowhere else, has it in its name, and takes nobody's place by that.
    public Path place(Path file) {
        String name = file.getFileName().toString();
        if (!training || !csv(file) || name.contains(MARK)) {
            return file;
        }
        Path marked = file.resolveSibling(MARK + "_" + name);
        for (int n = 2; Files.exists(marked); n++) {
            marked = file.resolveSibling(MARK + n + "_" + name);
        }
        return marked;
    }

    /// `name` of a file or a sheet, marked in the training world.
    public String name(String name) {
        return training && !name.contains(MARK) ? MARK + "_" + name : name;
    }

    /// Writes to {@link #place} `fields` of `rows`, of which there are about `total`; returns the
    /// rows written.
    ///
    /// @param complete told the rows before the file gets its name; when it throws there is no file
    /// @throws jp.kakehashi.kernel.ProblemException `problem.export.ending`,
    ///     `problem.export.cancelled`, `problem.sheet.*`
    public List<UUID> write(
            Path file,
            String title,
            List<FieldDefinition> fields,
            Iterator<RowState> rows,
            long total,
            Progress progress,
            Consumer<List<UUID>> complete) {
        boolean csv = csv(file);
        List<Column> columns = new ArrayList<>(columns(fields));
        HeldMarks marked = csv ? null : marks;
        if (marked != null) {
            columns.add(new Column(HeldMarks.TITLE, SheetFieldType.TEXT, 0));
        }
        List<UUID> written = new ArrayList<>();
        Cells cells = new Cells(rows, fields, written, total, progress, complete, marked);
        if (csv) {
            writer.writeCsv(place(file), csvForm, columns, cells);
        } else {
            writer.writeXlsx(file, name(title), training ? PAGE_MARK : null, columns, cells);
        }
        return written;
    }

    private static boolean csv(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".csv") && !name.endsWith(".xlsx")) {
            throw Problem.invalid("problem.export.ending").asException();
        }
        return name.endsWith(".csv");
    }

    /// Rows as cells, counting them.
    private static final class Cells implements Iterator<List<@Nullable String>> {
        private final Iterator<RowState> rows;
        private final List<FieldDefinition> fields;
        private final List<UUID> written;
        private final long total;
        private final Progress progress;
        private final Consumer<List<UUID>> complete;
        private final @Nullable HeldMarks marks;
        private boolean told;

        Cells(
                Iterator<RowState> rows,
                List<FieldDefinition> fields,
                List<UUID> written,
                long total,
                Progress progress,
                Consumer<List<UUID>> complete,
                @Nullable HeldMarks marks) {
            this.marks = marks;
            this.rows = rows;
            this.fields = fields;
            this.written = written;
            this.total = total;
            this.progress = progress;
            this.complete = complete;
        }

        @Override
        public boolean hasNext() {
            boolean more = rows.hasNext();
            if (!more && !told) {
                told = true;
                complete.accept(written);
            }
            return more;
        }

        @Override
        public List<@Nullable String> next() {
            RowState row = rows.next();
            if (!progress.at(written.size(), total)) {
                throw Problem.invalid("problem.export.cancelled").asException();
            }
            List<@Nullable String> cells = new ArrayList<>(fields.size());
            for (FieldDefinition field : fields) {
                cells.add(CellWords.of(field, row));
            }
            if (marks != null) {
                cells.add(marks.take(row));
            }
            written.add(row.row());
            return cells;
        }
    }

    /// As what a spreadsheet's column the values of a field stand.
    static SheetFieldType sheetType(FieldType type) {
        return switch (type) {
            case TEXT, STAFF, AUTO_NUMBER, LINK, ADDRESS -> SheetFieldType.TEXT;
            case ATTACHMENTS, CHOICES, CALCULATED -> SheetFieldType.TEXT;
            case LONG_TEXT -> SheetFieldType.LONG_TEXT;
            case NUMBER -> SheetFieldType.NUMBER;
            case YEN -> SheetFieldType.YEN;
            case DATE -> SheetFieldType.DATE;
            case TIME -> SheetFieldType.TIME;
            case CHOICE -> SheetFieldType.CHOICE;
            case CHECK -> SheetFieldType.CHECK;
            case PERSON -> SheetFieldType.PERSON;
            case PHONE -> SheetFieldType.PHONE;
        };
    }
}
