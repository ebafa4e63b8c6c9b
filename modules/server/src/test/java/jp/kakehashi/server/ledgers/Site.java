package jp.kakehashi.server.ledgers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.World;
import jp.kakehashi.server.ServerGround;
import jp.kakehashi.server.SettableClock;
import jp.kakehashi.server.authority.Authority;
import jp.kakehashi.server.live.LiveHub;
import jp.kakehashi.server.staffing.Staffing;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Messages;
import jp.kakehashi.wire.Messages.Outcome;
import jp.kakehashi.wire.Reply;
import jp.kakehashi.wire.RouteCalls;

/// The ledgers of a server without its port: calls go straight to the routes' handlers, every
/// message through JSON.
final class Site {
    static final LedgerId LEDGER = new LedgerId("permits");
    static final String DEFINITION =
            """
            ledger: permits
            version: 1
            name: {ja: 許可台帳, en: Permits}
            owner: civil
            authorsResolve: false
            personal: true
            read: {roles: [keeper, viewer, administrator]}
            write: {roles: [keeper, administrator]}
            fields:
              - {id: number, name: {ja: 番号, en: Number}, type: auto_number, numbers: "R{year}-{n:4}"}
              - {id: permit, name: {ja: 許可番号, en: Permit}, type: text, unique: true}
              - {id: name, name: {ja: 氏名, en: Name}, type: person, required: true}
              - {id: fee, name: {ja: 占用料, en: Fee}, type: yen, min: "0", max: "1000000"}
              - {id: place, name: {ja: 場所, en: Place}, type: text}
              - id: secret
                name: {ja: 内部, en: Internal}
                type: text
                read: {sections: [civil]}
                write: {sections: [civil]}
              - id: my_number
                name: {ja: 個人番号, en: Individual Number}
                type: text
                individualNumber: true
                read: {roles: [number]}
                write: {roles: [number]}
            """;

    final SettableClock clock = new SettableClock();
    final Json json = new Json();
    final LedgerStores stores = LedgerStores.create();
    final Database database;
    final Database training;
    final Authority authority;
    final LedgersFeature feature;
    final Set<String> lostRights = ConcurrentHashMap.newKeySet();
    final CallerSession keeper = caller("1001", "civil", "keeper");
    final CallerSession other = caller("2002", "citizen", "keeper");
    final CallerSession viewer = caller("3003", "citizen", "viewer");
    final CallerSession stranger = caller("4004", "tax");
    final CallerSession owner = caller("5005", "civil", "viewer");
    final CallerSession administrator = caller("9009", "staff", "administrator");
    final CallerSession numbers = caller("6006", "civil", "keeper", "number");

    Site(Path dir, Database database, Database training) {
        this.database = database;
        this.training = training;
        this.authority = new Authority(dir.resolve("authority"), List.of("127.0.0.1"), clock);
        Staffing staffing =
                new Staffing() {
                    @Override
                    public boolean rightsStand(CallerSession caller) {
                        return !lostRights.contains(caller.actor().staff());
                    }

                    @Override
                    public List<Holder> holders() {
                        return List.of(
                                new Holder("7007", "職員7007", "civil/head", null, null),
                                new Holder("1001", "職員1001", "keeper", null, null));
                    }
                };
        ServerGround ground =
                new ServerGround(
                        dir,
                        clock,
                        json,
                        world -> world == World.PRODUCTION ? database : training,
                        authority,
                        new LiveHub(json),
                        staffing);
        this.feature = new LedgersFeature(ground, stores);
    }

    static LedgerDefinition definition() {
        return new DefinitionYaml().read(DEFINITION);
    }

    Site published() {
        publish(administrator, definition());
        return this;
    }

    CallerSession caller(String staff, String section, String... roles) {
        Actor actor = new Actor(staff, "職員" + staff, "honsho", section, Set.of(roles));
        return new CallerSession(
                actor, "pc-" + staff, World.PRODUCTION, clock.instant().plusSeconds(3600));
    }

    void publish(CallerSession caller, LedgerDefinition definition) {
        call(caller, "POST", "/api/ledgers", new Messages.Publish(definition), Map.of());
    }

    List<Outcome> push(CallerSession caller, Change... changes) {
        Messages.Push push = new Messages.Push(List.of(changes));
        Reply reply = call(caller, "POST", "/api/ledgers/{ledger}/push", push, Map.of());
        return ((Messages.PushResult) body(reply)).outcomes();
    }

    /// Pushes one change that has to be accepted.
    long accept(CallerSession caller, Change change) {
        Outcome outcome = push(caller, change).getFirst();
        if (outcome.problem() != null) {
            throw new AssertionError(outcome.problem().toString());
        }
        return outcome.seq();
    }

    /// The key of the problem with which a change comes back.
    String returned(CallerSession caller, Change change) {
        Outcome outcome = push(caller, change).getFirst();
        return outcome.problem() == null ? "accepted" : outcome.problem().key();
    }

    Messages.Page page(CallerSession caller, long after) {
        Map<String, String> query = Map.of("after", "" + after, "limit", "1000");
        return (Messages.Page)
                body(call(caller, "GET", "/api/ledgers/{ledger}/changes", null, query));
    }

    List<String> snapshot(CallerSession caller) {
        Reply reply = call(caller, "GET", "/api/ledgers/{ledger}/snapshot", null, Map.of());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ((Reply.Stream) reply).writer().writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Arrays.asList(out.toString(StandardCharsets.UTF_8).split("\n", -1));
    }

    Object body(Reply reply) {
        return ((Reply.Message) reply).body();
    }

    Reply call(
            CallerSession caller,
            String method,
            String path,
            Object body,
            Map<String, String> more) {
        Map<String, String> given = new HashMap<>(Map.of("ledger", LEDGER.value()));
        given.putAll(more);
        StringBuilder query = new StringBuilder();
        String place = path;
        for (Map.Entry<String, String> each : given.entrySet()) {
            String name = "{" + each.getKey() + "}";
            String text = URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8);
            if (path.contains(name)) {
                place = place.replace(name, text);
            } else {
                query.append(query.isEmpty() ? '?' : '&').append(each.getKey());
                query.append('=').append(text);
            }
        }
        return new RouteCalls(feature.routes(), caller).call(method, place + query, body);
    }

    static FieldId field(String name) {
        return new FieldId(name);
    }

    Change create(CallerSession by, UUID row, String... cells) {
        return change(by, row, ChangeKind.CREATE, 0, ChangeNote.NONE, null, edits(0, cells));
    }

    /// Edits cells that the author saw at `seen`.
    Change edit(CallerSession by, UUID row, long seen, String... cells) {
        return change(by, row, ChangeKind.EDIT, seen, ChangeNote.NONE, null, edits(seen, cells));
    }

    Change change(CallerSession by, UUID row, ChangeKind kind, long seen) {
        return change(by, row, kind, seen, ChangeNote.NONE, null, List.of());
    }

    Change resolve(CallerSession by, UUID row, UUID conflict, long seen, String... cells) {
        ChangeNote note = ChangeNote.because("現地で確認");
        return change(by, row, ChangeKind.RESOLVE, seen, note, conflict, edits(seen, cells));
    }

    Change change(
            CallerSession by,
            UUID row,
            ChangeKind kind,
            long seen,
            ChangeNote note,
            UUID conflict,
            List<Edit> edits) {
        return new Change(
                UUID.randomUUID(),
                LEDGER,
                row,
                kind,
                edits,
                seen,
                1,
                by.actor().on(by.device()),
                clock.instant(),
                note,
                conflict);
    }

    /// The same change as if made on that version of the definition.
    static Change under(int version, Change c) {
        return new Change(
                c.id(),
                c.ledger(),
                c.row(),
                c.kind(),
                c.edits(),
                c.seenRowSeq(),
                version,
                c.author(),
                c.madeAt(),
                c.note(),
                c.conflict());
    }

    static List<Edit> edits(long seen, String... cells) {
        List<Edit> edits = new ArrayList<>();
        for (int i = 0; i < cells.length; i += 2) {
            edits.add(new Edit(field(cells[i]), cells[i + 1], null, seen, null));
        }
        return edits;
    }
}
