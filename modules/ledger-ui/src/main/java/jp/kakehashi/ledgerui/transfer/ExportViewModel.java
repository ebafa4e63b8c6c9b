package jp.kakehashi.ledgerui.transfer;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.CsvEncoding;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.RowMark;
import jp.kakehashi.ui.UiTask;
import jp.kakehashi.ui.UiTasks;
import org.jspecify.annotations.Nullable;

/// Writing the rows on screen to a file: which form, what for, where. Screen's thread only.
public final class ExportViewModel {
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final RowQuery query;
    private final List<RowMark> marks;
    private final boolean personal;
    private final ObjectProperty<Form> form = new SimpleObjectProperty<>(Form.XLSX);
    private final StringProperty purpose = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Ask());

    /// The forms a ledger leaves in.
    public enum Form {
        XLSX(".xlsx", CsvEncoding.UTF_8),
        CSV(".csv", CsvEncoding.UTF_8),
        CSV_SHIFT_JIS(".csv", CsvEncoding.WINDOWS_31J);

        private final String ending;
        private final CsvEncoding encoding;

        Form(String ending, CsvEncoding encoding) {
            this.ending = ending;
            this.encoding = encoding;
        }

        /// Ending of the file's name.
        public String ending() {
            return ending;
        }
    }

    /// Where the export is.
    public sealed interface State {
        /// Not begun.
        record Ask() implements State {}

        /// Being written.
        record Writing(UiTask<Long> task) implements State {}

        /// `rows` rows are in `file`.
        record Done(Path file, long rows) implements State {}

        /// Not written.
        record Failed(Problem problem) implements State {}
    }

    /// An export of the rows of `query` with what `marks` say of them; `personal` rows need
    /// a purpose.
    public ExportViewModel(
            LedgerDesk desk, UiTasks tasks, RowQuery query, List<RowMark> marks, boolean personal) {
        this.marks = List.copyOf(marks);
        this.desk = desk;
        this.tasks = tasks;
        this.query = query;
        this.personal = personal;
    }

    /// Which form.
    public ObjectProperty<Form> formProperty() {
        return form;
    }

    /// What for; kept in the log of viewings.
    public StringProperty purposeProperty() {
        return purpose;
    }

    /// Whether a purpose has to be given.
    public boolean personal() {
        return personal;
    }

    /// Whether it may begin.
    public boolean ready() {
        return !personal || !purpose.get().isBlank();
    }

    /// Where the export is.
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Writes to `file`, with the form's ending added when it has none.
    public @Nullable UiTask<Long> write(Path file) {
        if (!ready()) {
            return null;
        }
        Path target = withEnding(file);
        CsvEncoding encoding = form.get().encoding;
        UiTask<Long> task =
                tasks.runLong(
                        progress ->
                                desk.service()
                                        .export(
                                                query,
                                                marks,
                                                target,
                                                encoding,
                                                purpose(),
                                                (at, total) -> {
                                                    progress.report(at, total);
                                                    return !progress.cancelled();
                                                }));
        state.set(new State.Writing(task));
        return task.onSuccess(rows -> state.set(new State.Done(target, rows)))
                .onProblem(why -> state.set(new State.Failed(why)));
    }

    private String purpose() {
        return desk.purpose(query.ledger(), purpose.get().strip());
    }

    /// Stops; no file is left.
    public void cancel() {
        if (state.get() instanceof State.Writing(UiTask<Long> task)) {
            task.cancel();
            state.set(new State.Ask());
        }
    }

    /// `file` with the form's ending, added when it has none.
    Path withEnding(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(form.get().ending())
                ? file
                : file.resolveSibling(name + form.get().ending());
    }
}
