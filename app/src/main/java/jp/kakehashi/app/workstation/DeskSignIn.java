package jp.kakehashi.app.workstation;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.CityDirectory;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.World;
import jp.kakehashi.sync.WorkSession;
import jp.kakehashi.sync.Workstation;
import jp.kakehashi.sync.line.HttpHeadOffice;
import jp.kakehashi.sync.line.PinnedAuthority;
import jp.kakehashi.ui.PlaceName;
import jp.kakehashi.ui.shell.SessionInfo;
import jp.kakehashi.ui.signin.SignInService;
import jp.kakehashi.wire.Messages;
import org.jspecify.annotations.Nullable;

/// The sign-in screen's way to this PC's {@link Workstation}. Every method on background threads.
public final class DeskSignIn implements SignInService {
    private final Workstation workstation;
    private final String deviceName;
    private final Consumer<WorkSession> opened;
    private final Supplier<String> page;
    private volatile @Nullable WorkSession byCity;
    private volatile boolean administered;
    private final ConcurrentMap<String, PinnedAuthority> met = new ConcurrentHashMap<>();

    /// A way in; `opened` is given the session before the screen hears of it.
    public DeskSignIn(Workstation workstation, String deviceName, Consumer<WorkSession> opened) {
        this(workstation, deviceName, opened, () -> "");
    }

    /// The same with the words that a browser shows after the city's sign-in.
    DeskSignIn(
            Workstation workstation,
            String deviceName,
            Consumer<WorkSession> opened,
            Supplier<String> page) {
        this.page = page;
        this.workstation = workstation;
        this.deviceName = deviceName;
        this.opened = opened;
    }

    @Override
    public Optional<KnownServer> server() {
        return workstation
                .enrolment()
                .map(e -> new KnownServer(e.server(), serverName(), workstation.fingerprint()));
    }

    @Override
    public Standing standing() {
        try (HttpHeadOffice headOffice = workstation.lookout()) {
            boolean reached = headOffice.reachable();
            return new Standing(
                    reached,
                    reached && firstAdministratorDue(headOffice),
                    reached && cityIdentity(headOffice));
        }
    }

    private static boolean cityIdentity(HttpHeadOffice headOffice) {
        try {
            return headOffice.cityIdentity();
        } catch (ProblemException e) {
            // Passwords work in any case.
            return false;
        }
    }

    private boolean firstAdministratorDue(HttpHeadOffice headOffice) {
        if (administered) {
            return false;
        }
        try {
            administered = !headOffice.firstAdministratorDue();
            return !administered;
        } catch (ProblemException e) {
            // An older server does not say.
            return false;
        }
    }

    @Override
    public Optional<LastHere> lastHere() {
        return workstation
                .lastHere()
                .map(
                        last ->
                                new LastHere(
                                        last.staff(),
                                        last.offlineUntil().orElse(null),
                                        last.unsent()));
    }

    @Override
    public AuthorityOffer meet(String address) {
        URI server = address(address);
        PinnedAuthority shown = shownBy(server);
        met.put(shown.fingerprint(), shown);
        return new AuthorityOffer(server.toString(), serverName(), shown.fingerprint());
    }

    private static PinnedAuthority shownBy(URI server) {
        try {
            return PinnedAuthority.shownBy(server);
        } catch (ProblemException e) {
            if (e.problem().key().equals("problem.line.down")) {
                // Nobody has worked here yet: what may be wrong is the address.
                throw Problem.unavailable("problem.signin.no_server", server.toString())
                        .asException();
            }
            throw e;
        }
    }

    @Override
    public KnownServer trust(AuthorityOffer offer) {
        PinnedAuthority authority = met.get(offer.fingerprint());
        if (authority == null) {
            throw Problem.refused("problem.signin.fingerprint").asException();
        }
        workstation.enrol(URI.create(offer.address()), authority, deviceName);
        return new KnownServer(offer.address(), offer.office(), offer.fingerprint());
    }

    @Override
    public SessionInfo signIn(String staffNumber, char[] password, boolean training) {
        return arrived(
                workstation.signIn(world(training), staffNumber, new String(password)), training);
    }

    @Override
    public SessionInfo firstSignIn(String staffNumber, String code, String own, boolean training) {
        return arrived(workstation.firstSignIn(world(training), staffNumber, code, own), training);
    }

    @Override
    public CityVisit visitCity() {
        return new OpenVisit(workstation.visitCity(page.get()));
    }

    private final class OpenVisit implements CityVisit {
        private final jp.kakehashi.sync.line.CityVisit visit;
        private final boolean opened;

        OpenVisit(jp.kakehashi.sync.line.CityVisit visit) {
            this.visit = visit;
            this.opened = SystemBrowser.open(visit.address());
        }

        @Override
        public String address() {
            return visit.address().toString();
        }

        @Override
        public boolean opened() {
            return opened;
        }

        @Override
        public Arrival arrive(boolean training) {
            WorkSession session = workstation.signInByCity(world(training), visit.await());
            byCity = session;
            return new Arrival(arrived(session, training), session.offlinePasswordDue());
        }

        @Override
        public void close() {
            visit.close();
        }
    }

    @Override
    public void chooseOfflinePassword(String own) {
        WorkSession session = byCity;
        if (session != null) {
            session.chooseOfflinePassword(own);
        }
    }

    private static World world(boolean training) {
        return training ? World.TRAINING : World.PRODUCTION;
    }

    private SessionInfo arrived(WorkSession session, boolean training) {
        opened.accept(session);
        Actor actor = session.actor();
        return new SessionInfo(
                actor.staff(),
                actor.name(),
                name(city().office(actor.office()).label()),
                name(city().section(actor.section()).label()),
                serverName(),
                training);
    }

    @Override
    public void createFirstAdministrator(FirstAdministrator person) {
        try (HttpHeadOffice headOffice = workstation.line()) {
            headOffice.firstAdministrator(
                    new Messages.FirstAdministrator(
                            person.code(),
                            person.staffNumber(),
                            person.name(),
                            person.office(),
                            person.section(),
                            person.password()));
        }
    }

    @Override
    public List<Place> offices() {
        return city().offices().stream()
                .map(each -> new Place(each.code(), name(each.label())))
                .toList();
    }

    @Override
    public List<Place> sections() {
        return city().sections().stream()
                .map(each -> new Place(each.code(), name(each.label())))
                .toList();
    }

    private CityDirectory city() {
        return workstation.city();
    }

    private PlaceName serverName() {
        return name(city().offices().getFirst().label());
    }

    private static PlaceName name(Label label) {
        return new PlaceName(label.ja(), label.en());
    }

    private static URI address(String typed) {
        String text = typed.strip();
        String full =
                text.toLowerCase(Locale.ROOT).startsWith("https://") ? text : "https://" + text;
        try {
            URI uri = URI.create(full);
            // http://host would be taken for a host named http.
            boolean doubled = full.indexOf("://") != full.lastIndexOf("://");
            if (uri.getHost() == null || doubled) {
                throw Problem.invalid("problem.signin.address").asException();
            }
            return uri;
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("problem.signin.address").asException();
        }
    }
}
