package jp.kakehashi.adminui.sample;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import jp.kakehashi.adminui.desk.AdminService;
import jp.kakehashi.adminui.desk.Pack;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.World;
import jp.kakehashi.wire.AccountMessages.ChangeStaff;
import jp.kakehashi.wire.AccountMessages.Device;
import jp.kakehashi.wire.AccountMessages.Handed;
import jp.kakehashi.wire.AccountMessages.NewPost;
import jp.kakehashi.wire.AccountMessages.NewStaff;
import jp.kakehashi.wire.AccountMessages.Post;
import jp.kakehashi.wire.AccountMessages.Session;
import jp.kakehashi.wire.AccountMessages.Staff;
import jp.kakehashi.wire.AuditMessages.ActPage;
import jp.kakehashi.wire.AuditMessages.ChainState;
import jp.kakehashi.wire.AuditMessages.Question;
import jp.kakehashi.wire.AuditMessages.ViewingPage;
import jp.kakehashi.wire.CityMessages.City;
import jp.kakehashi.wire.CityMessages.ClosePlace;
import jp.kakehashi.wire.CityMessages.NewPlace;
import jp.kakehashi.wire.CityMessages.RenamePlace;
import jp.kakehashi.wire.HealthMessages.ServerState;
import jp.kakehashi.wire.IdentityMessages.Bound;
import jp.kakehashi.wire.RightsMessages.Right;
import jp.kakehashi.wire.RightsMessages.Rights;
import jp.kakehashi.wire.TransferMessages.TransferDone;
import jp.kakehashi.wire.TransferMessages.TransferList;
import jp.kakehashi.wire.TransferMessages.TransferPlan;
import jp.kakehashi.wire.TransferMessages.TransferProblem;

/// Head office in memory, with fictional people; for tests only.
public final class SampleAdmin implements AdminService {
    public final List<Bound> bound = new ArrayList<>();
    public static final Instant NOW = Instant.parse("2027-03-10T01:05:00Z");
    public static final String CODE = "K7QF-3MPA-X2DR-9HWT";
    private final Map<String, Staff> people = new TreeMap<>();
    public final List<String> done = new ArrayList<>();

    public SampleAdmin() {
        LocalDate april = LocalDate.of(2027, 4, 1);
        LocalDate march = LocalDate.of(2027, 3, 31);
        LocalDate then = LocalDate.of(2025, 4, 1);
        put("0012", "情報　太郎", "じょうほう たろう", post(1, "honsho", "info", then, null, "administrator"));
        put(
                "0123",
                "佐藤　千代",
                "さとう ちよ",
                post(1, "honsho", "civil", then, march, "keeper"),
                post(2, "asahi", "counter", april, null, "keeper", "approver"));
        put(
                "0388",
                "阿部　勇",
                "あべ いさむ",
                post(1, "asahi", "counter", LocalDate.of(2024, 4, 1), null, "keeper"),
                new Post(2, "asahi", "crisis", Set.of("reader"), true, then, null));
        put("0412", "東海林　弘", "しょうじ ひろし", post(1, "haguro", "tax", null, null, "reader"));
        put(
                "0455",
                "五十嵐　美咲",
                null,
                post(1, "atsumi", "welfare", then, march.minusYears(1), "keeper"));
        put("0502", "渡邉󠄁　健", "わたなべ けん", post(1, "honsho", "tax", then, null));
        Staff left = people.get("0502");
        people.put(
                "0502",
                new Staff(left.staff(), left.name(), left.kana(), false, null, left.posts()));
        put("0610", "小野寺　翔太", "おのでら しょうた", post(1, "honsho", "staff", april, null, "keeper"));
        Staff fresh = people.get("0610");
        people.put(
                "0610",
                new Staff(
                        fresh.staff(),
                        fresh.name(),
                        fresh.kana(),
                        true,
                        NOW.plus(Duration.ofDays(9)),
                        fresh.posts()));
    }

    public static InstantSource clock() {
        return () -> NOW;
    }

    private void put(String number, String name, String kana, Post... posts) {
        people.put(number, new Staff(number, name, kana, true, null, List.of(posts)));
    }

    private static Post post(
            int number,
            String office,
            String section,
            LocalDate from,
            LocalDate until,
            String... roles) {
        return new Post(number, office, section, Set.of(roles), false, from, until);
    }

    private Staff known(String staff) {
        return people.get(staff);
    }

    private Staff with(Staff was, List<Post> posts) {
        Staff now =
                new Staff(
                        was.staff(), was.name(), was.kana(), was.active(), was.codeUntil(), posts);
        people.put(was.staff(), now);
        return now;
    }

    private final Map<String, Device> devices = new TreeMap<>();
    private final List<Session> sessions = new ArrayList<>();
    private Set<String> enrolling = Set.of("honsho");

    {
        device("pc-a", "情報-01", "honsho", "0012", 1, null);
        device("pc-b", "土木-03", "honsho", "0123", 4, null);
        device("pc-c", "朝日窓口-1", "asahi", "0388", 26, null);
        device("pc-d", "羽黒-02", "haguro", "0412", 2000, NOW.minus(Duration.ofHours(30)));
        session("0012", "pc-a", World.PRODUCTION, 1);
        session("0123", "pc-b", World.PRODUCTION, 4);
        session("0388", "pc-b", World.TRAINING, 2);
    }

    private void device(
            String id, String name, String office, String by, int hours, Instant revoked) {
        Instant seen = NOW.minus(Duration.ofHours(hours));
        devices.put(
                id,
                new Device(id, name, office, seen.minus(Duration.ofDays(90)), by, seen, revoked));
    }

    private void session(String staff, String device, World world, int hours) {
        Instant since = NOW.minus(Duration.ofHours(hours));
        sessions.add(
                new Session(
                        new UUID(7, sessions.size()),
                        staff,
                        device,
                        world,
                        since,
                        since.plus(Duration.ofHours(12))));
    }

    @Override
    public synchronized List<Device> devices() {
        return List.copyOf(devices.values());
    }

    @Override
    public synchronized ServerState serverState() {
        return SampleState.of(NOW);
    }

    public final SampleRights rights = new SampleRights();

    @Override
    public Rights rights() {
        return rights.all();
    }

    @Override
    public List<Right> rightsIn(LedgerId ledger) {
        return rights.in(ledger);
    }

    @Override
    public List<Right> rightsOf(String staff) {
        return rights.of(staff);
    }

    @Override
    public synchronized List<Pack> packs() {
        return rights.packs();
    }

    @Override
    public synchronized void publish(LedgerDefinition definition, String text) {
        rights.publish(definition, text);
    }

    @Override
    public synchronized List<Session> sessions() {
        return List.copyOf(sessions);
    }

    @Override
    public synchronized void revoke(String device) {
        done.add("revoke " + device);
    }

    @Override
    public synchronized void readmit(String device) {
        done.add("readmit " + device);
    }

    @Override
    public synchronized void endSession(UUID session) {
        sessions.removeIf(s -> s.id().equals(session));
    }

    @Override
    public synchronized Set<String> officesThatEnrol() {
        return enrolling;
    }

    @Override
    public synchronized void letEnrol(Set<String> offices) {
        enrolling = Set.copyOf(offices);
    }

    @Override
    public Map<String, Label> ledgerNames() {
        return Map.of(
                "permits", new Label("道路占用許可台帳", "Road Occupancy"),
                "residents", new Label("住民", "Residents"));
    }

    @Override
    public synchronized ViewingPage viewings(Question question) {
        done.add("viewings " + question.reason());
        return SampleLogs.viewings();
    }

    @Override
    public synchronized ActPage acts(Question question) {
        done.add("acts " + question.reason());
        return SampleLogs.acts();
    }

    @Override
    public ChainState checkChains() {
        return new ChainState(true, NOW, 1204, 318, 0);
    }

    @Override
    public void export(Path file, List<String> heads, List<List<String>> rows) {}

    public List<TransferProblem> transferProblems = List.of();

    @Override
    public synchronized TransferPlan planTransfers(TransferList list) {
        return new TransferPlan(SampleTransfers.people(), transferProblems, "mark-1");
    }

    @Override
    public synchronized TransferDone transfer(TransferList list) {
        done.add("transfer " + list.agreed());
        put("0700", "工藤　花子", null);
        return new TransferDone(4, List.of("0700"));
    }

    @Override
    public synchronized List<Staff> staff() {
        return List.copyOf(people.values());
    }

    @Override
    public synchronized Handed create(NewStaff request) {
        if (people.containsKey(request.staff())) {
            throw Problem.invalid("problem.staff.taken", request.staff()).asException();
        }
        Staff staff =
                new Staff(
                        request.staff(),
                        request.name(),
                        request.kana(),
                        true,
                        NOW.plus(Duration.ofDays(14)),
                        List.of(numbered(1, request.post())));
        people.put(request.staff(), staff);
        done.add("create " + request.staff());
        return new Handed(staff, CODE);
    }

    private static Post numbered(int number, NewPost post) {
        return new Post(
                number,
                post.office(),
                post.section(),
                post.roles(),
                post.concurrent(),
                post.from() == null ? LocalDate.of(2027, 3, 10) : post.from(),
                post.until());
    }

    @Override
    public synchronized Staff change(String staff, ChangeStaff request) {
        Staff was = known(staff);
        Staff now =
                new Staff(
                        staff,
                        request.name(),
                        request.kana(),
                        request.active(),
                        was.codeUntil(),
                        was.posts());
        people.put(staff, now);
        done.add((request.active() ? "active " : "stopped ") + staff);
        return now;
    }

    @Override
    public synchronized Handed newCode(String staff) {
        Staff was = known(staff);
        return new Handed(with(was, was.posts()), CODE);
    }

    @Override
    public synchronized void endSessions(String staff) {
        done.add("end " + staff);
    }

    @Override
    public synchronized List<Bound> cityIdentities() {
        return List.copyOf(bound);
    }

    @Override
    public synchronized void bindCity(String staff, String subject) {
        bound.add(new Bound(staff, subject, Instant.parse("2026-06-01T01:00:00Z"), "0412"));
    }

    @Override
    public synchronized void loosenCity(String staff) {
        bound.removeIf(one -> one.staff().equals(staff));
    }

    @Override
    public synchronized Staff addPost(String staff, NewPost post) {
        Staff was = known(staff);
        List<Post> posts = new ArrayList<>(was.posts());
        posts.add(numbered(posts.size() + 1, post));
        return with(was, posts);
    }

    @Override
    public synchronized Staff changePost(String staff, int number, NewPost post) {
        Staff was = known(staff);
        return with(
                was,
                was.posts().stream()
                        .map(p -> p.number() == number ? numbered(number, post) : p)
                        .toList());
    }

    @Override
    public synchronized Staff withdrawPost(String staff, int number) {
        Staff was = known(staff);
        return with(was, was.posts().stream().filter(p -> p.number() != number).toList());
    }

    public final SamplePlaces places = new SamplePlaces();

    @Override
    public City city() {
        return places.city();
    }

    @Override
    public City addPlace(NewPlace request) {
        return places.add(request);
    }

    @Override
    public City renamePlace(RenamePlace request) {
        return places.rename(request);
    }

    @Override
    public City closePlace(ClosePlace request) {
        return places.close(request);
    }
}
