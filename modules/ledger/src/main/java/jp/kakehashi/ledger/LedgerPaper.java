package jp.kakehashi.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import jp.kakehashi.documents.PageFormat;
import jp.kakehashi.documents.PrintJob;
import jp.kakehashi.documents.PrintReport;
import jp.kakehashi.documents.ValueKind;
import jp.kakehashi.documents.form.FormPrint;
import jp.kakehashi.documents.print.LabelSheet;
import jp.kakehashi.documents.print.LedgerPrint;
import jp.kakehashi.documents.print.RecordPrint;
import jp.kakehashi.kernel.RowLink;
import jp.kakehashi.ledger.PaperOrder.PaperShape;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowState;
import org.jspecify.annotations.Nullable;

/// Prints rows of a ledger as a grid shows them, as a PDF that appears whole or not at all. Rows
/// are taken from their iterator once. For one thread at a time.
public final class LedgerPaper {
    private static final double LABEL_HEAD_SIZE = 12;

    private final PrintJob job;
    private final PageFormat format;

    /// Prints for `job` on paper of `format`.
    public LedgerPaper(PrintJob job, PageFormat format) {
        this.job = job;
        this.format = format;
    }

    /// What is printed: `fields` of `rows`, of which there are about `total`.
    ///
    /// @param complete told the rows before the file gets its name; when it throws there is no file
    /// @param marks what a view marks of a row, in words; null where nothing is marked
    public record Content(
            LedgerDefinition ledger,
            List<FieldDefinition> fields,
            Iterator<RowState> rows,
            long total,
            Consumer<List<UUID>> complete,
            @Nullable Function<RowState, @Nullable String> marks) {
        /// Never changes.
        public Content {
            fields = List.copyOf(fields);
        }

        /// Nothing is marked.
        public Content(
                LedgerDefinition ledger,
                List<FieldDefinition> fields,
                Iterator<RowState> rows,
                long total,
                Consumer<List<UUID>> complete) {
            this(ledger, fields, rows, total, complete, null);
        }

        private @Nullable String marked(RowState row) {
            return marks == null ? null : marks.apply(row);
        }
    }

    /// The rows as a table; amounts are summed.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.document.*`
    public PrintReport table(Path file, Content content) {
        return table(file, content, LedgerPrint.USUAL_SIZE);
    }

    /// The same with letters of `fontSize` points.
    public PrintReport table(Path file, Content content, double fontSize) {
        List<LedgerPrint.Column> columns = new ArrayList<>();
        content.fields()
                .forEach(
                        f -> columns.add(new LedgerPrint.Column(f.label().ja(), kind(f), sums(f))));
        if (content.marks() != null) {
            columns.add(new LedgerPrint.Column(HeldMarks.TITLE, ValueKind.TEXT, false));
        }
        LedgerPrint.Table table =
                new LedgerPrint.Table(
                        content.ledger().label().ja(),
                        columns,
                        key(content.fields()),
                        format,
                        fontSize);
        Told<List<@Nullable String>> rows = new Told<>(content, row -> cells(content, row));
        return new LedgerPrint(job).write(file, table, rows, content.total());
    }

    /// A page, or more, for each row, with the code that leads back to it.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.document.*`
    public PrintReport records(Path file, Content content) {
        Told<RecordPrint.Page> pages = new Told<>(content, row -> page(content, row));
        String title = content.ledger().label().ja();
        return new RecordPrint(job).write(file, title, format, pages, content.total());
    }

    /// A label for each row: the first field large, each other one that is filled below it.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.document.*`
    public PrintReport labels(Path file, Content content, PaperShape.Labels labels) {
        Told<LabelSheet.Label> rows = new Told<>(content, row -> label(content, row, labels));
        String title = content.ledger().label().ja();
        return new LabelSheet(job).write(file, title, labels.grid(), labels.firstFree(), rows);
    }

    private static LabelSheet.Label label(Content content, RowState row, PaperShape.Labels labels) {
        List<LabelSheet.Text> lines = new ArrayList<>();
        for (FieldDefinition field : content.fields()) {
            String words = CellWords.of(field, row);
            String shown = words == null ? "" : kind(field).shown(words);
            if (!shown.isBlank()) {
                boolean first = lines.isEmpty();
                double size = first ? LABEL_HEAD_SIZE : LedgerPrint.USUAL_SIZE;
                lines.add(new LabelSheet.Text(shown, size, first));
            }
        }
        return new LabelSheet.Label(lines, labels.code() ? link(content, row) : null);
    }

    private static RowLink link(Content content, RowState row) {
        return new RowLink(content.ledger().id().value(), row.row());
    }

    /// A copy of an old form for each row.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.document.*`
    public PrintReport form(Path file, Content content, PaperShape.Form form) {
        Told<FormPrint.Filling> rows = new Told<>(content, row -> filling(content, form, row));
        return new FormPrint(job).write(file, form.template(), form.blank(), rows, content.total());
    }

    private static FormPrint.Filling filling(Content content, PaperShape.Form form, RowState row) {
        return new FormPrint.Filling(
                FormValues.of(form.template(), content.fields(), row), link(content, row));
    }

    private static List<@Nullable String> cells(Content content, RowState row) {
        List<@Nullable String> cells = new ArrayList<>();
        for (FieldDefinition field : content.fields()) {
            cells.add(CellWords.of(field, row));
        }
        if (content.marks() != null) {
            cells.add(content.marked(row));
        }
        return cells;
    }

    private static RecordPrint.Page page(Content content, RowState row) {
        List<RecordPrint.Entry> entries = new ArrayList<>();
        for (FieldDefinition field : content.fields()) {
            String words = CellWords.of(field, row);
            String value = words == null ? "" : words;
            entries.add(new RecordPrint.Entry(field.label().ja(), value, kind(field)));
        }
        String marked = content.marked(row);
        RecordPrint.Entry key = entries.isEmpty() ? null : entries.get(key(content.fields()));
        String heading = key == null ? "" : key.kind().shown(key.value());
        if (marked != null) {
            entries.add(new RecordPrint.Entry(HeldMarks.TITLE, marked, ValueKind.TEXT));
        }
        return new RecordPrint.Page(
                heading.isEmpty() ? content.ledger().label().ja() : heading,
                link(content, row),
                List.of(new RecordPrint.Section("", entries)));
    }

    /// The field that tells rows apart: the number head office gives, else the first.
    private static int key(List<FieldDefinition> fields) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).type() == FieldType.AUTO_NUMBER) {
                return i;
            }
        }
        return 0;
    }

    private static boolean sums(FieldDefinition field) {
        return field.shownAs() == FieldType.YEN;
    }

    static ValueKind kind(FieldDefinition field) {
        return switch (field.shownAs()) {
            case TEXT, STAFF, LINK, ADDRESS, CHOICE, CHOICES, PERSON, CALCULATED -> ValueKind.TEXT;
            case LONG_TEXT, ATTACHMENTS -> ValueKind.LONG_TEXT;
            case NUMBER -> ValueKind.NUMBER;
            case YEN -> ValueKind.YEN;
            case DATE -> ValueKind.DATE;
            case CHECK -> ValueKind.CHECK;
            case TIME, PHONE, AUTO_NUMBER -> ValueKind.CODE;
        };
    }

    /// Rows as something printable; after the last one the content is told them all.
    private static final class Told<T> implements Iterator<T> {
        private final Content content;
        private final Function<RowState, T> printable;
        private final List<UUID> printed = new ArrayList<>();
        private boolean told;

        Told(Content content, Function<RowState, T> printable) {
            this.content = content;
            this.printable = printable;
        }

        @Override
        public boolean hasNext() {
            boolean more = content.rows().hasNext();
            if (!more && !told) {
                told = true;
                content.complete().accept(List.copyOf(printed));
            }
            return more;
        }

        @Override
        public T next() {
            RowState row = content.rows().next();
            printed.add(row.row());
            return printable.apply(row);
        }
    }
}
