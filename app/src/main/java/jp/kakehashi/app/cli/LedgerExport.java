package jp.kakehashi.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.app.ledgers.LedgerDesk;
import jp.kakehashi.app.ledgers.ViewingNotes;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.records.LedgerId;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `ledger export LEDGER FILE`: rows to a workbook or CSV. The viewing is logged before the file is
/// there.
final class LedgerExport implements Verb {
    private final Console console;
    private final LedgerPlace place;

    LedgerExport(Console console, LedgerPlace place) {
        this.console = console;
        this.place = place;
    }

    @Override
    public String name() {
        return "ledger export";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addPositional(Verb.parameter("0", "LEDGER", "1"));
        spec.addPositional(Verb.parameter("1", "FILE", "1"));
        place.declare(spec);
        RowChoice.declare(spec);
    }

    @Override
    public int run(ParseResult typed) {
        LedgerId ledger = new LedgerId(typed.matchedPositionalValue(0, ""));
        var export = new jp.kakehashi.ledger.LedgerExport(place.world(typed));
        Path file = export.place(Path.of(typed.matchedPositionalValue(1, "")));
        try (LedgerDesk desk = place.open(typed)) {
            ChosenRows chosen = ChosenRows.of(typed, desk, ledger, place.clock());
            String purpose = typed.matchedOptionValue("--purpose", "export");
            ViewingNotes notes = new ViewingNotes(desk, place.clock());
            List<UUID> written =
                    export.write(
                            file,
                            chosen.definition().label().ja(),
                            chosen.fields(),
                            chosen.states(),
                            chosen.rows().size(),
                            Progress.NONE,
                            all ->
                                    notes.note(
                                            chosen.definition(), "export", purpose, chosen.rows()));
            console.print(Map.of("file", file.toString(), "rows", written.size()));
            return ExitCode.DONE;
        }
    }
}
