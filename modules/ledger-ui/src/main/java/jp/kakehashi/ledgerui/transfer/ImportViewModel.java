package jp.kakehashi.ledgerui.transfer;

import java.nio.file.Path;
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
        record Writing(ImportPreview preview, UiTask<LedgerId> task) implements Step {}

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
        UiTask<LedgerId> task =
                tasks.runLong(
                        progress ->
                                desk.service()
                                        .commitImport(
                                                preview,
                                                (at, total) -> {
                                                    progress.report(at, total);
                                                    return !progress.cancelled();
                                                }));
        Step mine = new Step.Writing(preview, task);
        step.set(mine);
        task.onSuccess(
                        ledger -> {
                            advance(mine, new Step.Done(preview, ledger));
                            done.accept(ledger);
                        })
                .onProblem(why -> advance(mine, new Step.Failed(preview.file(), why)));
    }

    /// Stops writing; nothing has been written then, and the preview is back.
    public void cancel() {
        if (step.get() instanceof Step.Writing(ImportPreview preview, UiTask<LedgerId> task)) {
            task.cancel();
            step.set(new Step.Preview(preview));
        }
    }

    private void advance(Step from, Step to) {
        if (step.get().equals(from)) {
            step.set(to);
        }
    }
}
