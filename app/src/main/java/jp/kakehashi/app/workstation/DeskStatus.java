package jp.kakehashi.app.workstation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowState;
import jp.kakehashi.sync.Leaving;
import jp.kakehashi.sync.SyncStatus;
import jp.kakehashi.sync.WorkSession;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.connection.ConnectionModel;
import jp.kakehashi.ui.connection.Link;
import jp.kakehashi.ui.connection.StatusReport;
import jp.kakehashi.ui.connection.StatusSource;

/// What the window says about sending and receiving, from the session's sync loop and outbox.
final class DeskStatus implements StatusSource, AutoCloseable {
    private final WorkSession session;
    private final LedgerService ledgers;
    private final ConnectionModel connection;
    private final Texts texts;
    private final UiTasks tasks;
    private final String server;
    private final Runnable stopListening;
    private final LedgerService.Subscription changes;

    /// Keeps `connection` up to date until closed. On the screen's thread.
    DeskStatus(
            WorkSession session,
            LedgerService ledgers,
            ConnectionModel connection,
            Texts texts,
            UiTasks tasks,
            String server) {
        this.session = session;
        this.ledgers = ledgers;
        this.connection = connection;
        this.texts = texts;
        this.tasks = tasks;
        this.server = server;
        this.stopListening = session.sync().onStatus(status -> tasks.onScreen(() -> show(status)));
        this.changes = ledgers.onChange(null, this::countReturned);
        show(session.sync().status());
        countReturned();
    }

    private void show(SyncStatus status) {
        connection.linkProperty().set(link(status.line()));
        connection.unsentProperty().set((int) Math.min(Integer.MAX_VALUE, status.unsent()));
        connection.freshAtProperty().set(status.dataAsOf());
        connection.offlineUntilProperty().set(session.offlineUntil().orElse(null));
    }

    private static Link link(SyncStatus.Line line) {
        return switch (line) {
            case ONLINE -> Link.ONLINE;
            case CONNECTING -> Link.CONNECTING;
            case OFFLINE -> Link.OFFLINE;
            case SIGN_IN_NEEDED, STOPPED -> Link.SIGNED_OUT;
        };
    }

    private void countReturned() {
        tasks.run(() -> ledgers.returned().size())
                .onSuccess(count -> connection.returnedProperty().set(count));
    }

    @Override
    public StatusReport report() {
        List<StatusReport.Waiting> waiting = new ArrayList<>();
        for (Leaving.LeavingEdit edit : session.leaving().edits()) {
            waiting.add(waiting(edit));
        }
        List<StatusReport.Returned> returned = new ArrayList<>();
        for (LedgerService.ReturnedEdit edit : ledgers.returned()) {
            LedgerDefinition definition = ledgers.definition(edit.ledger());
            returned.add(
                    new StatusReport.Returned(
                            edit.change().toString(),
                            name(definition),
                            edit.rowTitle(),
                            labels(definition, List.copyOf(edit.values().keySet())),
                            "",
                            edit.madeAt(),
                            Problem.invalid(edit.problemKey(), edit.problemArgs().toArray())));
        }
        return new StatusReport(waiting, returned, copies(), server);
    }

    // A page that anybody passing can read names fields, never what was written in them.
    private StatusReport.Waiting waiting(Leaving.LeavingEdit edit) {
        LedgerDefinition definition = ledgers.definition(edit.ledger());
        return new StatusReport.Waiting(
                name(definition),
                number(definition, edit.row()),
                labels(definition, edit.fields()),
                "",
                edit.madeAt());
    }

    /// The row by its number, provisional while it has none; never by a person's name.
    private String number(LedgerDefinition definition, UUID row) {
        return session.replica()
                .database()
                .read(db -> session.replica().stores().tables().row(db, definition, row))
                .map(stored -> number(definition, stored.state()))
                .orElse("");
    }

    private static String number(LedgerDefinition definition, RowState row) {
        return definition.fields().stream()
                .filter(f -> f.type() == FieldType.AUTO_NUMBER)
                .map(f -> row.values().get(f.id()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> Objects.requireNonNullElse(row.provisional(), ""));
    }

    private List<StatusReport.Copy> copies() {
        Instant fresh = session.sync().status().dataAsOf();
        return ledgers.ledgers().stream()
                .map(l -> new StatusReport.Copy(name(l.definition()), l.rows(), fresh))
                .toList();
    }

    private String name(LedgerDefinition definition) {
        return definition.label().in(texts.language().code());
    }

    private String labels(LedgerDefinition definition, List<FieldId> fields) {
        String language = texts.language().code();
        return String.join(
                language.equals("ja") ? "・" : ", ",
                fields.stream()
                        .map(
                                f ->
                                        definition
                                                .field(f)
                                                .map(d -> d.label().in(language))
                                                .orElse(f.value()))
                        .toList());
    }

    @Override
    public void connectNow() {
        session.sync().wake();
    }

    @Override
    public void dismiss(String returnedId) {
        ledgers.dismissReturned(UUID.fromString(returnedId));
    }

    @Override
    public void close() {
        changes.close();
        stopListening.run();
    }
}
