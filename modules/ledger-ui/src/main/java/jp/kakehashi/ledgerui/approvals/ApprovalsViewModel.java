package jp.kakehashi.ledgerui.approvals;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerApprovals;
import jp.kakehashi.ledger.LedgerService.LedgerSummary;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.LiveRefresh;
import jp.kakehashi.ledgerui.desk.Phase;
import jp.kakehashi.ledgerui.desk.StillSeen;
import jp.kakehashi.records.ApprovalRule;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.wire.ApprovalMessages.Act;
import jp.kakehashi.wire.ApprovalMessages.Approval;
import jp.kakehashi.wire.ApprovalMessages.Row;
import jp.kakehashi.wire.ApprovalMessages.Turn;
import jp.kakehashi.wire.ApprovalMessages.Waiting;
import org.jspecify.annotations.Nullable;

/// Drafts that wait for this person, and the one that is open. Asks head office at opening and
/// whenever a register changed. Screen's thread only.
public final class ApprovalsViewModel implements AutoCloseable {
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final ObservableList<Waiting> waiting = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Opened> opened = new ReadOnlyObjectWrapper<>();
    private final List<LiveRefresh> live = new ArrayList<>();
    private @Nullable Act unanswered;
    private int generation;
    private int openings;
    private @Nullable Waiting chosen;
    private @Nullable StillSeen seen;

    /// A draft with the form of its ledger.
    public record Opened(Approval approval, LedgerDefinition definition) {}

    /// A list; {@link #open} begins.
    public ApprovalsViewModel(LedgerDesk desk, UiTasks tasks) {
        this.desk = desk;
        this.tasks = tasks;
    }

    /// Loads and begins to listen to the registers there are.
    public void open() {
        tasks.run(() -> desk.service().ledgers().stream().map(LedgerSummary::definition).toList())
                .onSuccess(this::listen);
        load();
    }

    private void listen(List<LedgerDefinition> definitions) {
        if (live.isEmpty()) {
            for (LedgerDefinition each : definitions) {
                if (each.approval() != null) {
                    LedgerId register = ApprovalRule.register(each.id());
                    live.add(new LiveRefresh(desk.service(), tasks, register, this::load));
                }
            }
        }
    }

    /// Asks head office again.
    public void load() {
        int mine = ++generation;
        LedgerApprovals approvals = desk.service().approvals();
        tasks.run(approvals::inbox)
                .onSuccess(
                        inbox -> {
                            if (mine == generation) {
                                problem.set(null);
                                phase.set(Phase.READY);
                                if (!waiting.equals(inbox.waiting())) {
                                    waiting.setAll(inbox.waiting());
                                }
                            }
                        })
                .onProblem(
                        why -> {
                            if (mine == generation) {
                                problem.set(why);
                                phase.set(Phase.FAILED);
                            }
                        });
    }

    /// Shows one of the drafts.
    public void choose(@Nullable Waiting line) {
        int mine = ++openings;
        chosen = line;
        if (line == null) {
            opened.set(null);
            return;
        }
        tasks.run(
                        () ->
                                new Opened(
                                        desk.service().approvals().one(line.ledger(), line.id()),
                                        desk.service().definition(line.ledger())))
                .onSuccess(
                        found -> {
                            if (mine == openings && !found.equals(opened.get())) {
                                opened.set(found);
                                watch(found.approval());
                            }
                        })
                .onProblem(
                        why -> {
                            if (mine == openings) {
                                problem.set(why);
                            }
                        });
    }

    private void watch(Approval draft) {
        unwatch();
        seen = new StillSeen(desk, tasks, draft.ledger(), this::withdrawn);
        seen.among(draft.rows().stream().map(Row::row).toList());
    }

    private void unwatch() {
        if (seen != null) {
            seen.close();
            seen = null;
        }
    }

    /// A row of the draft on show is not for this person any more: shown anew as it is told now.
    private void withdrawn() {
        Waiting line = chosen;
        opened.set(null);
        load();
        choose(line);
    }

    /// Does `kind` with the open draft. What was not answered is sent again under the same id.
    public void act(
            Turn turn, String kind, String reason, Consumer<Approval> done, Consumer<Problem> no) {
        Opened about = opened.get();
        if (about == null) {
            return;
        }
        Approval seen = about.approval();
        Act act =
                new Act(
                        UUID.randomUUID(),
                        kind,
                        turn.post(),
                        turn.acting(),
                        reason.isBlank() ? null : reason,
                        seen.sha256());
        Act again = unanswered;
        if (again != null && same(again, act)) {
            act = again;
        }
        Act sent = act;
        unanswered = sent;
        tasks.run(() -> desk.service().approvals().act(seen.ledger(), seen.id(), sent))
                .onSuccess(
                        told -> {
                            unanswered = null;
                            done.accept(told);
                            load();
                        })
                .onProblem(
                        why -> {
                            unanswered = why.retryable() ? sent : null;
                            no.accept(why);
                        });
    }

    private static boolean same(Act one, Act other) {
        return one.kind().equals(other.kind())
                && one.sha256().equals(other.sha256())
                && one.acting() == other.acting()
                && Objects.equals(one.post(), other.post())
                && Objects.equals(one.reason(), other.reason());
    }

    /// What waits.
    public ObservableList<Waiting> waiting() {
        return waiting;
    }

    /// The draft on show.
    public ReadOnlyObjectProperty<@Nullable Opened> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /// What the screen can show now.
    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// Why it could not be loaded; null when all is well.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    @Override
    public void close() {
        unwatch();
        live.forEach(LiveRefresh::close);
        live.clear();
    }
}
