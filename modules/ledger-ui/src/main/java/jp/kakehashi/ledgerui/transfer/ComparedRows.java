package jp.kakehashi.ledgerui.transfer;

import java.util.UUID;
import java.util.stream.Stream;
import jp.kakehashi.ledger.Reimport;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.StillSeen;
import jp.kakehashi.ledgerui.transfer.ImportViewModel.Step;
import jp.kakehashi.ui.UiTasks;
import org.jspecify.annotations.Nullable;

/// The rows of a ledger beside a newer file: compared anew as soon as one of them is not for this
/// person to see any more. What was decided about the rest is asked again. Screen's thread only.
final class ComparedRows {
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final ImportViewModel model;
    private @Nullable Reimport watched;
    private @Nullable StillSeen seen;

    ComparedRows(LedgerDesk desk, UiTasks tasks, ImportViewModel model) {
        this.desk = desk;
        this.tasks = tasks;
        this.model = model;
    }

    /// Watches from now on.
    void follow() {
        model.stepProperty().addListener((source, was, now) -> follow(now));
    }

    private void follow(Step step) {
        Reimport what = step instanceof Step.Compared(Reimport compared) ? compared : null;
        Reimport before = watched;
        boolean same =
                what != null
                        && before != null
                        && what.changed().equals(before.changed())
                        && what.gone().equals(before.gone());
        watched = what;
        if (same) {
            return;
        }
        if (seen != null) {
            seen.close();
            seen = null;
        }
        if (what != null) {
            seen = new StillSeen(desk, tasks, what.ledger(), this::withdrawn);
            seen.among(rows(what).toList());
        }
    }

    private static Stream<UUID> rows(Reimport what) {
        return Stream.concat(
                what.changed().stream().map(Reimport.Changed::row),
                what.gone().stream().map(Reimport.Gone::row));
    }

    private void withdrawn() {
        Reimport before = watched;
        if (before != null) {
            model.compare(before.key());
        }
    }
}
