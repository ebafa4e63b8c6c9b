package jp.kakehashi.ledgerui.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import jp.kakehashi.documents.PageFormat;
import jp.kakehashi.documents.PageFormat.Paper;
import jp.kakehashi.documents.PrintJob;
import jp.kakehashi.documents.PrintReport;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.LedgerPaper;
import jp.kakehashi.ledger.LedgerPapers;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledger.LongestValues;
import jp.kakehashi.ledger.PaperDraft;
import jp.kakehashi.ledger.PaperOrder;
import jp.kakehashi.ledger.PaperOrder.PaperShape;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowState;

/// Real paper of rows in memory.
public final class MemoryPapers implements LedgerPapers {
    private final MemoryLedgers ledgers;
    public final List<PaperOrder> orders = new CopyOnWriteArrayList<>();
    public final List<String> left = new CopyOnWriteArrayList<>();
    public final List<PaperDraft> drafts = new CopyOnWriteArrayList<>();
    /// How many rows a draft for the screen has at most.
    public volatile int most = 2_000;

    MemoryPapers(MemoryLedgers ledgers) {
        this.ledgers = ledgers;
    }

    @Override
    public PaperDraft look(PaperOrder order, PrintJob job) {
        return lay(order, job, most);
    }

    @Override
    public PaperDraft whole(PaperOrder order, PrintJob job) {
        return lay(order, job, Integer.MAX_VALUE);
    }

    @Override
    public PaperDraft longest(PaperOrder order, PrintJob job) {
        LedgerDefinition definition = ledgers.definition(order.query().ledger());
        List<FieldDefinition> fields = fields(definition, order);
        LongestValues longest =
                LongestValues.of(
                        fields,
                        ledgers.page(order.query()).rows().stream()
                                .map(MemoryPapers::state)
                                .iterator(),
                        (done, total) -> true);
        Path file = place();
        PrintReport report =
                new LedgerPaper(job, PageFormat.of(Paper.A4, false))
                        .form(
                                file,
                                new LedgerPaper.Content(
                                        definition,
                                        fields,
                                        List.of(longest.row()).iterator(),
                                        1,
                                        all -> {}),
                                (PaperShape.Form) order.shape());
        PaperDraft draft = new PaperDraft(file, order, report, List.of(), 1);
        drafts.add(draft);
        return draft;
    }

    private static List<FieldDefinition> fields(LedgerDefinition definition, PaperOrder order) {
        return order.fields().stream().flatMap(f -> definition.field(f).stream()).toList();
    }

    private PaperDraft lay(PaperOrder order, PrintJob job, int wanted) {
        orders.add(order);
        LedgerDefinition definition = ledgers.definition(order.query().ledger());
        List<RowView> all = ledgers.page(order.query()).rows();
        List<RowState> rows = all.stream().limit(wanted).map(MemoryPapers::state).toList();
        if (rows.isEmpty()) {
            throw Problem.invalid("problem.print.nothing").asException();
        }
        List<FieldDefinition> fields = fields(definition, order);
        List<UUID> printed = new ArrayList<>();
        LedgerPaper.Content content =
                new LedgerPaper.Content(
                        definition, fields, rows.iterator(), rows.size(), printed::addAll);
        Path file = place();
        PageFormat plain = PageFormat.of(Paper.A4, false);
        PrintReport report =
                switch (order.shape()) {
                    case PaperShape.Table(var format, var size) ->
                            new LedgerPaper(job, format).table(file, content, size);
                    case PaperShape.Records(var format) ->
                            new LedgerPaper(job, format).records(file, content);
                    case PaperShape.Labels labels ->
                            new LedgerPaper(job, plain).labels(file, content, labels);
                    case PaperShape.Form form ->
                            new LedgerPaper(job, plain).form(file, content, form);
                };
        PaperDraft draft = new PaperDraft(file, order, report, printed, all.size());
        drafts.add(draft);
        return draft;
    }

    private static RowState state(RowView row) {
        return new RowState(
                row.row(), row.seq(), row.deleted(), row.values(), Map.of(), row.provisional());
    }

    private static Path place() {
        try {
            return Files.createTempDirectory("kakehashi-test-paper").resolve("paper.pdf");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void save(PaperDraft draft, Path to, String purpose) {
        left.add(to.getFileName() + " " + purpose);
        try {
            Files.write(to, draft.pdf());
        } catch (IOException e) {
            throw new ProblemException(Problem.unavailable("problem.document.cannot_write"), e);
        }
    }

    @Override
    public void send(PaperDraft draft, String purpose, Consumer<Path> printer) {
        left.add("printer " + purpose);
        try {
            Path copy = place();
            Files.write(copy, draft.pdf());
            printer.accept(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
