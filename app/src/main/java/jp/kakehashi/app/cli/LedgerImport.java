package jp.kakehashi.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.kakehashi.app.ledgers.LedgerDesk;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.ImportPreview;
import jp.kakehashi.ledger.ImportPreview.ImportProblem;
import jp.kakehashi.records.AccessRule;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.FieldDefinition.FieldAccess;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.wire.Messages.SnapshotRow;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `ledger import FILE`: rows of a workbook or CSV into a ledger that is there (`--ledger`), that a
/// definition makes (`--definition`), or that is inferred from the file (`--new`, and without any).
/// Rows that the ledger has already stay out, unless `--all`. Exit 1 when something was held back
/// or refused.
final class LedgerImport implements Verb {
    private final Console console;
    private final LedgerPlace place;
    private final RowIntake intake;
    private final jp.kakehashi.ledger.LedgerImport reader = new jp.kakehashi.ledger.LedgerImport();

    LedgerImport(Console console, LedgerPlace place) {
        this.console = console;
        this.place = place;
        this.intake = new RowIntake(console, place);
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
        spec.addOption(Verb.option("--new", "NAME"));
        spec.addOption(Verb.options("--reader", "SECTION"));
        spec.addOption(Verb.flag("--all"));
    }

    @Override
    public int run(ParseResult typed) throws IOException {
        checkOptions(typed);
        try (LedgerDesk desk = place.open(typed)) {
            ImportPreview read =
                    compared(
                            typed,
                            desk,
                            read(typed, desk, Path.of(typed.matchedPositionalValue(0, ""))));
            if (read.columns().stream().allMatch(column -> column == null)) {
                throw Problem.invalid("problem.import.no_column").asException();
            }
            LedgerDefinition definition = read.definition();
            if (read.newLedger() || typed.hasMatchedOption("--definition")) {
                desk.publish(definition);
            }
            RowIntake.Taken taken = intake.take(desk, read);
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("ledger", definition.id().value());
            answer.put("new", read.newLedger());
            answer.put("sheet", read.sheet());
            answer.put("range", read.range());
            answer.put("rows", taken.rows());
            answer.put("identical", read.overlap().identical().size());
            answer.put("changed", read.overlap().changed());
            answer.put("unread", read.unread());
            answer.put("refused", taken.refused());
            answer.put("held", places(read.problems().stream().filter(ImportProblem::held)));
            answer.put("problems", places(read.problems().stream().filter(p -> !p.held())));
            console.print(answer);
            return taken.refused().isEmpty() && read.problems().isEmpty()
                    ? ExitCode.DONE
                    : ExitCode.HELD;
        }
    }

    /// With what the ledger has of it already, which stays out unless all was asked for.
    private static ImportPreview compared(ParseResult typed, LedgerDesk desk, ImportPreview read) {
        boolean there =
                desk.definitions().stream()
                        .anyMatch(each -> each.id().equals(read.definition().id()));
        return there && !read.newLedger()
                ? read.leavingOutIdentical(!typed.hasMatchedOption("--all"))
                        .comparedWith(
                                desk.rows(read.definition().id()).stream()
                                        .map(SnapshotRow::row)
                                        .iterator())
                : read;
    }

    private static List<Map<String, String>> places(Stream<ImportProblem> problems) {
        return problems.map(each -> Map.of("cell", each.cell(), "kind", each.kind())).toList();
    }

    private void checkOptions(ParseResult typed) {
        long ways =
                Stream.of("--ledger", "--definition", "--new")
                        .filter(typed::hasMatchedOption)
                        .count();
        boolean old = typed.hasMatchedOption("--ledger") || typed.hasMatchedOption("--definition");
        if (ways > 1 || (old && typed.hasMatchedOption("--reader"))) {
            throw new UsageException(console.texts().of("app.cli.usage.import"));
        }
    }

    private ImportPreview read(ParseResult typed, LedgerDesk desk, Path file) throws IOException {
        @Nullable String ledger = typed.matchedOptionValue("--ledger", null);
        @Nullable String pack = typed.matchedOptionValue("--definition", null);
        if (ledger != null) {
            LedgerDefinition definition = desk.definition(new LedgerId(ledger));
            return reader.into(definition, file, RowIntake::writable);
        }
        if (pack != null) {
            LedgerDefinition made = new DefinitionYaml().read(Files.readString(Path.of(pack)));
            return reader.into(made, file, RowIntake::writable);
        }
        Set<LedgerId> taken = new HashSet<>();
        desk.definitions().forEach(each -> taken.add(each.id()));
        ImportPreview read =
                reader.asNew(
                        file,
                        typed.matchedOptionValue("--new", null),
                        desk.actor(),
                        taken::contains);
        Set<String> sections =
                new HashSet<>(typed.matchedOptionValue("--reader", List.<String>of()));
        sections.add(read.definition().owner());
        return read.with(
                new FieldAccess(
                        AccessRule.sections(sections, Actor.ADMINISTRATOR),
                        read.definition().access().write()));
    }
}
