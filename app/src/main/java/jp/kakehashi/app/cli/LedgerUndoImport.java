package jp.kakehashi.app.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.app.ledgers.LedgerDesk;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.wire.Messages;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `ledger undo-import LEDGER [IMPORT]`: the imports of a ledger, or the end of one: its rows that
/// stand as they came become tombstones, what was changed since stays and is named.
final class LedgerUndoImport implements Verb {
    private final Console console;
    private final LedgerPlace place;

    LedgerUndoImport(Console console, LedgerPlace place) {
        this.console = console;
        this.place = place;
    }

    @Override
    public String name() {
        return "ledger undo-import";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addPositional(Verb.parameter("0", "LEDGER", "1"));
        spec.addPositional(Verb.parameter("1", "IMPORT", "0..1"));
        place.declare(spec);
    }

    @Override
    public int run(ParseResult typed) {
        LedgerId ledger = new LedgerId(typed.matchedPositionalValue(0, ""));
        @Nullable String which = typed.matchedPositionalValue(1, null);
        try (LedgerDesk desk = place.open(typed)) {
            if (which == null) {
                console.printMessage(desk.imports(ledger));
                return ExitCode.DONE;
            }
            UUID id = id(which);
            Messages.ImportUndo found = desk.importUndo(ledger, id);
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("ledger", ledger.value());
            answer.put("undone", desk.undoImport(ledger, id));
            answer.put("changedSince", found.changed());
            answer.put("some", found.some().stream().map(UUID::toString).toList());
            answer.put("deletedBefore", found.deleted());
            console.print(answer);
            return found.changed() == 0 ? ExitCode.DONE : ExitCode.HELD;
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
