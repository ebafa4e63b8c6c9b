package jp.kakehashi.ledgerui.transfer;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.ImportPreview;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.UiTask;
import jp.kakehashi.ui.UiTasks;
import org.jspecify.annotations.Nullable;

/// Taking a workbook in: read it, show what was understood, write it in one step or not at all.
/// Screen's thread only.
public final class ImportViewModel {
    private static final String CANCELLED = "problem.import.cancelled";

    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(new Step.Choose());

    /// Where the import is.
    public sealed interface Step {
        /// No file yet.
        record Choose() implements Step {}

        /// The file is being read.
        record Reading(Path file) implements Step {}

        /// What was understood; nothing is written.
        record Preview(ImportPreview preview) implements Step {}

        /// Rows are being written.
        record Writing(ImportPreview preview, UiTask<LedgerId> task, AtomicBoolean stop)
                implements Step {}

        /// Done.
        record Done(ImportPreview preview, LedgerId ledger) implements Step {}

        /// Not done, and nothing was written.
        record Failed(Path file, Problem problem) implements Step {}
    }

    /// An import that has not begun.
    public ImportViewModel(LedgerDesk desk, UiTasks tasks) {
        this.desk = desk;
        this.tasks = tasks;
    }

    /// Where the import is.
    public ReadOnlyObjectProperty<Step> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /// Starts again.
    public void reset() {
        step.set(new Step.Choose());
    }

    /// Reads `file`; into an existing ledger when given.
    public void read(Path file, @Nullable LedgerId into) {
        Step mine = new Step.Reading(file);
        step.set(mine);
        tasks.run(() -> desk.service().previewImport(file, into))
                .onSuccess(found -> advance(mine, new Step.Preview(found)))
                .onProblem(why -> advance(mine, new Step.Failed(file, why)));
    }

    /// Writes what the preview shows; `done` is told the ledger.
    public void commit(Consumer<LedgerId> done) {
        if (!(step.get() instanceof Step.Preview(ImportPreview preview))) {
            return;
        }
        AtomicBoolean wanted = new AtomicBoolean();
        UiTask<LedgerId> task =
                tasks.runLong(
                        progress ->
                                desk.service()
                                        .commitImport(
                                                preview,
                                                (at, total) -> {
                                                    progress.report(at, total);
                                                    return !wanted.get() && !progress.cancelled();
                                                }));
        Step mine = new Step.Writing(preview, task, wanted);
        step.set(mine);
        task.onSuccess(
                        ledger -> {
                            advance(mine, new Step.Done(preview, ledger));
                            done.accept(ledger);
                        })
                .onProblem(
                        why ->
                                advance(
                                        mine,
                                        why.key().equals(CANCELLED)
                                                ? new Step.Preview(preview)
                                                : new Step.Failed(preview.file(), why)));
    }

    /// Asks the writing to stop. What became of it is told by the service: the preview is back when
    /// nothing was written, else it is done, because rows are written in one step.
    public void cancel() {
        if (step.get() instanceof Step.Writing writing) {
            writing.stop().set(true);
        }
    }

    /// Leaves the import: what is being read is forgotten, what is being written is asked to stop.
    public void leave() {
        cancel();
        reset();
    }

    private void advance(Step from, Step to) {
        if (step.get().equals(from)) {
            step.set(to);
        }
    }
}
