package jp.kakehashi.ledgerui.begun;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.input.InputEvent;
import javafx.util.Duration;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerBegun;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.BegunText;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import org.jspecify.annotations.Nullable;

/// Notes what stands unfinished in the editors of a room, soon after each key and click there, so
/// that it outlives the room, the session and the power. Screen's thread only.
public final class BegunWatch implements AutoCloseable {
    private static final Duration SOON = Duration.millis(400);

    private final UiContext ui;
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final LedgerId ledger;
    private final Supplier<List<BegunText>> open;
    private final Timeline clock;
    private List<BegunText> noted = List.of();
    private @Nullable Problem told;

    /// Watches `room`; `open` says what is unfinished there now.
    public BegunWatch(
            UiContext ui,
            LedgerDesk desk,
            UiTasks tasks,
            LedgerId ledger,
            Node room,
            Supplier<List<BegunText>> open) {
        this.ui = ui;
        this.desk = desk;
        this.tasks = tasks;
        this.ledger = ledger;
        this.open = open;
        clock = new Timeline(new KeyFrame(SOON, event -> look()));
        room.addEventFilter(
                InputEvent.ANY,
                event -> {
                    // Not begun anew by the next key: somebody who types on is noted meanwhile too.
                    if (clock.getStatus() != javafx.animation.Animation.Status.RUNNING) {
                        clock.playFromStart();
                    }
                });
    }

    /// Notes what is unfinished now and lets it be kept.
    public void look() {
        if (note()) {
            tasks.run(
                            () -> {
                                begun().keep();
                                return true;
                            })
                    .onSuccess(kept -> told = null)
                    .onProblem(this::tell);
        }
    }

    /// Once, not at every key: what is typed stands in its field and is tried again.
    private void tell(Problem problem) {
        if (told == null || !told.key().equals(problem.key())) {
            told = problem;
            ui.notices().show(Tone.WARN, "ledger.begun.unkept");
        }
    }

    private boolean note() {
        List<BegunText> now = new ArrayList<>();
        for (BegunText text : open.get()) {
            if (!text.text().isBlank() && now.stream().noneMatch(text::besides)) {
                now.add(text);
            }
        }
        boolean same = told == null && now.size() == noted.size();
        for (int i = 0; same && i < now.size(); i++) {
            same = now.get(i).says(noted.get(i));
        }
        noted = now;
        begun().note(ledger, now);
        return !same;
    }

    private LedgerBegun begun() {
        return desk.service().begun();
    }

    /// The room is left; returns whether anything is left unfinished in it.
    public boolean leave() {
        clock.stop();
        note();
        begun().leave(ledger);
        return !noted.isEmpty();
    }

    @Override
    public void close() {
        clock.stop();
    }
}
