package jp.kakehashi.sync.line;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.comments.CommentAct;
import jp.kakehashi.wire.AccountMessages;
import jp.kakehashi.wire.CommentMessages;
import jp.kakehashi.wire.DeviceKey;
import jp.kakehashi.wire.FileMessages;
import jp.kakehashi.wire.IdentityMessages;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Messages;
import jp.kakehashi.wire.PresenceMessages;
import org.jspecify.annotations.Nullable;

/// Head office over HTTPS, trusting only the pinned authority. Every call ends within
/// `timeoutMillis`, a snapshot as long as it makes progress; answers longer than the bounds are
/// refused. The session's token is held in memory only.
public final class HttpHeadOffice implements HeadOffice {
    private final ServerLine line;
    private final Json json = new Json();

    /// A line to `server`, an `https` address without path.
    public HttpHeadOffice(URI server, PinnedAuthority authority, long timeoutMillis) {
        this.line = new ServerLine(server, authority.context(), timeoutMillis, null);
    }

    @Override
    public Messages.SignedIn signIn(Messages.SignIn request, DeviceKey key) {
        return line.signIn(request, key);
    }

    /// Opens a session by what the city's provider answered.
    public Messages.SignedIn signIn(
            Messages.SignIn desk, IdentityMessages.Answer answer, DeviceKey key) {
        return line.signIn(desk, answer, key);
    }

    /// Whether the server lets people in by the city's provider.
    public boolean cityIdentity() {
        return line.call("GET", "/api/sign-in/ways", null, IdentityMessages.Ways.class)
                .cityIdentity();
    }

    /// Whether anybody answers there now, in the right wire version and with the right certificate.
    public boolean reachable() {
        try {
            line.call("GET", "/api/health", null, Messages.Health.class);
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    /// Whether the server still waits for its first administrator.
    public boolean firstAdministratorDue() {
        return line.call(
                        "GET",
                        "/api/first-administrator",
                        null,
                        Messages.FirstAdministratorDue.class)
                .due();
    }

    /// Makes the server's first administrator with the code it showed at its first start.
    public void firstAdministrator(Messages.FirstAdministrator request) {
        line.send("POST", "/api/first-administrator", request);
    }

    @Override
    public void changePassword(AccountMessages.ChangePassword request) {
        line.send("POST", "/api/password", request);
    }

    @Override
    public List<LedgerDefinition> definitions() {
        return line.call("GET", "/api/ledgers", null, Messages.Definitions.class).definitions();
    }

    @Override
    public void publish(LedgerDefinition definition, @Nullable String text) {
        line.send("POST", "/api/ledgers", new Messages.Publish(definition, text));
    }

    @Override
    public Messages.DefinitionText definitionText(LedgerId ledger) {
        return line.call(
                "GET", ledger(ledger) + "/definition", null, Messages.DefinitionText.class);
    }

    @Override
    public List<Messages.Outcome> push(LedgerId ledger, List<Change> changes) {
        return line.call(
                        "POST",
                        ledger(ledger) + "/push",
                        new Messages.Push(changes),
                        Messages.PushResult.class)
                .outcomes();
    }

    /// While head office works on one batch, the next is read and put into words.
    @Override
    public void push(
            LedgerId ledger,
            Iterator<List<Change>> batches,
            Consumer<List<Messages.Outcome>> told) {
        HttpRequest next = pushOf(ledger, batches);
        CompletableFuture<HttpResponse<byte[]>> underWay = next == null ? null : line.start(next);
        while (underWay != null) {
            next = pushOf(ledger, batches);
            byte[] answer = line.answer(underWay);
            underWay = next == null ? null : line.start(next);
            boolean goesOn = false;
            try {
                told.accept(json.read(answer, Messages.PushResult.class).outcomes());
                goesOn = true;
            } finally {
                if (!goesOn && underWay != null) {
                    underWay.cancel(true);
                }
            }
        }
    }

    private @Nullable HttpRequest pushOf(LedgerId ledger, Iterator<List<Change>> batches) {
        return batches.hasNext()
                ? line.request("POST", ledger(ledger) + "/push", new Messages.Push(batches.next()))
                : null;
    }

    @Override
    public Messages.Page changes(LedgerId ledger, long after, int limit) {
        String query = "/changes?after=" + after + "&limit=" + limit;
        return line.call("GET", ledger(ledger) + query, null, Messages.Page.class);
    }

    @Override
    public void snapshot(LedgerId ledger, SnapshotReceiver receiver) {
        try (InputStream in = line.open(ledger(ledger) + "/snapshot")) {
            new SnapshotLines(json).read(in, receiver);
        } catch (IOException e) {
            throw Answers.failure(e);
        }
    }

    @Override
    public List<AcceptedChange> rowHistory(LedgerId ledger, UUID row, String purpose) {
        String path = row(ledger, row) + "/history?purpose=" + encode(purpose);
        return line.call("GET", path, null, Messages.RowHistory.class).changes();
    }

    @Override
    public List<Messages.ImportEntry> imports(LedgerId ledger) {
        return line.call("GET", ledger(ledger) + "/imports", null, Messages.Imports.class)
                .imports();
    }

    @Override
    public List<Messages.ImportRun> importRuns(LedgerId ledger) {
        return line.call("GET", ledger(ledger) + "/imports/runs", null, Messages.ImportRuns.class)
                .runs();
    }

    @Override
    public Messages.ImportUndo importUndo(LedgerId ledger, UUID id) {
        return line.call("GET", undo(ledger, id), null, Messages.ImportUndo.class);
    }

    @Override
    public Messages.ImportUndone undoImport(LedgerId ledger, UUID id) {
        return line.call("POST", undo(ledger, id), null, Messages.ImportUndone.class);
    }

    private static String undo(LedgerId ledger, UUID id) {
        return ledger(ledger) + "/imports/" + id + "/undo";
    }

    @Override
    public FileMessages.FileState sendFile(
            LedgerId ledger, UUID file, FileMessages.FilePiece piece) {
        String path = ledger(ledger) + "/files/" + file;
        return line.call("PUT", path, piece, FileMessages.FileState.class);
    }

    @Override
    public void keepOriginal(LedgerId ledger, UUID taken, FileMessages.Original file) {
        line.send("PUT", original(ledger, taken), file);
    }

    @Override
    public void original(LedgerId ledger, UUID taken, OutputStream out) {
        copy(original(ledger, taken), out);
    }

    @Override
    public void destroyOriginal(LedgerId ledger, UUID taken) {
        line.call("DELETE", original(ledger, taken), null, Map.class);
    }

    private static String original(LedgerId ledger, UUID taken) {
        return ledger(ledger) + "/imports/" + taken + "/original";
    }

    @Override
    public void file(LedgerId ledger, UUID row, UUID file, String purpose, OutputStream out) {
        copy(row(ledger, row) + "/files/" + file + "?purpose=" + encode(purpose), out);
    }

    @Override
    public void destroyFile(LedgerId ledger, UUID row, UUID file, String purpose) {
        String path = row(ledger, row) + "/files/" + file + "?purpose=" + encode(purpose);
        line.call("DELETE", path, null, Map.class);
    }

    private void copy(String path, OutputStream out) {
        try (InputStream in = line.open(path)) {
            in.transferTo(out);
        } catch (IOException e) {
            throw Answers.failure(e);
        }
    }

    @Override
    public void viewings(List<Messages.Viewing> viewings) {
        line.send("POST", "/api/viewings", new Messages.Viewings(viewings));
    }

    @Override
    public Messages.SignedViewings viewingsHead() {
        return line.call("GET", "/api/viewings/head", null, Messages.SignedViewings.class);
    }

    @Override
    public void setSealed(LedgerId ledger, UUID row, FieldId field, String value, String purpose) {
        line.send(
                "PUT",
                row(ledger, row) + "/sealed/" + field,
                new Messages.SetSealed(value, purpose));
    }

    @Override
    public String reveal(LedgerId ledger, UUID row, FieldId field, String purpose) {
        String path = row(ledger, row) + "/sealed/" + field + "/reveal";
        return line.call("POST", path, new Messages.Reveal(purpose), Messages.Revealed.class)
                .value();
    }

    @Override
    public List<PresenceMessages.Standing> stand(LedgerId ledger, PresenceMessages.Place place) {
        String path = ledger(ledger) + "/presence";
        return line.call("PUT", path, place, PresenceMessages.People.class).people();
    }

    @Override
    public void leave(LedgerId ledger) {
        line.call("DELETE", ledger(ledger) + "/presence", null, Map.class);
    }

    @Override
    public List<Messages.Outcome> comments(List<CommentAct> acts) {
        CommentMessages.Acts sent = new CommentMessages.Acts(acts);
        return line.call("POST", "/api/comments", sent, Messages.PushResult.class).outcomes();
    }

    @Override
    public CommentMessages.Told comments(long after) {
        return line.call("GET", "/api/comments?after=" + after, null, CommentMessages.Told.class);
    }

    @Override
    public LiveLine live(LiveListener listener) {
        LiveSocket live = new LiveSocket(json, listener);
        live.opened(line.socket("/api/live", live));
        return live;
    }

    @Override
    public Optional<ServerLine> calls() {
        return Optional.of(line);
    }

    @Override
    public void close() {
        line.close();
    }

    private static String ledger(LedgerId ledger) {
        return "/api/ledgers/" + ledger;
    }

    private static String row(LedgerId ledger, UUID row) {
        return ledger(ledger) + "/rows/" + row;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
