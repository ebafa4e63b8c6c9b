package jp.kakehashi.ledger;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.OpenData.Column;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowGuard;
import jp.kakehashi.records.RowState;
import jp.kakehashi.sheets.CsvForm;
import jp.kakehashi.sheets.SheetFieldType;
import jp.kakehashi.sheets.WorkbookWriter;
import org.jspecify.annotations.Nullable;

/// Writes open data: a CSV with days in ISO 8601, and beside it one that says what its columns are
/// and under which licence it may be used. Rows that not everybody sees are never in it.
public final class OpenDataWriter {
    private static final String FIELDS = "_項目定義.csv";

    private final LedgerDefinition ledger;
    private final OpenData recipe;
    private final LocalDate today;
    private final RowTest test;
    private final @Nullable RowGuard guard;

    /// A writer of `recipe` on the day `today`, of rows that `actor` sees.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException as {@link OpenData#check}, and
    ///     `problem.open_data.guarded` where `actor` sees a part of some rows: which, nothing says
    public OpenDataWriter(LedgerDefinition ledger, OpenData recipe, Actor actor, LocalDate today) {
        recipe.check(ledger);
        RowGuard against = ledger.guardAgainst(actor);
        if (against != null && !against.hides()) {
            throw Problem.refused("problem.open_data.guarded").asException();
        }
        this.ledger = ledger;
        this.recipe = recipe;
        this.today = today;
        this.guard = ledger.guard();
        this.test = new RowTest(ledger, recipe.rows().conditions(), recipe.rows().only(), today);
    }

    /// The file that says what the columns of `csv` are.
    public static Path fields(Path csv) {
        String name = String.valueOf(csv.getFileName());
        String stem = name.endsWith(".csv") ? name.substring(0, name.length() - 4) : name;
        return csv.resolveSibling(stem + FIELDS);
    }

    /// The first line and the first `most` rows, as they will be written; `seen` hears which.
    public List<List<String>> preview(
            Iterator<RowState> rows, int most, Consumer<List<UUID>> seen) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(recipe.columns().stream().map(Column::name).toList());
        Cells cells = new Cells(rows, Progress.NONE, all -> {});
        while (lines.size() <= most && cells.hasNext()) {
            List<String> line = new ArrayList<>();
            cells.next().forEach(value -> line.add(value == null ? "" : value));
            lines.add(line);
        }
        seen.accept(List.copyOf(cells.written));
        return lines;
    }

    /// Writes `rows`, which have what is calculated of them, to `csv` and what its columns are
    /// beside it; returns the rows written.
    ///
    /// @param complete told the rows before the file gets its name; when it throws there is none
    /// @throws jp.kakehashi.kernel.ProblemException `problem.sheet.*`, `problem.export.cancelled`
    public List<UUID> write(
            Path csv, Iterator<RowState> rows, Progress progress, Consumer<List<UUID>> complete) {
        CsvForm form = recipe.mark() ? CsvForm.UTF_8 : CsvForm.UTF_8_BARE;
        WorkbookWriter writer = new WorkbookWriter();
        List<WorkbookWriter.Column> columns =
                recipe.columns().stream()
                        .map(c -> new WorkbookWriter.Column(c.name(), type(c), 0))
                        .toList();
        Cells cells = new Cells(rows, progress, complete);
        writer.writeCsv(csv, form, columns, cells);
        writer.writeCsv(fields(csv), form, heads(), about(cells.written.size()).iterator());
        return List.copyOf(cells.written);
    }

    private FieldDefinition field(Column column) {
        return ledger.field(column.field()).orElseThrow();
    }

    private SheetFieldType type(Column column) {
        return LedgerExport.sheetType(field(column).shownAs());
    }

    private static List<WorkbookWriter.Column> heads() {
        return List.of("項目No", "項目名", "説明", "形式", "値の一覧").stream()
                .map(name -> new WorkbookWriter.Column(name, SheetFieldType.TEXT, 0))
                .toList();
    }

    /// As municipal data sets describe themselves: the columns, then the set as a whole.
    private List<List<@Nullable String>> about(int rows) {
        List<List<@Nullable String>> lines = new ArrayList<>();
        int number = 0;
        for (Column column : recipe.columns()) {
            number++;
            FieldDefinition field = field(column);
            lines.add(
                    line(
                            Integer.toString(number),
                            column.name(),
                            column.description(),
                            form(field),
                            choices(field, column.codes())));
        }
        lines.add(line("", "データセット名", recipe.title(), "", ""));
        lines.add(line("", "説明", recipe.description(), "", ""));
        lines.add(line("", "公開者", recipe.publisher(), "", ""));
        lines.add(line("", "ライセンス", recipe.licence(), "", ""));
        lines.add(line("", "作成日", today.toString(), "YYYY-MM-DD", ""));
        lines.add(line("", "件数", Integer.toString(rows), "", ""));
        lines.add(line("", "文字コード", recipe.mark() ? "UTF-8（BOMあり）" : "UTF-8", "", ""));
        return lines;
    }

    private static List<@Nullable String> line(String... cells) {
        return List.of(cells);
    }

    private static String form(FieldDefinition field) {
        return switch (field.shownAs()) {
            case DATE -> "YYYY-MM-DD";
            case TIME -> "hh:mm";
            case NUMBER -> "数値";
            case YEN -> "数値（円）";
            case CHECK -> "true / false";
            default -> "文字列";
        };
    }

    private static String choices(FieldDefinition field, boolean codes) {
        return field.choices().stream()
                .map(c -> codes ? c.code() + "：" + c.label().ja() : c.label().ja())
                .collect(Collectors.joining("、"));
    }

    private @Nullable String cell(Column column, RowState row) {
        FieldDefinition field = field(column);
        boolean choice = field.type() == FieldType.CHOICE || field.type() == FieldType.CHOICES;
        if (choice && column.codes()) {
            String value = row.value(field.id());
            return value == null ? null : value.replace('\n', ';');
        }
        return CellWords.of(field, row);
    }

    /// The rows that are published, as cells.
    private final class Cells implements Iterator<List<@Nullable String>> {
        private final Iterator<RowState> rows;
        private final Progress progress;
        private final Consumer<List<UUID>> complete;
        private final List<UUID> written = new ArrayList<>();
        private @Nullable RowState next;
        private long looked;
        private boolean told;

        Cells(Iterator<RowState> rows, Progress progress, Consumer<List<UUID>> complete) {
            this.rows = rows;
            this.progress = progress;
            this.complete = complete;
        }

        @Override
        public boolean hasNext() {
            while (next == null && rows.hasNext()) {
                RowState row = rows.next();
                if (!progress.at(looked++, -1)) {
                    throw Problem.invalid("problem.export.cancelled").asException();
                }
                boolean open = guard == null || !guard.guards(row);
                if (open && !row.deleted() && test.holds(row.values())) {
                    next = row;
                }
            }
            if (next == null && !told) {
                told = true;
                complete.accept(written);
            }
            return next != null;
        }

        @Override
        public List<@Nullable String> next() {
            RowState row = next;
            if (row == null) {
                throw new NoSuchElementException();
            }
            next = null;
            written.add(row.row());
            List<@Nullable String> cells = new ArrayList<>();
            for (Column column : recipe.columns()) {
                cells.add(cell(column, row));
            }
            return cells;
        }
    }
}
