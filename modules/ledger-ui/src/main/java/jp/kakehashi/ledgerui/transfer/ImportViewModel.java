package jp.kakehashi.ledgerui.transfer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.ImportPointing;
import jp.kakehashi.ledger.ImportPreview;
import jp.kakehashi.ledger.LedgerImports;
import jp.kakehashi.ledger.LedgerService.LedgerSummary;
import jp.kakehashi.ledger.Reimport;
import jp.kakehashi.ledger.TableArea;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.FieldDefinition.FieldAccess;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.sheets.SheetTable;
import jp.kakehashi.ui.UiTask;
import jp.kakehashi.ui.UiTasks;
import org.jspecify.annotations.Nullable;

/// Taking a workbook in: read it, show what was understood, write it in one step or not at all.
/// Screen's thread only.
public final class ImportViewModel {
    private static final String CANCELLED = "problem.import.cancelled";

    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final ObservableList<LedgerDefinition> targets = FXCollections.observableArrayList();
    private final PointingHistory pointing = new PointingHistory();
    private final ReadOnlyObjectWrapper<@Nullable Problem> trouble =
            new ReadOnlyObjectWrapper<>(null);
    private final TakenTables taken = new TakenTables();
    private Runnable otherwise = () -> {};
    private @Nullable LedgerId into;
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(new Step.Choose());

    /// Where the import is.
    public sealed interface Step {
        /// No file yet.
        record Choose() implements Step {}

        /// The file is being read.
        record Reading(Path file) implements Step {}

        /// What was understood; nothing is written.
        record Preview(ImportPreview preview) implements Step {}

        /// The file is read again as it was pointed out; nothing is written.
        record Rereading(ImportPreview preview, UiTask<?> task) implements Step {}

        /// What the file has otherwise than the ledger; nothing is written.
        record Compared(Reimport what) implements Step {}

        /// Rows are being written.
        record Writing(ImportPreview preview, UiTask<?> task, AtomicBoolean stop) implements Step {}

        /// Done.
        record Done(ImportPreview preview, LedgerId ledger) implements Step {}

        /// Done, after a comparison.
        record TakenOver(Reimport what, LedgerImports.TakenOver done) implements Step {}

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

    /// Starts again; into an existing ledger when given.
    public void reset(@Nullable LedgerId ledger) {
        into = ledger;
        pointing.forget();
        taken.forget();
        step.set(new Step.Choose());
        tasks.run(() -> desk.service().ledgers())
                .onSuccess(
                        found ->
                                targets.setAll(
                                        found.stream()
                                                .map(LedgerSummary::definition)
                                                .filter(this::writable)
                                                .toList()));
    }

    private boolean writable(LedgerDefinition definition) {
        return definition.mayOpen(desk.actor()) && definition.access().write().admits(desk.actor());
    }

    /// The ledgers whose rows this person may write.
    public ObservableList<LedgerDefinition> targets() {
        return targets;
    }

    /// The existing ledger that the rows go to; null for a new one.
    public @Nullable LedgerId into() {
        return into;
    }

    /// Sends the file that is previewed into another ledger, or a new one. Not while it is written.
    public void target(@Nullable LedgerId ledger) {
        if (step.get() instanceof Step.Preview(ImportPreview preview)
                && !Objects.equals(into, ledger)) {
            read(preview.file(), ledger);
        }
    }

    /// Sends column `column` of the file to `field`, or leaves it out; a column that went there
    /// before is left out instead.
    public void map(int column, @Nullable FieldId field) {
        if (step.get() instanceof Step.Preview(ImportPreview preview)) {
            List<@Nullable FieldId> to = new ArrayList<>(preview.columns());
            if (field != null) {
                to.replaceAll(each -> field.equals(each) ? null : each);
            }
            to.set(column, field);
            change(preview, () -> desk.service().compareImport(preview.mapped(to)));
        }
    }

    /// Lets a column of a new ledger hold another type.
    public void retype(int column, FieldType type) {
        if (step.get() instanceof Step.Preview(ImportPreview preview)) {
            change(preview, () -> preview.retyped(column, type));
        }
    }

    /// Leaves the rows out that the ledger has already, or takes them all.
    public void leaveOutIdentical(boolean out) {
        if (step.get() instanceof Step.Preview(ImportPreview preview)) {
            step.set(new Step.Preview(preview.leavingOutIdentical(out)));
        }
    }

    /// Calls a new ledger otherwise; nothing else changes. A blank name is none.
    public void name(String name) {
        if (step.get() instanceof Step.Preview(ImportPreview preview) && !name.isBlank()) {
            step.set(new Step.Preview(preview.named(name.strip())));
        }
    }

    /// Gives a new ledger to other people.
    public void access(FieldAccess access) {
        if (step.get() instanceof Step.Preview(ImportPreview preview)) {
            step.set(new Step.Preview(preview.with(access)));
        }
    }

    private void change(ImportPreview preview, Callable<ImportPreview> work) {
        Step mine = new Step.Reading(preview.file());
        step.set(mine);
        tasks.run(work)
                .onSuccess(found -> advance(mine, new Step.Preview(found)))
                .onProblem(why -> advance(mine, new Step.Failed(preview.file(), why)));
    }

    /// Reads the file again that could not be read or written.
    public void again() {
        if (step.get() instanceof Step.Failed(Path file, Problem problem)) {
            read(file, into);
        }
    }

    /// Reads a file again that could not be read, in the encoding that the keeper says it has.
    public void againIn(String encoding) {
        if (step.get() instanceof Step.Failed(Path file, Problem problem)) {
            ImportPointing now = pointing.of(file);
            pointing.next(new ImportPointing(now.hints().in(encoding), now.table()));
            read(file, into);
        }
    }

    /// Reads `file`; into an existing ledger when given.
    public void read(Path file, @Nullable LedgerId ledger) {
        read(file, ledger, found -> found);
    }

    private void read(Path file, @Nullable LedgerId ledger, UnaryOperator<ImportPreview> then) {
        into = ledger;
        ImportPointing wanted = pointing.of(file);
        Step mine = new Step.Reading(file);
        step.set(mine);
        tasks.run(() -> then.apply(desk.service().previewImport(file, ledger, wanted, () -> false)))
                .onSuccess(found -> advance(mine, new Step.Preview(found)))
                .onProblem(why -> advance(mine, new Step.Failed(file, why)));
    }

    /// The tables of the file that are still to be taken in.
    TakenTables rest() {
        return taken;
    }

    /// Goes on with another table of the file that was just taken in; into a ledger when given.
    public void next(SheetTable table, @Nullable LedgerId ledger) {
        if (step.get() instanceof Step.Done(ImportPreview done, LedgerId was)) {
            pointing.next(new ImportPointing(pointing.now().hints(), TableArea.of(table).first()));
            read(done.file(), ledger, TakenTables::named);
        }
    }

    /// Reads the file again as the keeper points it out; what was there stays when it cannot be.
    public void point(UnaryOperator<ImportPointing> how) {
        if (step.get() instanceof Step.Preview(ImportPreview preview)) {
            pointing.next(how.apply(pointing.now()));
            reread(preview, pointing::back);
        }
    }

    /// Takes back what was pointed at last.
    public void unpoint() {
        if (step.get() instanceof Step.Preview(ImportPreview preview) && pointing.back()) {
            reread(preview, pointing::forward);
        }
    }

    /// Points it out again.
    public void repoint() {
        if (step.get() instanceof Step.Preview(ImportPreview preview) && pointing.forward()) {
            reread(preview, pointing::back);
        }
    }

    /// What was pointed at so far.
    public PointingHistory pointing() {
        return pointing;
    }

    /// Why the file could not be read as it was pointed out last; null when it could.
    public ReadOnlyObjectProperty<@Nullable Problem> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    private ImportPreview kept(ImportPreview before, ImportPreview found) {
        ImportPreview kept = PointingHistory.kept(before, found);
        return kept.columns().equals(found.columns()) ? kept : desk.service().compareImport(kept);
    }

    private void reread(ImportPreview before, Runnable otherwise) {
        ImportPointing wanted = pointing.now();
        trouble.set(null);
        this.otherwise = otherwise;
        UiTask<ImportPreview> task =
                tasks.runLong(
                        progress ->
                                kept(
                                        before,
                                        desk.service()
                                                .previewImport(
                                                        before.file(),
                                                        into,
                                                        wanted,
                                                        progress::cancelled)));
        Step mine = new Step.Rereading(before, task);
        step.set(mine);
        task.onSuccess(found -> advance(mine, new Step.Preview(found)))
                .onProblem(
                        why -> {
                            otherwise.run();
                            trouble.set(why);
                            advance(mine, new Step.Preview(before));
                        });
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
                            taken.add(preview);
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

    /// Lays the file beside the rows of its ledger, told apart by `key`.
    public void compare(FieldId key) {
        ImportPreview preview =
                switch (step.get()) {
                    case Step.Preview(ImportPreview shown) -> shown;
                    case Step.Compared(Reimport what) -> what.preview();
                    default -> null;
                };
        if (preview != null && !preview.newLedger()) {
            Step mine = new Step.Reading(preview.file());
            step.set(mine);
            tasks.run(() -> desk.service().imports().compare(preview, key))
                    .onSuccess(found -> advance(mine, new Step.Compared(found)))
                    .onProblem(why -> advance(mine, new Step.Failed(preview.file(), why)));
        }
    }

    /// Changes what is done with rows that are gone or were written in by hand.
    public void decide(UnaryOperator<Reimport> how) {
        if (step.get() instanceof Step.Compared(Reimport what)) {
            step.set(new Step.Compared(how.apply(what)));
        }
    }

    /// Back from the comparison to what was understood of the file.
    public void uncompare() {
        if (step.get() instanceof Step.Compared(Reimport what)) {
            step.set(new Step.Preview(what.preview()));
        }
    }

    /// Writes what the comparison shows.
    public void takeOver() {
        if (!(step.get() instanceof Step.Compared(Reimport what))) {
            return;
        }
        AtomicBoolean wanted = new AtomicBoolean();
        UiTask<LedgerImports.TakenOver> task =
                tasks.runLong(
                        progress ->
                                desk.service()
                                        .imports()
                                        .takeOver(
                                                what,
                                                (at, total) -> {
                                                    progress.report(at, total);
                                                    return !wanted.get() && !progress.cancelled();
                                                }));
        Step mine = new Step.Writing(what.preview(), task, wanted);
        step.set(mine);
        task.onSuccess(done -> advance(mine, new Step.TakenOver(what, done)))
                .onProblem(
                        why ->
                                advance(
                                        mine,
                                        why.key().equals(CANCELLED)
                                                ? new Step.Compared(what)
                                                : new Step.Failed(what.preview().file(), why)));
    }

    /// Asks the writing to stop. What became of it is told by the service: the preview is back when
    /// nothing was written, else it is done, because rows are written in one step.
    public void cancel() {
        if (step.get() instanceof Step.Writing writing) {
            writing.stop().set(true);
        } else if (step.get() instanceof Step.Rereading(ImportPreview before, UiTask<?> task)) {
            task.cancel();
            otherwise.run();
            step.set(new Step.Preview(before));
        }
    }

    /// Leaves the import: what is being read is forgotten, what is being written is asked to stop.
    public void leave() {
        cancel();
        reset(null);
    }

    private void advance(Step from, Step to) {
        if (step.get().equals(from)) {
            step.set(to);
        }
    }
}
