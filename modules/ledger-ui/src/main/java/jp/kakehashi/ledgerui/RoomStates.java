package jp.kakehashi.ledgerui;

import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.Said;
import jp.kakehashi.ledgerui.grid.GridActions;
import jp.kakehashi.ledgerui.grid.GridView;
import jp.kakehashi.ledgerui.grid.StateChip;
import jp.kakehashi.ledgerui.year.YearStanding;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.control.Tone;

/// How an open ledger stands, under its title: its fiscal year, and what was said and not settled.
/// Screen's thread only.
final class RoomStates {
    private final LedgerDesk desk;
    private final GridView view;
    private final GridActions actions;
    private final Said said;
    private final YearStanding years;
    private List<StateChip> year = List.of();

    RoomStates(LedgerDesk desk, UiTasks tasks, GridView view, Said said, GridActions actions) {
        this.desk = desk;
        this.view = view;
        this.said = said;
        this.actions = actions;
        years =
                new YearStanding(
                        desk,
                        tasks,
                        found -> {
                            year = found;
                            show();
                        },
                        actions::years);
        said.onChange(this::show);
    }

    void ask(LedgerDefinition form) {
        years.ask(form);
    }

    private void show() {
        List<StateChip> all = new ArrayList<>(year);
        int open = said.openThreads().size();
        if (open > 0) {
            all.add(
                    new StateChip(
                            Icon.NOTE,
                            Tone.NEUTRAL,
                            () -> desk.texts().get("ledger.comments.open", open),
                            actions::openComments));
        }
        view.states(all);
    }
}
