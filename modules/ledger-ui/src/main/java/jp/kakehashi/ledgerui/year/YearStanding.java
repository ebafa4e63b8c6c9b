package jp.kakehashi.ledgerui.year;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.grid.StateChip;
import jp.kakehashi.records.FiscalYear;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.wire.YearMessages;

/// How the fiscal years of an open ledger stand, in one chip: a year that is over and not frozen,
/// or the one that is being written. Says nothing without a line. Screen's thread only.
public final class YearStanding {
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final Consumer<List<StateChip>> told;
    private final Runnable go;

    /// Tells `told` what to show; `go` opens the years.
    public YearStanding(
            LedgerDesk desk, UiTasks tasks, Consumer<List<StateChip>> told, Runnable go) {
        this.desk = desk;
        this.tasks = tasks;
        this.told = told;
        this.go = go;
    }

    /// Asks head office, where rows of that form belong to years.
    public void ask(LedgerDefinition form) {
        if (form.year() == null) {
            told.accept(List.of());
            return;
        }
        tasks.run(() -> desk.service().years().of(form.id()))
                .onSuccess(years -> told.accept(chip(years).stream().toList()))
                // What cannot be known now is not a matter of the rows: the years' page says why.
                .onProblem(why -> told.accept(List.of()));
    }

    private Optional<StateChip> chip(YearMessages.Years found) {
        LocalDate today = found.today();
        return found.years().stream()
                .filter(year -> !year.frozen() && !future(year, today))
                .min(Comparator.comparingInt(YearMessages.Year::year))
                .map(year -> chip(year, today));
    }

    private static boolean future(YearMessages.Year year, LocalDate today) {
        return new FiscalYear(year.year()).firstDay().isAfter(today);
    }

    private StateChip chip(YearMessages.Year year, LocalDate today) {
        YearWords words = new YearWords(desk);
        boolean over = today.isAfter(new FiscalYear(year.year()).lastDay());
        boolean due = over && !today.isBefore(year.freezesFrom());
        // Short: the years' page says until when.
        String key =
                due
                        ? "ledger.year.standing.due"
                        : over ? "ledger.year.standing.accounts" : "ledger.year.standing.now";
        return new StateChip(
                Icon.CALENDAR,
                due ? Tone.WARN : Tone.NEUTRAL,
                () -> desk.texts().get(key, words.name(year.year())),
                go);
    }
}
