package jp.kakehashi.adminui.records;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.adminui.desk.AdminService;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.RowLink;
import jp.kakehashi.records.Label;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.wire.AuditMessages.ActPage;
import jp.kakehashi.wire.AuditMessages.ChainState;
import jp.kakehashi.wire.AuditMessages.Question;
import jp.kakehashi.wire.AuditMessages.ViewingPage;
import org.jspecify.annotations.Nullable;

/// A look into the logs: what is asked, what was found, and whether the chains are whole. Nothing
/// is asked before there is a reason. Screen's thread only; needs no toolkit.
public final class RecordsViewModel {
    private final AdminDesk desk;
    private final UiTasks tasks;
    private final ObservableList<RecordLine> lines = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable ChainState> chain = new SimpleObjectProperty<>();
    private final ObjectProperty<Map<String, Label>> ledgers = new SimpleObjectProperty<>(Map.of());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private boolean asked;
    private boolean more;

    /// Nothing is asked yet.
    public RecordsViewModel(AdminDesk desk, UiTasks tasks) {
        this.desk = desk;
        this.tasks = tasks;
    }

    /// Which log is looked into.
    public enum Log {
        VIEWINGS,
        ACTS
    }

    /// Learns what the ledgers are called.
    public void load() {
        tasks.run(desk.service()::ledgerNames)
                .onSuccess(found -> ledgers.set(new TreeMap<>(found)))
                .onProblem(problem::set);
    }

    /// Looks for what the fields say; the row by its id or its address on paper.
    public void search(Log log, Fields fields) {
        Question question;
        try {
            question = fields.question();
        } catch (ProblemException e) {
            problem.set(e.problem());
            return;
        }
        problem.set(null);
        busy.set(true);
        AdminService service = desk.service();
        RecordWords words = new RecordWords(desk, ledgers.get());
        tasks.run(
                        () ->
                                log == Log.VIEWINGS
                                        ? found(words, service.viewings(question))
                                        : found(words, service.acts(question)))
                .onSuccess(
                        found -> {
                            asked = true;
                            more = found.more();
                            lines.setAll(found.lines());
                        })
                .onProblem(problem::set)
                .onFinished(() -> busy.set(false));
    }

    private record Found(List<RecordLine> lines, boolean more) {}

    private static Found found(RecordWords words, ViewingPage page) {
        return new Found(
                page.lines().stream().map(l -> words.line(l, page.names())).toList(), page.more());
    }

    private static Found found(RecordWords words, ActPage page) {
        return new Found(
                page.lines().stream().map(l -> words.line(l, page.names())).toList(), page.more());
    }

    /// Has every chain checked.
    public void check() {
        problem.set(null);
        busy.set(true);
        tasks.run(desk.service()::checkChains)
                .onSuccess(chain::set)
                .onProblem(problem::set)
                .onFinished(() -> busy.set(false));
    }

    /// What somebody typed.
    public record Fields(
            String staff,
            String kind,
            String ledger,
            String row,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            String reason) {

        Question question() {
            if (reason.isBlank()) {
                throw Problem.invalid("problem.audit.reason", 200).asException();
            }
            return new Question(
                    staff.isBlank() ? null : staff.strip(),
                    kind.isEmpty() ? null : kind,
                    ledger.isEmpty() ? null : ledger,
                    rowId(row.strip()),
                    from,
                    until,
                    reason.strip());
        }

        private static @Nullable UUID rowId(String typed) {
            if (typed.isEmpty()) {
                return null;
            }
            var link = RowLink.parse(typed);
            if (link.isPresent()) {
                return link.get().row();
            }
            try {
                return UUID.fromString(typed);
            } catch (IllegalArgumentException e) {
                throw Problem.invalid("problem.audit.row").asException();
            }
        }
    }

    /// What was found, the newest first.
    public ObservableList<RecordLine> lines() {
        return lines;
    }

    /// Whether something was looked for.
    public boolean asked() {
        return asked;
    }

    /// Whether older ones match too.
    public boolean more() {
        return more;
    }

    /// What the ledgers are called.
    public ObjectProperty<Map<String, Label>> ledgersProperty() {
        return ledgers;
    }

    /// What the last check said.
    public ObjectProperty<@Nullable ChainState> chainProperty() {
        return chain;
    }

    /// What went wrong last.
    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    /// Whether head office is being asked.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
