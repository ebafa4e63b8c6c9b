package jp.kakehashi.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.ImportPreview.ImportProblem;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.Values;
import jp.kakehashi.sheets.SheetProblem;
import jp.kakehashi.sheets.SheetTable;
import jp.kakehashi.sheets.WorkbookReader;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.sync.storage.replica.Replica;
import org.jspecify.annotations.Nullable;

/// Takes over a workbook or CSV: into a ledger that is there, by the names of its fields, or as a
/// new one, whose definition is inferred and published.
final class LedgerImport {
    /// Why required, pattern and range are overruled: the rows stood in the city's books so far.
    private static final String IMPORTED = "取り込み";

    private static final int LISTED_PROBLEMS = 1_000;
    private static final long HERE_TIMEOUT_SECONDS = 60;

    private final Replica replica;
    private final HeadOffice headOffice;
    private final Runnable wakeSync;
    private final DefinitionInference inference = new DefinitionInference();

    LedgerImport(Replica replica, HeadOffice headOffice, Runnable wakeSync) {
        this.replica = replica;
        this.headOffice = headOffice;
        this.wakeSync = wakeSync;
    }

    ImportPreview preview(Path file, @Nullable LedgerId into) {
        SheetTable table =
                new WorkbookReader()
                        .read(file).stream()
                                .max(Comparator.comparingInt(t -> t.rows().size()))
                                .orElseThrow();
        List<ImportProblem> problems = new ArrayList<>();
        for (SheetProblem each : table.problems()) {
            String suggests = each.suggests();
            note(
                    problems,
                    new ImportProblem(
                            each.cell(),
                            each.kind().code(),
                            each.saw(),
                            suggests == null ? "" : suggests));
        }
        Actor actor = replica.owner().actor();
        LedgerDefinition definition =
                into == null
                        ? inference.infer(title(file), table, actor, this::taken)
                        : replica.definitions().of(into);
        List<@Nullable FieldDefinition> columns =
                into == null ? positions(definition) : named(definition, actor, table, problems);
        List<List<@Nullable String>> rows = rows(definition, table, columns, problems);
        return new ImportPreview(
                file,
                table.sheet(),
                table.range(),
                definition,
                into == null,
                rows,
                List.copyOf(problems));
    }

    private static String title(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private boolean taken(LedgerId ledger) {
        return replica.definitions().find(ledger).isPresent();
    }

    private static List<@Nullable FieldDefinition> positions(LedgerDefinition definition) {
        return new ArrayList<>(definition.fields());
    }

    private static List<@Nullable FieldDefinition> named(
            LedgerDefinition definition,
            Actor actor,
            SheetTable table,
            List<ImportProblem> problems) {
        List<@Nullable FieldDefinition> columns = new ArrayList<>();
        for (SheetTable.Field column : table.fields()) {
            FieldDefinition field =
                    definition.fields().stream()
                            .filter(
                                    f ->
                                            f.label().ja().equals(column.name())
                                                    || f.label().en().equals(column.name())
                                                    || f.id().value().equals(column.name()))
                            .filter(f -> definition.mayWrite(actor, f))
                            .findFirst()
                            .orElse(null);
            if (field == null || columns.contains(field)) {
                note(
                        problems,
                        new ImportProblem(column.column(), "unknown_column", column.name(), ""));
                columns.add(null);
            } else {
                columns.add(field);
            }
        }
        if (columns.stream().allMatch(c -> c == null)) {
            throw Problem.invalid("problem.import.no_column").asException();
        }
        return columns;
    }

    private static List<List<@Nullable String>> rows(
            LedgerDefinition definition,
            SheetTable table,
            List<@Nullable FieldDefinition> columns,
            List<ImportProblem> problems) {
        List<List<@Nullable String>> rows = new ArrayList<>(table.rows().size());
        Map<FieldId, Integer> positions = new LinkedHashMap<>();
        definition.fields().forEach(f -> positions.put(f.id(), positions.size()));
        for (int r = 0; r < table.rows().size(); r++) {
            @Nullable String[] row = new @Nullable String[definition.fields().size()];
            for (int c = 0; c < columns.size(); c++) {
                FieldDefinition field = columns.get(c);
                String text = table.rows().get(r).get(c);
                Integer at = field == null ? null : positions.get(field.id());
                if (field == null || at == null || text == null || text.isEmpty()) {
                    continue;
                }
                Optional<String> value = value(field, text);
                if (value.isPresent()) {
                    row[at] = value.get();
                } else if (!listed(problems, table.address(r, c))) {
                    note(problems, new ImportProblem(table.address(r, c), "no_fit", text, ""));
                }
            }
            rows.add(java.util.Arrays.asList(row));
        }
        return rows;
    }

    private static Optional<String> value(FieldDefinition field, String text) {
        String plain = DefinitionInference.plain(field, text);
        return Values.problem(field, plain).isEmpty()
                ? Optional.of(Values.canonical(field, plain))
                : Optional.empty();
    }

    private static boolean listed(List<ImportProblem> problems, String address) {
        return problems.stream().anyMatch(p -> p.cell().equals(address));
    }

    private static void note(List<ImportProblem> problems, ImportProblem problem) {
        if (problems.size() < LISTED_PROBLEMS) {
            problems.add(problem);
        }
    }

    LedgerId commit(ImportPreview preview, Progress progress) {
        LedgerDefinition definition = preview.definition();
        LedgerId ledger = definition.id();
        int total = preview.rows().size();
        if (!progress.at(0, total)) {
            throw Problem.invalid("problem.import.cancelled").asException();
        }
        if (preview.newLedger()) {
            publish(definition);
            awaitHere(ledger);
        }
        List<Map<FieldId, String>> rows = new ArrayList<>(total);
        for (List<@Nullable String> cells : preview.rows()) {
            Map<FieldId, String> values = new LinkedHashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                String value = cells.get(i);
                if (value != null) {
                    values.put(definition.fields().get(i).id(), value);
                }
            }
            rows.add(values);
        }
        // What stood in the file stands; a missing required cell is mended in the ledger.
        String file = preview.file().getFileName().toString();
        ChangeNote note = new ChangeNote(file, null, null, IMPORTED, null);
        replica.edits().createAll(ledger, rows, note);
        progress.at(total, total);
        return ledger;
    }

    private void publish(LedgerDefinition definition) {
        try {
            headOffice.publish(definition);
        } catch (ProblemException e) {
            String key = e.problem().key();
            if (e.problem().retryable() || key.startsWith("problem.session.")) {
                throw new ProblemException(
                        Problem.unavailable("problem.import.new_ledger_offline"), e);
            }
            throw e;
        }
    }

    private void awaitHere(LedgerId ledger) {
        CountDownLatch here = new CountDownLatch(1);
        Runnable off =
                replica.onChange(
                        changed -> {
                            if (replica.checkpoint(ledger).isPresent()) {
                                here.countDown();
                            }
                        });
        try {
            wakeSync.run();
            boolean present =
                    replica.checkpoint(ledger).isPresent()
                            || here.await(HERE_TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (!present) {
                throw Problem.unavailable("problem.ledger.not_here", ledger).asException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("problem.import.cancelled").asException();
        } finally {
            off.run();
        }
    }
}
