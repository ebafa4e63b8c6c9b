package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.records.Attachment;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowState;
import jp.kakehashi.records.comments.CommentAct;
import jp.kakehashi.records.comments.PlacedAct;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.CommentMessages;
import jp.kakehashi.wire.FileMessages.FilePiece;
import jp.kakehashi.wire.MergeMessages.Distinct;
import jp.kakehashi.wire.MergeMessages.Merge;
import jp.kakehashi.wire.MergeMessages.Merged;
import jp.kakehashi.wire.MergeMessages.Pair;
import jp.kakehashi.wire.MergeMessages.Undone;
import jp.kakehashi.wire.Messages;
import jp.kakehashi.wire.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Two rows of the same person, rows that point to one of them, and what is asked of head office.
abstract class MergeSite {
    static final String MERGES = "/api/ledgers/{ledger}/merges";
    static final String DISTINCT = "/api/ledgers/{ledger}/distinct";
    static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    static final LedgerId VISITS = new LedgerId("visits");
    static final LedgerId TAXES = new LedgerId("taxes");
    static final String MORE =
            """
              - {id: files, name: 添付, type: attachments}
              - {id: partner, name: 配偶者, type: link, link: {ledger: permits, shows: name}}
            """;
    static final String POINTING =
            """
            ledger: visits
            version: 1
            name: {ja: 訪問, en: Visits}
            owner: civil
            authorsResolve: false
            personal: false
            read: {roles: [keeper]}
            write: {sections: [civil]}
            fields:
              - {id: who, name: 誰, type: link, link: {ledger: permits, shows: name}}
            """;

    @TempDir Path dir;
    Site site;
    CallerSession taxes;
    final UUID kept = UUID.randomUUID();
    final UUID other = UUID.randomUUID();

    abstract Database database();

    static LedgerDefinition permits() {
        return new DefinitionYaml().read(Site.DEFINITION + MORE);
    }

    static LedgerDefinition visits() {
        return new DefinitionYaml().read(POINTING);
    }

    static LedgerDefinition taxes() {
        return new DefinitionYaml()
                .read(
                        POINTING.replace("ledger: visits", "ledger: taxes")
                                .replace("sections: [civil]", "sections: [tax]"));
    }

    @BeforeEach
    void open() {
        site = new Site(dir, database(), Databases.inMemory());
        taxes = site.caller("8008", "tax", "keeper");
        List.of(permits(), visits(), taxes()).forEach(d -> site.publish(site.administrator, d));
        make(kept, "permit", "P-1", "name", "高橋 一郎", "place", "本町");
        make(other, "permit", "P-2", "name", "髙橋 一郎", "fee", "1200");
    }

    @AfterEach
    void close() {
        site.database.close();
        site.training.close();
        site.feature.close();
    }

    void make(UUID row, String... cells) {
        site.accept(site.keeper, site.create(site.keeper, row, cells));
    }

    UUID pointing(CallerSession by, LedgerId ledger, UUID to) {
        UUID row = UUID.randomUUID();
        Change made = site.create(by, row, "who", to.toString());
        Change here =
                new Change(
                        made.id(),
                        ledger,
                        row,
                        made.kind(),
                        made.edits(),
                        0,
                        1,
                        made.author(),
                        made.madeAt(),
                        ChangeNote.NONE,
                        null);
        Reply reply =
                site.call(
                        by,
                        "POST",
                        "/api/ledgers/{ledger}/push",
                        new Messages.Push(List.of(here)),
                        Map.of("ledger", ledger.value()));
        assertNull(((Messages.PushResult) site.body(reply)).outcomes().getFirst().problem());
        return row;
    }

    RowState state(LedgerDefinition definition, UUID row) {
        return site.database
                .read(db -> site.stores.tables().row(db, definition, row))
                .orElseThrow()
                .state();
    }

    RowState state(UUID row) {
        return state(permits(), row);
    }

    Merge sent(String... taken) {
        return new Merge(
                UUID.randomUUID(),
                kept,
                state(kept).seq(),
                other,
                state(other).seq(),
                List.of(taken).stream().map(Site::field).toList());
    }

    Merged merge(CallerSession by, Merge sent) {
        return (Merged) site.body(site.call(by, "POST", MERGES, sent, Map.of()));
    }

    Undone undo(CallerSession by, UUID id) {
        Map<String, String> names = Map.of("merge", id.toString());
        return (Undone) site.body(site.call(by, "DELETE", MERGES + "/{merge}", null, names));
    }

    String refused(CallerSession by, Merge sent) {
        RowState before = state(kept);
        RowState beside = state(other);
        String key = Refusal.of(() -> merge(by, sent));
        assertEquals(before, state(kept), "nothing is half done");
        assertEquals(beside, state(other), "nothing is half done");
        return key;
    }

    String lastReason(UUID row) {
        return site.database
                .read(db -> site.stores.history().byRow(db, Site.LEDGER, row))
                .getLast()
                .change()
                .note()
                .reason();
    }

    CommentAct say(UUID row, UUID thread, String words) {
        UUID id = UUID.randomUUID();
        return new CommentAct(
                id,
                Site.LEDGER,
                row,
                null,
                thread == null ? id : thread,
                CommentAct.Kind.SAY,
                words,
                null,
                site.keeper.actor().on(site.keeper.device()),
                site.clock.instant());
    }

    String said(CommentAct act) {
        var acts = new CommentMessages.Acts(List.of(act));
        var told = site.body(site.call(site.keeper, "POST", "/api/comments", acts, Map.of()));
        var problem = ((Messages.PushResult) told).outcomes().getFirst().problem();
        return problem == null ? "accepted" : problem.key();
    }

    List<PlacedAct> told(long after) {
        Map<String, String> query = Map.of("after", "" + after);
        return ((CommentMessages.Told)
                        site.body(site.call(site.keeper, "GET", "/api/comments", null, query)))
                .acts();
    }

    long lastTold() {
        return told(0).getLast().seq();
    }

    /// What is told about a row, in its order.
    List<String> talk(UUID row) {
        return told(0).stream()
                .filter(each -> each.act().row().equals(row))
                .map(each -> each.act().text())
                .toList();
    }

    void read(UUID row, UUID file) {
        Map<String, String> names =
                Map.of("row", row.toString(), "file", file.toString(), "purpose", "照会");
        site.call(site.keeper, "GET", "/api/ledgers/{ledger}/rows/{row}/files/{file}", null, names);
    }

    List<UUID> files(UUID row) {
        return Attachment.list(state(row).value(Site.field("files"))).orElseThrow().stream()
                .map(Attachment::blob)
                .toList();
    }

    UUID attached(UUID row, String name) {
        UUID file = UUID.randomUUID();
        FilePiece piece = new FilePiece(Site.field("files"), 0, EMPTY, 0, "");
        Map<String, String> names = Map.of("file", file.toString());
        site.call(site.keeper, "PUT", "/api/ledgers/{ledger}/files/{file}", piece, names);
        String cell = Attachment.text(List.of(new Attachment(file, name, 0, EMPTY, "text/plain")));
        long seq = state(row).seq();
        site.accept(site.keeper, site.edit(site.keeper, row, seq, "files", cell));
        return file;
    }

    List<Pair> pairs() {
        return ((Distinct) site.body(site.call(site.keeper, "GET", DISTINCT, null, Map.of())))
                .pairs();
    }

    void distinct(String method, UUID first, UUID second) {
        Map<String, String> names = Map.of("first", first.toString(), "second", second.toString());
        site.call(site.keeper, method, DISTINCT + "/{first}/{second}", null, names);
    }
}
