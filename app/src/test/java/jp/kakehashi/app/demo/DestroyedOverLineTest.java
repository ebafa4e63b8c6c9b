package jp.kakehashi.app.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.ledger.FindService;
import jp.kakehashi.ledger.LedgerService;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.ledger.LedgerServiceOnReplica;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.CityDirectory;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FiscalYear;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.World;
import jp.kakehashi.server.KakehashiServer;
import jp.kakehashi.server.config.PasswordCost;
import jp.kakehashi.server.config.ServerConfig;
import jp.kakehashi.server.ledgers.LedgersFeature;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.sync.SyncTiming;
import jp.kakehashi.sync.WorkSession;
import jp.kakehashi.sync.Workstation;
import jp.kakehashi.sync.line.PinnedAuthority;
import jp.kakehashi.sync.storage.replica.ReplicaSearch;
import jp.kakehashi.testkit.Waiting;
import jp.kakehashi.wire.AccountMessages.NewStaff;
import jp.kakehashi.wire.YearMessages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A branch whose line is cut goes on with rows that two persons destroy at head office meanwhile:
/// with the line they are gone from its PC, and what it had edited in them comes back by name.
class DestroyedOverLineTest {
    private static final String PASSWORD = "correct horse 馬";
    private static final String SECRET = "himitsu7351";
    private static final LedgerId LEDGER = new LedgerId("permits");
    private static final FieldId NAME = new FieldId("name");
    private static final FieldId PLACE = new FieldId("place");
    private static final FieldId DAY = new FieldId("day");
    private static final String FORM =
            """
            ledger: permits
            version: 1
            name: {ja: 許可台帳, en: Permits}
            owner: civil
            authorsResolve: true
            personal: false
            read: {sections: [civil]}
            write: {sections: [civil]}
            fields:
              - {id: name, name: {ja: 氏名, en: Name}, type: text}
              - {id: place, name: {ja: 場所, en: Place}, type: text}
              - {id: day, name: {ja: 許可日, en: Day}, type: date}
              - {id: state, name: {ja: 状態, en: State}, type: text}
              - {id: before, name: {ja: 前年度の行, en: Before}, type: link, link: {ledger: permits, shows: name}}
            year:
              field: day
              open: 'state = "有効"'
              previous: before
              retention: 5
              reopen: {roles: [head]}
              destroy: {roles: [archivist]}
              lists: [name]
            """;

    @TempDir Path dir;
    private KakehashiServer server;
    private CuttableLine line;
    private WorkSession keeper;
    private WorkSession second;
    private WorkSession branch;
    private LedgerServiceOnReplica there;
    private FindService finding;

    @BeforeEach
    void open() throws IOException {
        server =
                new KakehashiServer(
                        new SystemClock(),
                        List.of(ground -> new LedgersFeature(ground, LedgerStores.create())));
        server.start(ServerConfig.local(dir.resolve("server"), 0).with(new PasswordCost(64, 1)));
        Set<String> roles = Set.of("administrator", "archivist");
        server.makeFirstAdministrator(new NewStaff("k1", "田村", "honsho", "civil", roles, PASSWORD));
        line = new CuttableLine(server.uri().getPort());
        keeper = session("pc-k", "k1", server.uri());
        staff("k2", "archivist");
        staff("b1", "keeper");
        keeper.headOffice().publish(new DefinitionYaml().read(FORM));
        second = session("pc-s", "k2", server.uri());
        String cut =
                server.uri().toString().replace(":" + server.uri().getPort(), ":" + line.port());
        branch = session("pc-b", "b1", URI.create(cut));
        there = service(branch);
        ReplicaSearch search = new ReplicaSearch(branch.replica(), 1L << 26);
        finding = there.finding(search);
        search.start();
    }

    private void staff(String number, String role) {
        keeper.headOffice()
                .calls()
                .orElseThrow()
                .call(
                        "POST",
                        "/api/staff",
                        new NewStaff(number, "職員", "honsho", "civil", Set.of(role), PASSWORD),
                        Map.class);
    }

    private static LedgerServiceOnReplica service(WorkSession of) {
        return new LedgerServiceOnReplica(of.replica(), of.headOffice(), of.sync()::wake);
    }

    private WorkSession session(String pc, String staff, URI uri) {
        CityDirectory city =
                new CityDirectory(
                        List.of(new CityDirectory.Office("honsho", new Label("本所", "HO"), "本")),
                        List.of(new CityDirectory.Section("civil", new Label("土木課", "Civil"))));
        Workstation workstation =
                new Workstation(
                        dir.resolve(pc),
                        city,
                        new SystemClock(),
                        new SyncTiming(200, 1000, 20, 200));
        workstation.enrol(uri, PinnedAuthority.fetch(uri, server.fingerprint()), pc);
        return workstation.signIn(World.PRODUCTION, staff, PASSWORD);
    }

    @AfterEach
    void close() throws IOException {
        finding.close();
        branch.close();
        second.close();
        keeper.close();
        line.close();
        server.close();
    }

    private static void await(WorkSession of, BooleanSupplier wanted) {
        of.sync().wake();
        Waiting.until(wanted, look -> of.sync().onStatus(status -> look.run()));
    }

    private UUID created(LedgerService writing, LocalDate day, String place) {
        Map<FieldId, String> cells = Map.of(NAME, "甲", PLACE, place, DAY, day.toString());
        return writing.create(LEDGER, cells, ChangeNote.because(place + "のため")).row();
    }

    private boolean holds(UUID row) {
        return !there.rows(LEDGER, List.of(row)).isEmpty();
    }

    /// All that stands in the database of the branch's PC.
    private String tables() {
        return branch.replica().database().read(db -> db.fetch("SCRIPT NOSETTINGS").formatCSV());
    }

    private void destroy(FiscalYear year) {
        LedgerService first = service(keeper);
        var close = new YearMessages.Close(UUID.randomUUID(), true);
        assertTrue(first.years().close(LEDGER, year, close, Progress.NONE).frozen());
        UUID id = UUID.randomUUID();
        YearMessages.Destruction list = first.years().propose(LEDGER, year, id);
        assertEquals(1, list.rows());
        var yes = new YearMessages.Decide(true, list.sha256());
        assertEquals("DONE", service(second).years().decide(LEDGER, id, yes).state());
    }

    @Test
    void aBranchWithoutLineLosesWhatWasDestroyedAndHearsOfItsEdit() {
        LedgerService writing = service(keeper);
        await(keeper, () -> !writing.ledgers().isEmpty());
        LocalDate today = new SystemClock().instant().atZone(ZoneId.of("Asia/Tokyo")).toLocalDate();
        LocalDate old = today.minusYears(9);
        UUID gone = created(writing, old, SECRET);
        UUID stays = created(writing, today, "残るもの");
        writing.comments().say(LEDGER, gone, PLACE, null, SECRET + "のこと");
        await(keeper, () -> writing.ledgers().stream().allMatch(l -> l.unsent() == 0));
        await(branch, () -> !there.ledgers().isEmpty() && holds(gone) && holds(stays));
        await(branch, () -> finding.find("himitsu").groups().toString().contains(SECRET));
        assertTrue(tables().contains(SECRET));

        line.cut();
        var seen = there.rows(LEDGER, List.of(gone, stays));
        var first = seen.stream().filter(r -> r.row().equals(gone)).findFirst().orElseThrow();
        var other = seen.stream().filter(r -> r.row().equals(stays)).findFirst().orElseThrow();
        there.edit(LEDGER, first, Map.of(NAME, "支所で直した"), ChangeNote.NONE);
        there.edit(LEDGER, other, Map.of(NAME, "これは届く"), ChangeNote.NONE);
        destroy(FiscalYear.of(old));
        assertTrue(holds(gone), "nobody could tell the branch");

        line.mend();
        await(branch, () -> !holds(gone) && !there.returned().isEmpty());
        await(branch, () -> there.ledgers().stream().allMatch(l -> l.unsent() == 0));
        assertEquals(
                List.of("problem.row.destroyed"),
                there.returned().stream().map(r -> r.problemKey()).toList());
        assertFalse(finding.find("himitsu").groups().toString().contains(SECRET));
        assertEquals(
                0, there.page(new RowQuery(LEDGER, SECRET, List.of(), null, false, 0, 9)).total());
        assertFalse(there.comments().threads(LEDGER).toString().contains(SECRET));
        assertFalse(tables().contains(SECRET));
        await(keeper, () -> writing.rows(LEDGER, List.of(stays)).toString().contains("これは届く"));
    }
}
