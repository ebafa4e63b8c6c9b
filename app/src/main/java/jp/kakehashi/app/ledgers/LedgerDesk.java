package jp.kakehashi.app.ledgers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.World;
import jp.kakehashi.wire.AccountMessages;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Messages;
import jp.kakehashi.wire.Messages.SnapshotRow;
import jp.kakehashi.wire.SnapshotLine;
import jp.kakehashi.wire.WayOutMessages;
import org.jspecify.annotations.Nullable;

/// Ledgers as a script handles them: whole. Blocking; for one thread. What the caller may not do is
/// thrown as {@link jp.kakehashi.kernel.ProblemException}.
public final class LedgerDesk implements AutoCloseable {
    private static final int BATCH = 1_000;

    private final ServerCalls calls;
    private final Actor actor;
    private final String device;
    private final Json json = new Json();

    /// Ledgers behind `calls`, for `actor` at `device`.
    public LedgerDesk(ServerCalls calls, Actor actor, String device) {
        this.calls = calls;
        this.actor = actor;
        this.device = device;
    }

    /// Ledgers behind `calls`, for whom their session is and at the device where it was opened.
    ///
    /// @param meant the world that its caller has in mind; a token of the other one is refused
    /// @throws jp.kakehashi.kernel.ProblemException `problem.session.*`
    public static LedgerDesk ofSession(ServerCalls calls, World meant) {
        AccountMessages.MySession mine =
                calls.call("GET", "/api/session", null, AccountMessages.MySession.class);
        if (mine.world() != meant) {
            throw Problem.refused("problem.session.other_world").asException();
        }
        return new LedgerDesk(calls, mine.actor(), mine.device());
    }

    /// For whom things are done.
    public Actor actor() {
        return actor;
    }

    /// As whom changes are signed.
    public Author author() {
        return actor.on(device);
    }

    /// The newest definition of every ledger that may be opened.
    public List<LedgerDefinition> definitions() {
        return calls.call("GET", "/api/ledgers", null, Messages.Definitions.class).definitions();
    }

    /// The newest definition of `ledger`.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.ledger.unknown`
    public LedgerDefinition definition(LedgerId ledger) {
        return definitions().stream()
                .filter(definition -> definition.id().equals(ledger))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("problem.ledger.unknown", ledger).asException());
    }

    /// Publishes a definition.
    public void publish(LedgerDefinition definition) {
        publish(definition, null);
    }

    /// Publishes a definition with the YAML that says it.
    public void publish(LedgerDefinition definition, @Nullable String text) {
        calls.call(
                "POST",
                "/api/ledgers",
                new Messages.Publish(definition, text),
                Messages.Definitions.class);
    }

    /// Sends changes in batches and returns their outcomes; `progress` is told how many are done.
    public List<Messages.Outcome> push(
            LedgerId ledger, List<Change> changes, Consumer<Integer> progress) {
        List<Messages.Outcome> outcomes = new ArrayList<>();
        for (int from = 0; from < changes.size(); from += BATCH) {
            List<Change> batch = changes.subList(from, Math.min(from + BATCH, changes.size()));
            outcomes.addAll(
                    calls.call(
                                    "POST",
                                    path(ledger) + "/push",
                                    new Messages.Push(batch),
                                    Messages.PushResult.class)
                            .outcomes());
            progress.accept(outcomes.size());
        }
        return outcomes;
    }

    /// The imports of `ledger`, newest first.
    public List<Messages.ImportEntry> imports(LedgerId ledger) {
        return calls.call("GET", path(ledger) + "/imports", null, Messages.Imports.class).imports();
    }

    /// What taking an import back would do now.
    public Messages.ImportUndo importUndo(LedgerId ledger, UUID id) {
        return calls.call("GET", undo(ledger, id), null, Messages.ImportUndo.class);
    }

    /// Takes an import back; returns how many rows went.
    public long undoImport(LedgerId ledger, UUID id) {
        long rows = 0;
        boolean more = true;
        while (more) {
            Messages.ImportUndone told =
                    calls.call("POST", undo(ledger, id), null, Messages.ImportUndone.class);
            rows += told.rows();
            more = told.more();
        }
        return rows;
    }

    private static String undo(LedgerId ledger, UUID id) {
        return path(ledger) + "/imports/" + id + "/undo";
    }

    /// The office's forms and recipes of `ledger`.
    public List<WayOutMessages.WayOut> waysOut(LedgerId ledger) {
        return calls.call("GET", path(ledger) + "/ways-out", null, WayOutMessages.WaysOut.class)
                .ways();
    }

    /// Every row as it stands at one moment, tombstones left out.
    public List<SnapshotRow> rows(LedgerId ledger) {
        List<SnapshotRow> rows = new ArrayList<>();
        calls.stream(
                path(ledger) + "/snapshot",
                in -> {
                    BufferedReader lines =
                            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
                    Messages.SnapshotStart start =
                            json.read(line(lines), Messages.SnapshotStart.class);
                    for (long i = 0; i < start.rows(); i++) {
                        SnapshotRow row =
                                json.read(line(lines), SnapshotLine.class).row(start.definition());
                        if (!row.row().deleted()) {
                            rows.add(row);
                        }
                    }
                    json.read(line(lines), Messages.SnapshotEnd.class);
                });
        return rows;
    }

    private static String line(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw new IOException("the snapshot broke off");
        }
        return line;
    }

    /// Everything that happened to a row, oldest first; the viewing is logged.
    public List<AcceptedChange> history(LedgerId ledger, UUID row, String purpose) {
        String query = "?purpose=" + URLEncoder.encode(purpose, StandardCharsets.UTF_8);
        return calls.call(
                        "GET",
                        path(ledger) + "/rows/" + row + "/history" + query,
                        null,
                        Messages.RowHistory.class)
                .changes();
    }

    /// At most `limit` accepted changes after `after`, in the ledger's order.
    public Messages.Page changes(LedgerId ledger, long after, int limit) {
        String query = "/changes?after=" + after + "&limit=" + limit;
        return calls.call("GET", path(ledger) + query, null, Messages.Page.class);
    }

    /// Logs that rows were looked at.
    public void viewed(Messages.Viewing viewing) {
        calls.call(
                "POST",
                "/api/viewings",
                new Messages.Viewings(List.of(viewing)),
                java.util.Map.class);
    }

    /// Verifies histories, rows and viewings, also against the heads that were `kept` elsewhere.
    public <T> T verify(Messages.Verify kept, Class<T> report) {
        return calls.call("POST", "/api/audit/verify", kept, report);
    }

    /// Opens what a workstation sealed when it was taken out of use; the opening is noted.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.sealed.unreadable`,
    ///     `problem.role.missing`
    public String unseal(byte[] sealed) {
        String text = Base64.getEncoder().encodeToString(sealed);
        return calls.call(
                        "POST",
                        "/api/sealed-edits/open",
                        new AccountMessages.SealedEdits(text),
                        AccountMessages.OpenedEdits.class)
                .content();
    }

    private static String path(LedgerId ledger) {
        return "/api/ledgers/" + ledger;
    }

    @Override
    public void close() {
        calls.close();
    }
}
