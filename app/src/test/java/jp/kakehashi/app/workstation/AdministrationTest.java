package jp.kakehashi.app.workstation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import jp.kakehashi.adminui.desk.AdminService;
import jp.kakehashi.app.city.City;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.records.World;
import jp.kakehashi.server.KakehashiServer;
import jp.kakehashi.server.config.ServerConfig;
import jp.kakehashi.server.ledgers.LedgersFeature;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.sync.SyncTiming;
import jp.kakehashi.sync.WorkSession;
import jp.kakehashi.sync.Workstation;
import jp.kakehashi.sync.line.PinnedAuthority;
import jp.kakehashi.wire.AccountMessages.ChangeStaff;
import jp.kakehashi.wire.AccountMessages.Handed;
import jp.kakehashi.wire.AccountMessages.NewPost;
import jp.kakehashi.wire.AccountMessages.NewStaff;
import jp.kakehashi.wire.AccountMessages.Staff;
import jp.kakehashi.wire.CityMessages.ClosePlace;
import jp.kakehashi.wire.CityMessages.NewPlace;
import jp.kakehashi.wire.CityMessages.PlaceKind;
import jp.kakehashi.wire.CityMessages.RenamePlace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the administration's room does, over a real line to a real server.
class AdministrationTest {
    private static final String PASSWORD = "正しい 合言葉です 123";
    private static final String OWN = "自分で決めた 合言葉 9";

    @TempDir Path dir;
    private final SystemClock clock = new SystemClock();
    private KakehashiServer server;
    private Workstation office;
    private Workstation counter;

    @BeforeEach
    void open() {
        server =
                new KakehashiServer(
                        clock,
                        List.of(ground -> new LedgersFeature(ground, LedgerStores.create())),
                        City.model());
        server.start(ServerConfig.local(dir.resolve("server"), 0));
        server.makeFirstAdministrator(
                new NewStaff("k1", "田村", "honsho", "info", Set.of("administrator"), PASSWORD));
        office = workstation("office");
        counter = workstation("counter");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Workstation workstation(String name) {
        Workstation made =
                new Workstation(dir.resolve(name), City.model(), clock, SyncTiming.STANDARD);
        made.enrol(server.uri(), PinnedAuthority.fetch(server.uri(), server.fingerprint()), name);
        return made;
    }

    private static AdminService admin(WorkSession session) {
        return new AdminOverLine(session.headOffice().calls().orElseThrow());
    }

    private static NewPost post(String section, boolean concurrent) {
        return new NewPost("asahi", section, Set.of("keeper"), concurrent, null, null);
    }

    /// A PC that works tells head office of itself.
    private static void assertTold(AdminService service, WorkSession theirs) {
        String device = theirs.replica().owner().device();
        DeviceReporter reporter = new DeviceReporter(theirs);
        try {
            long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
            while (service.serverState().reports().stream()
                    .noneMatch(r -> r.device().equals(device) && r.staff().equals("k2"))) {
                assertTrue(System.nanoTime() < deadline, "the PC told nothing");
            }
        } finally {
            reporter.close();
        }
    }

    @Test
    void officesAsTheyWereChangedAreKnownAtTheNextSignInAndWithoutALineAfterwards() {
        LocalDate today = clock.instant().atZone(ZoneId.of("Asia/Tokyo")).toLocalDate();
        try (WorkSession admin = office.signIn(World.PRODUCTION, "k1", PASSWORD)) {
            AdminService service = admin(admin);
            assertEquals(City.model(), service.city().on(today));
            service.addPlace(
                    new NewPlace(PlaceKind.OFFICE, "nezu", "鼠", "鼠ヶ関庁舎", "Nezugaseki Hall"));
            service.renamePlace(
                    new RenamePlace(PlaceKind.SECTION, "civil", "建設課", "Construction", null));
            service.closePlace(new ClosePlace(PlaceKind.OFFICE, "atsumi", today, null));
            NewPost there = new NewPost("nezu", "civil", Set.of("keeper"), false, null, null);
            service.create(new NewStaff("k3", "阿部 望", null, there, PASSWORD));
        }
        assertEquals("土木課", counter.city().section("civil").label().ja());
        try (WorkSession theirs = counter.signIn(World.PRODUCTION, "k3", PASSWORD)) {
            assertEquals("鼠", theirs.replica().owner().officeShort());
        }
        server.close();
        assertEquals("建設課", counter.city().section("civil").label().ja());
        assertEquals("土木課", counter.city().section("civil").labelOn(today.minusDays(1)).ja());
        assertEquals(false, counter.city().office("atsumi").open(today.plusDays(1)));
        Workstation restarted =
                new Workstation(dir.resolve("counter"), City.model(), clock, SyncTiming.STANDARD);
        assertEquals("鼠ヶ関庁舎", restarted.city().office("nezu").label().ja());
        try (WorkSession offline = restarted.signIn(World.PRODUCTION, "k3", PASSWORD)) {
            assertEquals("鼠", offline.replica().owner().officeShort());
        }
    }

    @Test
    void personWhoIsAddedSignsInWithTheCodeAndWorksOfflineWithTheirOwnPassword() {
        try (WorkSession admin = office.signIn(World.PRODUCTION, "k1", PASSWORD)) {
            AdminService service = admin(admin);
            Handed handed =
                    service.create(
                            new NewStaff("k2", "阿部 勇", "あべ いさむ", post("counter", false), null));
            String code = Objects.requireNonNull(handed.code());
            ProblemException told =
                    assertThrows(
                            ProblemException.class,
                            () -> counter.signIn(World.PRODUCTION, "k2", code));
            assertEquals("problem.sign_in.code", told.problem().key());
            try (WorkSession theirs = counter.firstSignIn(World.PRODUCTION, "k2", code, OWN)) {
                assertEquals("counter", theirs.actor().section());
                assertThrows(ProblemException.class, () -> admin(theirs).staff());
                assertTold(service, theirs);
            }
            Staff known = service.staff().getLast();
            assertNull(known.codeUntil());
            assertEquals("あべ いさむ", known.kana());
            known = service.addPost("k2", post("crisis", true));
            assertEquals(2, known.posts().size());
            LocalDate began = known.posts().getLast().from();
            NewPost ending = new NewPost("asahi", "crisis", Set.of("keeper"), true, began, began);
            assertEquals(began, service.changePost("k2", 2, ending).posts().getLast().until());
            assertEquals(1, service.withdrawPost("k2", 2).posts().size());
            service.endSessions("k2");
            assertEquals(
                    false, service.change("k2", new ChangeStaff("阿部 勇", null, false)).active());
        }
        server.close();
        try (WorkSession offline = counter.signIn(World.PRODUCTION, "k2", OWN)) {
            assertEquals("k2", offline.actor().staff());
        }
    }
}
