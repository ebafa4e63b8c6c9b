package jp.kakehashi.ledgerui.paper;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import jp.kakehashi.documents.form.BlankForm;
import jp.kakehashi.documents.form.TemplateFile;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.FormValues;
import jp.kakehashi.ledger.KeptWay;
import jp.kakehashi.ledger.PaperOrder.PaperShape;
import jp.kakehashi.ledger.WaysOut.Found;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.PaperRows;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.wire.WayOutMessages.WayKind;
import org.jspecify.annotations.Nullable;

/// The forms of a ledger that rows can be printed on, and the one that was chosen. Screen's thread
/// only.
public final class FormChoice {
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final PaperRows rows;
    private final Runnable changed;
    private final ReadOnlyObjectWrapper<Found> found =
            new ReadOnlyObjectWrapper<>(new Found(List.of(), true));
    private @Nullable KeptWay chosen;
    private PaperShape.@Nullable Form shape;
    private @Nullable Problem problem;
    private @Nullable UUID wanted;
    private boolean asked;

    FormChoice(LedgerDesk desk, UiTasks tasks, PaperRows rows, Runnable changed) {
        this.desk = desk;
        this.tasks = tasks;
        this.rows = rows;
        this.changed = changed;
    }

    /// What there is.
    public ReadOnlyObjectProperty<Found> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /// The form that was chosen.
    public @Nullable KeptWay chosen() {
        return chosen;
    }

    /// It, once its blank was read.
    PaperShape.@Nullable Form shape() {
        return shape;
    }

    /// Why it cannot be printed.
    @Nullable Problem problem() {
        return problem;
    }

    /// Begins with that form.
    void want(@Nullable UUID form) {
        wanted = form;
    }

    /// Looks for forms, once.
    void find() {
        if (asked) {
            return;
        }
        asked = true;
        tasks.run(() -> desk.service().waysOut().all(rows.definition().id(), WayKind.FORM))
                .onSuccess(
                        all -> {
                            KeptWay first =
                                    all.ways().stream()
                                            .filter(w -> w.id().equals(wanted))
                                            .findFirst()
                                            .orElse(
                                                    all.ways().isEmpty()
                                                            ? null
                                                            : all.ways().getFirst());
                            chosen = first;
                            found.set(all);
                            if (first == null) {
                                changed.run();
                            } else {
                                choose(first);
                            }
                        })
                .onProblem(this::failed);
    }

    private void failed(Problem why) {
        problem = why;
        changed.run();
    }

    /// Chooses one; its blank is read anew, whoever it came from.
    public void choose(KeptWay form) {
        chosen = form;
        shape = null;
        problem = null;
        changed.run();
        tasks.run(
                        () -> {
                            var template = new TemplateFile().read(form.text());
                            byte[] pdf =
                                    desk.service().waysOut().blank(rows.definition().id(), form);
                            return new PaperShape.Form(template, BlankForm.read(pdf));
                        })
                .onSuccess(
                        read -> {
                            if (form.equals(chosen)) {
                                shape = read;
                                changed.run();
                            }
                        })
                .onProblem(
                        why -> {
                            if (form.equals(chosen)) {
                                failed(why);
                            }
                        });
    }

    /// Whether something is being read.
    boolean reading() {
        return problem == null && shape == null && chosen != null;
    }

    /// Fields of the chosen form that stay empty because this person may not read them.
    Set<String> empty() {
        PaperShape.Form now = shape;
        return now == null
                ? Set.of()
                : FormValues.empty(now.template(), rows.definition(), rows.readable());
    }
}
