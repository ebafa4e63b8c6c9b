package jp.kakehashi.ledgerui.find;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import jp.kakehashi.ledger.LedgerService.LedgerSummary;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.Command;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.PlaceName;
import org.jspecify.annotations.Nullable;

/// What can be done with ledgers from anywhere, for the box of Ctrl+K: every ledger by its name,
/// and the ledgers' own pages.
public final class LedgerCommands {
    private final Ways ways;

    /// Ways to the pages; `export` is null while no ledger is open.
    public record Ways(
            Consumer<LedgerId> ledger,
            Runnable list,
            Runnable inbox,
            Runnable returned,
            Runnable importFile,
            @Nullable Runnable export,
            @Nullable Runnable print) {}

    /// Commands that lead along `ways`.
    public LedgerCommands(Ways ways) {
        this.ways = ways;
    }

    /// All of them.
    public List<Command> all(List<LedgerSummary> ledgers) {
        List<Command> all = new ArrayList<>();
        for (LedgerSummary ledger : ledgers) {
            Label label = ledger.definition().label();
            LedgerId id = ledger.definition().id();
            all.add(
                    new Command(
                            "ledger." + id.value(),
                            Icon.LEDGER,
                            "ledger.command.open",
                            List.of(new PlaceName(label.ja(), label.en())),
                            "ledger.command.open.words",
                            "",
                            () -> ways.ledger().accept(id)));
        }
        all.add(
                Command.of(
                        "list",
                        Icon.LIST,
                        "ledger.command.list",
                        "ledger.command.list.words",
                        "",
                        ways.list()));
        all.add(
                Command.of(
                        "conflicts",
                        Icon.CONFLICT,
                        "ledger.command.conflicts",
                        "ledger.command.conflicts.words",
                        "",
                        ways.inbox()));
        all.add(
                Command.of(
                        "returned",
                        Icon.RETURNED,
                        "ledger.command.returned",
                        "ledger.command.returned.words",
                        "",
                        ways.returned()));
        all.add(
                Command.of(
                        "import",
                        Icon.IMPORT,
                        "ledger.command.import",
                        "ledger.command.import.words",
                        "",
                        ways.importFile()));
        out(all);
        return all;
    }

    /// What leaves: as a file or on paper.
    private void out(List<Command> all) {
        Runnable export = ways.export();
        if (export != null) {
            all.add(
                    Command.of(
                            "export",
                            Icon.EXPORT,
                            "ledger.command.export",
                            "ledger.command.export.words",
                            "Ctrl E",
                            export));
        }
        Runnable print = ways.print();
        if (print != null) {
            all.add(
                    Command.of(
                            "print",
                            Icon.PRINT,
                            "ledger.command.print",
                            "ledger.command.print.words",
                            "Ctrl P",
                            print));
        }
    }
}
