package jp.kakehashi.server.ledgers;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.records.Attachment;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.ImportMark;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.server.Peer;
import jp.kakehashi.server.ServerGround;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.wire.ApprovalMessages;
import jp.kakehashi.wire.FileMessages;
import jp.kakehashi.wire.MergeMessages;
import jp.kakehashi.wire.Messages;
import jp.kakehashi.wire.Messages.Outcome;
import jp.kakehashi.wire.PresenceMessages;
import jp.kakehashi.wire.Route;
import jp.kakehashi.wire.ServerFeature;
import jp.kakehashi.wire.WayOutMessages;
import jp.kakehashi.wire.YearMessages;

/// A ledger on a running server, with one row, and what belongs in the routes that lead to it.
public final class PublishedLedger {
    /// The hash of no bytes at all.
    private static final String NOTHING =
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    public final LedgerId id = Site.LEDGER;
    public final UUID row = UUID.randomUUID();
    private final UUID taken = UUID.randomUUID();
    private final UUID file = UUID.randomUUID();
    private final UUID origin = UUID.randomUUID();
    private final Peer peer;
    private final long seq;

    /// Publishes the ledger and creates its row as `peer`, an administrator.
    public PublishedLedger(Peer peer) {
        this.peer = peer;
        must("/api/ledgers", new Messages.Publish(definition(id)));
        ChangeNote note = ChangeNote.NONE.from(new ImportMark(taken, "占用R8.xlsx"));
        put("/api/ledgers/" + id + "/files/" + file, piece(Site.field("files")));
        put("/api/ledgers/" + id + "/files/" + origin, piece(FileMessages.ORIGINAL));
        String kept = empty(file);
        Change create =
                change(
                        ChangeKind.CREATE,
                        row,
                        note,
                        "permit",
                        "P-0",
                        "name",
                        "髙橋 一郎",
                        "files",
                        kept);
        this.seq = push(create).getFirst().seq();
    }

    public static ServerFeature feature(ServerGround ground) {
        return new LedgersFeature(ground, LedgerStores.create());
    }

    public static LedgerDefinition definition(LedgerId id) {
        String text =
                Site.DEFINITION
                        .replace("ledger: permits", "ledger: " + id)
                        .replace("roles: [number]", "roles: [administrator, keeper]");
        return new DefinitionYaml().read(text + "  - {id: files, name: 添付, type: attachments}\n");
    }

    /// A message that `method` on `path` accepts; `{}` where the route is none of a ledger's.
    public String body(String method, String path) {
        return peer.json.text(
                switch (method + " " + path.replaceFirst("/api/ledgers/\\{ledger}", "")) {
                    case "POST /api/ledgers" ->
                            new Messages.Publish(
                                    definition(
                                            new LedgerId(
                                                    "l" + UUID.randomUUID().toString().charAt(0))));
                    case "POST /push" -> someChanges();
                    case "PUT /files/{file}" -> piece(Site.field("files"));
                    case "PUT /imports/{import}/original" ->
                            new FileMessages.Original(empty(origin), false);
                    case "PUT /rows/{row}/sealed/{field}" ->
                            new Messages.SetSealed("123456789018", "届出の受付");
                    case "POST /rows/{row}/sealed/{field}/reveal" -> new Messages.Reveal("本人確認");
                    case "POST /approvals" -> draft();
                    case "POST /approvals/{approval}" -> signature();
                    case "POST /api/stand-ins" -> standIn();
                    case "POST /years/{year}" -> new YearMessages.Close(UUID.randomUUID(), false);
                    case "POST /years/{year}/reopen" -> new YearMessages.Reopen("訂正");
                    case "POST /merges" -> merge();
                    case "PUT /ways-out/{way}" ->
                            new WayOutMessages.NewWayOut(
                                    WayOutMessages.WayKind.OPEN_DATA, "公開", 0, "", null);
                    case "POST /years/{year}/destruction" ->
                            new YearMessages.Propose(UUID.randomUUID());
                    case "POST /years/lists/{list}" -> new YearMessages.Decide(true, NOTHING);
                    case "PUT /presence" -> PresenceMessages.Place.NOWHERE;
                    case "POST /api/viewings" -> viewings();
                    case "POST /api/audit/verify" -> verify();
                    default -> Map.of();
                });
    }

    /// `path` with this ledger, its row and its sealed field in their places.
    public String place(String path) {
        return path.replace("{ledger}", id.value())
                .replace("{row}", row.toString())
                .replace("{field}", "my_number")
                .replace("{import}", taken.toString())
                .replace("{year}", "2026")
                .replace("{file}", file.toString())
                .replace("{approval}", taken.toString())
                .replace("{merge}", taken.toString())
                .replace("{way}", taken.toString())
                .replace("{list}", taken.toString())
                .replace("{first}", row.toString())
                .replace("{second}", taken.toString());
    }

    /// What a route of this ledger answers to `as`, with a message that it takes from others.
    public HttpResponse<String> ask(Peer as, Route route) {
        String body = route.method().equals("GET") ? null : body(route.method(), route.path());
        return as.send(route.method(), place(route.path()) + "?purpose=a", body);
    }

    public Change change(ChangeKind kind, UUID on, String... cells) {
        return change(kind, on, ChangeNote.NONE, cells);
    }

    public Change change(ChangeKind kind, UUID on, ChangeNote note, String... cells) {
        List<Edit> edits = new ArrayList<>(Site.edits(seq, cells));
        return new Change(
                UUID.randomUUID(),
                id,
                on,
                kind,
                edits,
                kind == ChangeKind.CREATE ? 0 : seq,
                1,
                new Author(
                        peer.signedIn.actor().staff(),
                        peer.signedIn.actor().name(),
                        peer.signedIn.actor().office(),
                        peer.device),
                Instant.parse("2026-07-01T00:00:00Z"),
                note,
                null);
    }

    public List<Outcome> push(Change... changes) {
        String body = must("/api/ledgers/" + id + "/push", new Messages.Push(List.of(changes)));
        return peer.json.read(body, Messages.PushResult.class).outcomes();
    }

    public Messages.Viewings viewings() {
        return new Messages.Viewings(
                List.of(
                        new Messages.Viewing(
                                UUID.randomUUID(),
                                Instant.parse("2026-07-01T00:00:00Z"),
                                id,
                                "card",
                                "窓口の相談",
                                List.of(row))));
    }

    private ApprovalMessages.Draft draft() {
        var seen = new ApprovalMessages.SeenRow(row, seq);
        UUID act = UUID.randomUUID();
        return new ApprovalMessages.Draft(act, taken, "占用", null, null, null, List.of(seen));
    }

    private MergeMessages.Merge merge() {
        UUID act = UUID.randomUUID();
        return new MergeMessages.Merge(act, row, seq, taken, seq, List.of(Site.field("fee")));
    }

    private static ApprovalMessages.Act signature() {
        return new ApprovalMessages.Act(
                UUID.randomUUID(), "APPROVE", "chief", false, null, NOTHING);
    }

    private static ApprovalMessages.NewStandIn standIn() {
        LocalDate day = LocalDate.of(2026, 7, 1);
        return new ApprovalMessages.NewStandIn(UUID.randomUUID(), "chief", "admin", day, day);
    }

    private Messages.Push someChanges() {
        return new Messages.Push(
                List.of(
                        change(ChangeKind.EDIT, row, "fee", "1200", "place", "馬場町"),
                        change(
                                ChangeKind.CREATE,
                                UUID.randomUUID(),
                                "permit",
                                "P-" + UUID.randomUUID(),
                                "name",
                                "佐藤 花子"),
                        change(ChangeKind.DELETE, row),
                        change(ChangeKind.RESTORE, row)));
    }

    private Messages.Verify verify() {
        var page = peer.get("/api/ledgers/" + id + "/changes?limit=1");
        return new Messages.Verify(
                List.of(peer.json.read(page.body(), Messages.Page.class).head()));
    }

    private static FileMessages.FilePiece piece(FieldId field) {
        return new FileMessages.FilePiece(field, 0, NOTHING, 0, "");
    }

    private static String empty(UUID file) {
        return Attachment.text(List.of(new Attachment(file, "空.txt", 0, NOTHING, "text/plain")));
    }

    private void put(String path, Object body) {
        var response = peer.send("PUT", path, peer.json.text(body));
        if (response.statusCode() != 200) {
            throw new AssertionError(path + ": " + response.body());
        }
    }

    private String must(String path, Object body) {
        var response = peer.post(path, body);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + ": " + response.body());
        }
        return response.body();
    }
}
