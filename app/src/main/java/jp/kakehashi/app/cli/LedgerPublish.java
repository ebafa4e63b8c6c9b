package jp.kakehashi.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.kakehashi.app.city.City;
import jp.kakehashi.app.ledgers.LedgerDesk;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.ImportPreview;
import jp.kakehashi.ledger.LedgerImport;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.World;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `ledger publish PACK`: makes the ledger of a pack that is shipped, or of a definition in a file,
/// or gives one that is there its next version. `--samples` fills an empty one with the pack's
/// sample rows, in training only: nobody is to look for invented people in the city's books.
final class LedgerPublish implements Verb {
    private final Console console;
    private final LedgerPlace place;
    private final RowIntake intake;

    LedgerPublish(Console console, LedgerPlace place) {
        this.console = console;
        this.place = place;
        this.intake = new RowIntake(console, place);
    }

    @Override
    public String name() {
        return "ledger publish";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addPositional(Verb.parameter("0", "PACK", "0..1"));
        place.declare(spec);
        spec.addOption(Verb.flag("--samples"));
    }

    @Override
    public int run(ParseResult typed) throws IOException {
        String pack = typed.matchedPositionalValue(0, "");
        if (pack.isEmpty()) {
            console.print(shipped());
            return ExitCode.DONE;
        }
        boolean samples = typed.hasMatchedOption("--samples");
        boolean known = City.PACKS.contains(pack);
        if (samples && (!known || place.world(typed) != World.TRAINING)) {
            throw Problem.refused("problem.pack.samples").asException();
        }
        String text = known ? City.ledgerText(pack, pack) : Files.readString(Path.of(pack));
        LedgerDefinition definition = new DefinitionYaml().read(text);
        try (LedgerDesk desk = place.open(typed)) {
            desk.publish(definition, text);
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("ledger", definition.id().value());
            answer.put("version", definition.version());
            answer.put("fields", definition.fields().size());
            if (!samples) {
                console.print(answer);
                return ExitCode.DONE;
            }
            RowIntake.Taken taken = fill(desk, pack, definition);
            answer.put("rows", taken.rows());
            answer.put("refused", taken.refused());
            console.print(answer);
            return taken.refused().isEmpty() ? ExitCode.DONE : ExitCode.HELD;
        }
    }

    private static List<Map<String, Object>> shipped() {
        return City.PACKS.stream()
                .map(
                        pack -> {
                            LedgerDefinition definition = City.ledger(pack, pack);
                            Map<String, Object> line = new LinkedHashMap<>();
                            line.put("pack", pack);
                            line.put("name", definition.label().ja());
                            line.put("fields", definition.fields().size());
                            return line;
                        })
                .toList();
    }

    private RowIntake.Taken fill(LedgerDesk desk, String pack, LedgerDefinition definition)
            throws IOException {
        if (!desk.rows(definition.id()).isEmpty()) {
            throw Problem.refused("problem.pack.samples").asException();
        }
        Path file = Files.createTempFile("kakehashi-samples", ".csv");
        try {
            Files.write(file, City.samples(pack));
            ImportPreview read = new LedgerImport().into(definition, file, RowIntake::writable);
            return intake.take(desk, read);
        } finally {
            Files.delete(file);
        }
    }
}
