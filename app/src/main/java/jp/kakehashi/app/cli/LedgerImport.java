package jp.kakehashi.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.kakehashi.app.ledgers.LedgerDesk;
import jp.kakehashi.app.ledgers.TableRows;
import jp.kakehashi.kernel.Ids;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.sheets.SheetProblem;
import jp.kakehashi.sheets.SheetTable;
import jp.kakehashi.sheets.WorkbookReader;
import jp.kakehashi.wire.Messages.Outcome;
import jp.kakehashi.wire.Messages.ProblemMessage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `ledger import FILE`: rows of a workbook or CSV into a ledger that is there (`--ledger`) or that
/// a definition makes (`--definition`). Exit 1 when something was held back or refused.
final class LedgerImport implements Verb {
    private final Console console;
    private final LedgerPlace place;

    LedgerImport(Console console, LedgerPlace place) {
        this.console = console;
        this.place = place;
    }

    @Override
    public String name() {
        return "ledger import";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addPositional(Verb.parameter("0", "FILE", "1"));
        place.declare(spec);
        spec.addOption(Verb.option("--ledger", "LEDGER"));
        spec.addOption(Verb.option("--definition", "FILE"));
    }

    @Override
    public int run(ParseResult typed) throws IOException {
        Path file = Path.of(typed.matchedPositionalValue(0, ""));
        SheetTable table =
                new WorkbookReader()
                        .read(file).stream()
                                .max(Comparator.comparingInt(each -> each.rows().size()))
                                .orElseThrow();
        try (LedgerDesk desk = place.open(typed)) {
            LedgerDefinition definition = definition(typed, desk);
            TableRows read = new TableRows(definition, table);
            List<Outcome> outcomes =
                    desk.push(
                            definition.id(),
                            changes(desk, definition, read.rows(), file),
                            progress(read.rows().size()));
            List<ProblemMessage> refused = new ArrayList<>();
            for (Outcome outcome : outcomes) {
                if (outcome.problem() != null) {
                    refused.add(outcome.problem());
                }
            }
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("ledger", definition.id().value());
            answer.put("sheet", table.sheet());
            answer.put("range", table.range());
            answer.put("rows", outcomes.size() - refused.size());
            answer.put("refused", refused);
            answer.put("held", read.held());
            answer.put("problems", table.problems().stream().map(LedgerImport::place).toList());
            console.print(answer);
            return refused.isEmpty() && read.held().isEmpty() && table.problems().isEmpty()
                    ? ExitCode.DONE
                    : ExitCode.HELD;
        }
    }

    private static Map<String, String> place(SheetProblem problem) {
        return Map.of("cell", problem.cell(), "kind", problem.kind().code());
    }

    private LedgerDefinition definition(ParseResult typed, LedgerDesk desk) throws IOException {
        @Nullable String ledger = typed.matchedOptionValue("--ledger", null);
        @Nullable String pack = typed.matchedOptionValue("--definition", null);
        if ((ledger == null) == (pack == null)) {
            throw new UsageException(console.texts().of("app.cli.usage.import"));
        }
        if (pack == null) {
            return desk.definition(new LedgerId(String.valueOf(ledger)));
        }
        LedgerDefinition made = new DefinitionYaml().read(Files.readString(Path.of(pack)));
        desk.publish(made);
        return made;
    }

    private List<Change> changes(
            LedgerDesk desk,
            LedgerDefinition definition,
            List<Map<FieldId, String>> rows,
            Path file) {
        Ids ids = new Ids(place.clock());
        // What stood in the file stands; a missing required cell is mended in the ledger.
        String name = file.getFileName().toString();
        ChangeNote note = new ChangeNote(name, null, null, "import", null);
        List<Change> changes = new ArrayList<>();
        for (Map<FieldId, String> row : rows) {
            List<Edit> edits = new ArrayList<>();
            row.forEach((field, value) -> edits.add(new Edit(field, value, null, 0, null)));
            changes.add(
                    new Change(
                            ids.next(),
                            definition.id(),
                            ids.next(),
                            ChangeKind.CREATE,
                            edits,
                            0,
                            definition.version(),
                            desk.actor().on("command-line"),
                            place.clock().instant(),
                            note,
                            null));
        }
        return changes;
    }

    private java.util.function.Consumer<Integer> progress(int total) {
        return done -> {
            if (console.watched()) {
                console.say("%,d / %,d".formatted(done, total));
            }
        };
    }
}
