package jp.kakehashi.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jp.kakehashi.app.ledgers.LedgerDesk;
import jp.kakehashi.app.ledgers.RowsFile;
import jp.kakehashi.app.ledgers.ViewingNotes;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.wire.Messages.SnapshotRow;
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
        spec.addOption(Verb.option("--purpose", "TEXT"));
    }

    @Override
    public int run(ParseResult typed) {
        LedgerId ledger = new LedgerId(typed.matchedPositionalValue(0, ""));
        Path file = Path.of(typed.matchedPositionalValue(1, ""));
        try (LedgerDesk desk = place.open(typed)) {
            LedgerDefinition definition = desk.definition(ledger);
            List<SnapshotRow> rows =
                    RowChoice.of(typed, definition).choose(desk.rows(definition.id()));
            new ViewingNotes(desk, place.clock())
                    .note(
                            definition,
                            "export",
                            typed.matchedOptionValue("--purpose", "export"),
                            rows);
            long written = new RowsFile().write(file, definition, rows);
            console.print(Map.of("file", file.toString(), "rows", written));
            return ExitCode.DONE;
        }
    }
}
