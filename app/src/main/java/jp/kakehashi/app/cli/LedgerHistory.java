package jp.kakehashi.app.cli;

import java.util.List;
import java.util.UUID;
import jp.kakehashi.app.ledgers.LedgerDesk;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.LedgerId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `ledger history LEDGER [ROW]`: everything that happened to a row, or to the ledger from a
/// place in its order on.
final class LedgerHistory implements Verb {
    private final Console console;
    private final LedgerPlace place;

    LedgerHistory(Console console, LedgerPlace place) {
        this.console = console;
        this.place = place;
    }

    @Override
    public String name() {
        return "ledger history";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addPositional(Verb.parameter("0", "LEDGER", "1"));
        spec.addPositional(Verb.parameter("1", "ROW", "0..1"));
        place.declare(spec);
        spec.addOption(Verb.option("--after", "N"));
        spec.addOption(Verb.option("--limit", "N"));
        spec.addOption(Verb.option("--purpose", "TEXT"));
    }

    @Override
    public int run(ParseResult typed) {
        LedgerId ledger = new LedgerId(typed.matchedPositionalValue(0, ""));
        @Nullable String row = typed.matchedPositionalValue(1, null);
        try (LedgerDesk desk = place.open(typed)) {
            List<AcceptedChange> changes =
                    row == null
                            ? desk.changes(
                                            ledger,
                                            Verb.number(typed, "--after", 0),
                                            Verb.number(typed, "--limit", 500))
                                    .changes()
                            : desk.history(
                                    ledger,
                                    id(row),
                                    typed.matchedOptionValue("--purpose", "history"));
            console.printMessage(changes);
            return ExitCode.DONE;
        }
    }

    private UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException(console.texts().of("app.cli.usage.row", text));
        }
    }
}
