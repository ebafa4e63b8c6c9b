package jp.kakehashi.sync;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.comments.CommentAct;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.wire.AccountMessages;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.CommentMessages;
import jp.kakehashi.wire.DeviceKey;
import jp.kakehashi.wire.FileMessages;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Messages;
import jp.kakehashi.wire.Reply;
import jp.kakehashi.wire.Route;
import jp.kakehashi.wire.RouteCalls;
import jp.kakehashi.wire.SnapshotLine;
import org.jspecify.annotations.Nullable;

/// The real routes of the server without a port: every message still goes through its JSON.
final class RouteHeadOffice implements HeadOffice {
    private final RouteCalls calls;
    private final Json json = new Json();

    RouteHeadOffice(List<Route> routes, CallerSession caller) {
        this.calls = new RouteCalls(routes, caller);
    }

    @Override
    public Messages.SignedIn signIn(Messages.SignIn request, DeviceKey key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void changePassword(AccountMessages.ChangePassword request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<LedgerDefinition> definitions() {
        return call("GET", "/api/ledgers", null, Messages.Definitions.class).definitions();
    }

    @Override
    public void publish(LedgerDefinition definition, String text) {
        bytes("POST", "/api/ledgers", new Messages.Publish(definition, text));
    }

    @Override
    public Messages.DefinitionText definitionText(LedgerId ledger) {
        String path = "/api/ledgers/" + ledger + "/definition";
        return call("GET", path, null, Messages.DefinitionText.class);
    }

    @Override
    public List<Messages.Outcome> push(LedgerId ledger, List<Change> changes) {
        String path = "/api/ledgers/" + ledger + "/push";
        return call("POST", path, new Messages.Push(changes), Messages.PushResult.class).outcomes();
    }

    @Override
    public Messages.Page changes(LedgerId ledger, long after, int limit) {
        String query = "/changes?after=" + after + "&limit=" + limit;
        return call("GET", "/api/ledgers/" + ledger + query, null, Messages.Page.class);
    }

    @Override
    public void snapshot(LedgerId ledger, SnapshotReceiver receiver) {
        byte[] all = bytes("GET", "/api/ledgers/" + ledger + "/snapshot", null);
        String[] lines = new String(all, StandardCharsets.UTF_8).split("\n");
        Messages.SnapshotStart start = json.read(lines[0], Messages.SnapshotStart.class);
        receiver.start(start);
        for (int i = 1; i <= start.rows(); i++) {
            receiver.row(json.read(lines[i], SnapshotLine.class).row(start.definition()));
        }
    }

    @Override
    public List<Messages.ImportEntry> imports(LedgerId ledger) {
        String path = "/api/ledgers/" + ledger + "/imports";
        return call("GET", path, null, Messages.Imports.class).imports();
    }

    @Override
    public List<Messages.ImportRun> importRuns(LedgerId ledger) {
        return call(
                        "GET",
                        "/api/ledgers/" + ledger + "/imports/runs",
                        null,
                        Messages.ImportRuns.class)
                .runs();
    }

    @Override
    public Messages.ImportUndo importUndo(LedgerId ledger, UUID id) {
        return call("GET", undo(ledger, id), null, Messages.ImportUndo.class);
    }

    @Override
    public Messages.ImportUndone undoImport(LedgerId ledger, UUID id) {
        return call("POST", undo(ledger, id), null, Messages.ImportUndone.class);
    }

    private static String undo(LedgerId ledger, UUID id) {
        return "/api/ledgers/" + ledger + "/imports/" + id + "/undo";
    }

    @Override
    public FileMessages.FileState sendFile(
            LedgerId ledger, UUID file, FileMessages.FilePiece piece) {
        String path = "/api/ledgers/" + ledger + "/files/" + file;
        return call("PUT", path, piece, FileMessages.FileState.class);
    }

    @Override
    public void keepOriginal(LedgerId ledger, UUID taken, FileMessages.Original file) {
        bytes("PUT", "/api/ledgers/" + ledger + "/imports/" + taken + "/original", file);
    }

    @Override
    public void original(LedgerId ledger, UUID taken, OutputStream out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void destroyOriginal(LedgerId ledger, UUID taken) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void file(LedgerId ledger, UUID row, UUID file, String purpose, OutputStream out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void destroyFile(LedgerId ledger, UUID row, UUID file, String purpose) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<AcceptedChange> rowHistory(LedgerId ledger, UUID row, String purpose) {
        String query = "/history?purpose=" + URLEncoder.encode(purpose, StandardCharsets.UTF_8);
        String path = "/api/ledgers/" + ledger + "/rows/" + row + query;
        return call("GET", path, null, Messages.RowHistory.class).changes();
    }

    @Override
    public void viewings(List<Messages.Viewing> viewings) {
        bytes("POST", "/api/viewings", new Messages.Viewings(viewings));
    }

    @Override
    public Messages.SignedViewings viewingsHead() {
        return call("GET", "/api/viewings/head", null, Messages.SignedViewings.class);
    }

    @Override
    public void setSealed(LedgerId ledger, UUID row, FieldId field, String value, String purpose) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String reveal(LedgerId ledger, UUID row, FieldId field, String purpose) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Messages.Outcome> comments(List<CommentAct> acts) {
        CommentMessages.Acts sent = new CommentMessages.Acts(acts);
        return call("POST", "/api/comments", sent, Messages.PushResult.class).outcomes();
    }

    @Override
    public CommentMessages.Told comments(long after) {
        return call("GET", "/api/comments?after=" + after, null, CommentMessages.Told.class);
    }

    @Override
    public LiveLine live(LiveListener listener) {
        throw jp.kakehashi.kernel.Problem.unavailable("problem.line.down").asException();
    }

    @Override
    public void close() {}

    private <T> T call(String method, String path, @Nullable Object body, Class<T> answer) {
        return json.read(bytes(method, path, body), answer);
    }

    private byte[] bytes(String method, String path, @Nullable Object body) {
        return switch (calls.call(method, path, body)) {
            case Reply.Message message -> json.bytes(message.body());
            case Reply.Stream stream -> streamed(stream);
        };
    }

    private static byte[] streamed(Reply.Stream stream) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            stream.writer().writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
