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

    /// Ways to the pages; the last six are null while no ledger is open.
    public record Ways(
            Consumer<LedgerId> ledger,
            Runnable list,
            Runnable inbox,
            Runnable returned,
            Runnable importFile,
            Runnable design,
            @Nullable Runnable export,
            @Nullable Runnable print,
            @Nullable Runnable copyLink,
            @Nullable Runnable copyViewLink,
            @Nullable Runnable years,
            @Nullable Runnable twins) {}

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
        addPages(all);
        links(all);
        years(all);
        twins(all);
        return all;
    }

    private void addPages(List<Command> all) {
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
        all.add(
                Command.of(
                        "design",
                        Icon.TABLE,
                        "ledger.command.design",
                        "ledger.command.design.words",
                        "",
                        ways.design()));
        out(all);
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

    private void years(List<Command> all) {
        Runnable years = ways.years();
        if (years != null) {
            all.add(
                    Command.of(
                            "years",
                            Icon.CALENDAR,
                            "ledger.command.years",
                            "ledger.command.years.words",
                            "",
                            years));
        }
    }

    private void twins(List<Command> all) {
        Runnable twins = ways.twins();
        if (twins != null) {
            all.add(
                    Command.of(
                            "twins",
                            Icon.STAFF,
                            "ledger.command.twins",
                            "ledger.command.twins.words",
                            "",
                            twins));
        }
    }

    private void links(List<Command> all) {
        Runnable link = ways.copyLink();
        if (link != null) {
            all.add(
                    Command.of(
                            "copyLink",
                            Icon.NEXT,
                            "ledger.command.copyLink",
                            "ledger.command.copyLink.words",
                            "Ctrl Shift L",
                            link));
        }
        Runnable view = ways.copyViewLink();
        if (view != null) {
            all.add(
                    Command.of(
                            "copyViewLink",
                            Icon.NEXT,
                            "ledger.command.copyViewLink",
                            "ledger.command.copyLink.words",
                            "",
                            view));
        }
    }
}
