package jp.kakehashi.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.Consumer;
import jp.kakehashi.documents.PageFormat;
import jp.kakehashi.documents.PageFormat.Paper;
import jp.kakehashi.documents.PrintJob;
import jp.kakehashi.documents.PrintReport;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.PaperOrder.PaperShape;
import jp.kakehashi.ledger.storage.LedgerReads;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.World;
import jp.kakehashi.storage.ledger.RowSelection;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.sync.storage.replica.Replica;
import org.jspecify.annotations.Nullable;

/// Paper out of a replica.
final class ReplicaPapers implements LedgerPapers {
    private final Replica replica;
    private final LedgerReads reads;
    private final ListViewings viewings;
    private final PaperRows paper;

    ReplicaPapers(Replica replica, LedgerReads reads, ListViewings viewings, PaperRows paper) {
        this.replica = replica;
        this.reads = reads;
        this.viewings = viewings;
        this.paper = paper;
    }

    @Override
    public PaperDraft look(PaperOrder order, PrintJob job) {
        PaperDraft draft = lay(order, job, LOOK_ROWS);
        viewings.listed(definition(order), draft.rows());
        return draft;
    }

    @Override
    public PaperDraft whole(PaperOrder order, PrintJob job) {
        return lay(order, job, Long.MAX_VALUE);
    }

    @Override
    public PaperDraft longest(PaperOrder order, PrintJob job) {
        LedgerDefinition definition = definition(order);
        List<FieldDefinition> fields = readable(definition, order);
        RowSelection selection = new Selections(replica).of(definition, order.query());
        LongestValues longest =
                reads.all(
                        definition,
                        selection,
                        rows ->
                                LongestValues.of(
                                        fields,
                                        paper.rows(definition, fields, rows),
                                        job.progress()));
        viewings.listed(definition, longest.rows());
        Path file = place();
        LedgerPaper.Content content =
                new LedgerPaper.Content(
                        definition, fields, List.of(longest.row()).iterator(), 1, all -> {});
        boolean laid = false;
        try {
            PrintReport report = write(order, job, file, content);
            laid = true;
            return new PaperDraft(file, order, report, List.of(), 1);
        } finally {
            if (!laid) {
                PaperDraft.destroy(file);
            }
        }
    }

    private List<FieldDefinition> readable(LedgerDefinition definition, PaperOrder order) {
        Actor actor = replica.owner().actor();
        List<FieldDefinition> fields = new ArrayList<>();
        for (FieldId id : order.fields()) {
            definition.field(id).filter(f -> definition.mayRead(actor, f)).ifPresent(fields::add);
        }
        return fields;
    }

    private LedgerDefinition definition(PaperOrder order) {
        return replica.definitions().of(order.query().ledger());
    }

    private PaperDraft lay(PaperOrder order, PrintJob job, long most) {
        LedgerDefinition definition = definition(order);
        List<FieldDefinition> fields = readable(definition, order);
        RowSelection selection = new Selections(replica).of(definition, order.query());
        long all = reads.count(definition, selection);
        long from = order.part() == null ? 0 : Math.min(all, order.query().offset());
        long total = order.part() == null ? all : Math.min(all - from, order.query().limit());
        if (fields.isEmpty() || total == 0) {
            throw Problem.invalid("problem.print.nothing").asException();
        }
        Path file = place();
        List<UUID> printed = new ArrayList<>();
        boolean laid = false;
        try {
            PrintReport report =
                    reads.all(
                            definition,
                            selection,
                            from,
                            rows -> {
                                Edges found =
                                        new Edges(rows, Math.min(total, most), total, order.part());
                                HeldMarks marks =
                                        new Selections(replica).held(definition, order.marks());
                                LedgerPaper.Content content =
                                        new LedgerPaper.Content(
                                                definition,
                                                fields,
                                                paper.rows(definition, fields, found, marks::look),
                                                Math.min(total, most),
                                                printed::addAll,
                                                marks.any() ? marks::take : null);
                                return write(order, job, file, content);
                            });
            laid = true;
            return new PaperDraft(file, order, report, printed, total);
        } finally {
            if (!laid) {
                PaperDraft.destroy(file);
            }
        }
    }

    private PrintReport write(
            PaperOrder order, PrintJob job, Path file, LedgerPaper.Content content) {
        PrintJob here =
                new PrintJob(
                        job.fonts(),
                        job.printedBy(),
                        job.at(),
                        job.zone(),
                        replica.owner().world() == World.TRAINING,
                        job.words(),
                        job.progress());
        PageFormat plain = PageFormat.of(Paper.A4, false);
        return switch (order.shape()) {
            case PaperShape.Table(var format, var size) ->
                    new LedgerPaper(here, format).table(file, content, size);
            case PaperShape.Records(var format) ->
                    new LedgerPaper(here, format).records(file, content);
            case PaperShape.Labels labels ->
                    new LedgerPaper(here, plain).labels(file, content, labels);
            case PaperShape.Form form -> new LedgerPaper(here, plain).form(file, content, form);
        };
    }

    @Override
    public void save(PaperDraft draft, Path to, String purpose) {
        Path part = to.resolveSibling("." + to.getFileName() + ".part");
        try {
            // First where it will be, so that what cannot be written is not logged as printed.
            Files.copy(draft.file(), part, StandardCopyOption.REPLACE_EXISTING);
            leave(draft, purpose);
            Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ProblemException(Problem.unavailable("problem.document.cannot_write"), e);
        } finally {
            remove(part);
        }
    }

    @Override
    public void send(PaperDraft draft, String purpose, Consumer<Path> printer) {
        leave(draft, purpose);
        printer.accept(draft.file());
    }

    private void leave(PaperDraft draft, String purpose) {
        if (!draft.whole()) {
            throw new IllegalStateException("only a part of the rows is on this draft");
        }
        LedgerDefinition definition = definition(draft.order());
        viewings.requirePurpose(definition, purpose);
        viewings.log(definition, "print", purpose, draft.rows());
    }

    /// In a folder of this account alone.
    private static Path place() {
        try {
            return Files.createTempDirectory("kakehashi-paper").resolve("paper.pdf");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The first rows of a part, which must still have the edges that were seen.
    private static final class Edges implements Iterator<StoredRow> {
        private final Iterator<StoredRow> rows;
        private final long most;
        private final long total;
        private final PaperOrder.@Nullable Part part;
        private long at;

        Edges(Iterator<StoredRow> rows, long most, long total, PaperOrder.@Nullable Part part) {
            this.rows = rows;
            this.most = most;
            this.total = total;
            this.part = part;
        }

        @Override
        public boolean hasNext() {
            return at < most && rows.hasNext();
        }

        @Override
        public StoredRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            StoredRow row = rows.next();
            at++;
            if (part != null) {
                stays(at == 1, part.first(), row);
                stays(at == total, part.last(), row);
            }
            return row;
        }

        private static void stays(boolean edge, @Nullable UUID seen, StoredRow row) {
            if (edge && seen != null && !seen.equals(row.state().row())) {
                throw Problem.invalid("problem.grid.rows_moved").asException();
            }
        }
    }
}
