package jp.kakehashi.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.app.ledgers.LedgerDesk;
import jp.kakehashi.app.ledgers.ViewingNotes;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.OpenData;
import jp.kakehashi.ledger.OpenDataWriter;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.World;
import jp.kakehashi.wire.Messages.SnapshotRow;
import jp.kakehashi.wire.WayOutMessages.WayKind;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `ledger open-data LEDGER FILE --recipe NAME`: a CSV to be published and what its columns are, by
/// a recipe of the office or one in a file.
final class LedgerOpenData implements Verb {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final Console console;
    private final LedgerPlace place;

    LedgerOpenData(Console console, LedgerPlace place) {
        this.console = console;
        this.place = place;
    }

    @Override
    public String name() {
        return "ledger open-data";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addPositional(Verb.parameter("0", "LEDGER", "1"));
        spec.addPositional(Verb.parameter("1", "FILE", "1"));
        spec.addOption(Verb.option("--recipe", "NAME"));
        spec.addOption(Verb.option("--recipe-file", "RECIPE"));
        place.declare(spec);
        spec.addOption(Verb.option("--purpose", "TEXT"));
    }

    @Override
    public int run(ParseResult typed) throws IOException {
        LedgerId ledger = new LedgerId(typed.matchedPositionalValue(0, ""));
        Path csv = Path.of(typed.matchedPositionalValue(1, ""));
        if (place.world(typed) == World.TRAINING) {
            throw Problem.refused("problem.open_data.training").asException();
        }
        try (LedgerDesk desk = place.open(typed)) {
            OpenData recipe = recipe(typed, desk, ledger);
            ChosenRows chosen = ChosenRows.of(typed, desk, ledger, place.clock());
            String purpose = typed.matchedOptionValue("--purpose", "open data");
            ViewingNotes notes = new ViewingNotes(desk, place.clock());
            LocalDate today = LocalDate.ofInstant(place.clock().instant(), JAPAN);
            List<UUID> written =
                    new OpenDataWriter(chosen.definition(), recipe, desk.actor(), today)
                            .write(
                                    csv,
                                    chosen.states(),
                                    Progress.NONE,
                                    all ->
                                            notes.note(
                                                    chosen.definition(),
                                                    "export",
                                                    purpose,
                                                    published(chosen, all)));
            console.print(
                    Map.of(
                            "file", csv.toString(),
                            "fields", OpenDataWriter.fields(csv).toString(),
                            "rows", written.size()));
            return ExitCode.DONE;
        }
    }

    private static List<SnapshotRow> published(ChosenRows chosen, List<UUID> written) {
        Set<UUID> ids = Set.copyOf(written);
        return chosen.rows().stream().filter(r -> ids.contains(r.row().row())).toList();
    }

    private static OpenData recipe(ParseResult typed, LedgerDesk desk, LedgerId ledger)
            throws IOException {
        String file = typed.matchedOptionValue("--recipe-file", "");
        if (!file.isEmpty()) {
            return OpenData.read(Files.readString(Path.of(file)));
        }
        String name = typed.matchedOptionValue("--recipe", "");
        if (name.isEmpty()) {
            throw new UsageException("--recipe NAME");
        }
        return desk.waysOut(ledger).stream()
                .filter(way -> way.kind() == WayKind.OPEN_DATA && way.name().equals(name))
                .findFirst()
                .map(way -> OpenData.read(way.text()))
                .orElseThrow(
                        () -> Problem.invalid("problem.open_data.unknown", name).asException());
    }
}
