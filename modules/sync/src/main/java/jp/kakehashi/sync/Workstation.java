package jp.kakehashi.sync;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.CityDirectory;
import jp.kakehashi.records.World;
import jp.kakehashi.sync.device.DeviceFiles;
import jp.kakehashi.sync.device.DeviceFiles.Place;
import jp.kakehashi.sync.device.Enrolment;
import jp.kakehashi.sync.device.LastSignIn;
import jp.kakehashi.sync.device.OfflinePass;
import jp.kakehashi.sync.device.OfflineSignIn;
import jp.kakehashi.sync.line.CityVisit;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.sync.line.HttpHeadOffice;
import jp.kakehashi.sync.line.PinnedAuthority;
import jp.kakehashi.wire.CityMessages.City;
import jp.kakehashi.wire.IdentityMessages.Answer;
import jp.kakehashi.wire.Messages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One PC: enrolled once, then signed in to by one person at a time, with or without a connection.
public final class Workstation {
    private static final Logger LOG = LoggerFactory.getLogger(Workstation.class);
    private static final long TIMEOUT_MILLIS = 30_000;
    private static final long LOOK_MILLIS = 4_000;

    private final DeviceFiles files;
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final CityDirectory shipped;
    private final InstantSource clock;
    private final SyncTiming timing;
    private final OfflineSignIn offline;
    private final Retirement retirement;

    /// The workstation whose files are in `dir`. Replicas that were offline longer than allowed are
    /// retired now: what was unsent is sealed, their keys are destroyed. One that another program
    /// holds, or a full disk keeps from being sealed, is retired at a later start.
    public Workstation(Path dir, CityDirectory city, InstantSource clock, SyncTiming timing) {
        this.files = new DeviceFiles(dir);
        this.shipped = city;
        this.clock = clock;
        this.timing = timing;
        this.offline = new OfflineSignIn(clock);
        this.retirement = new Retirement(files, this::city, clock);
        retire("expired", false);
    }

    /// The city's offices and sections with today's names, as head office last told this PC; until
    /// then those it was made with.
    public CityDirectory city() {
        LocalDate today = clock.instant().atZone(JAPAN).toLocalDate();
        return files.city().map(told -> told.on(today)).orElse(shipped);
    }

    // Nobody is kept from working because the names could not be asked for.
    private void learnCity(HeadOffice headOffice) {
        try {
            headOffice
                    .calls()
                    .map(line -> line.call("GET", "/api/city", null, City.class))
                    .filter(told -> !told.places().isEmpty())
                    .ifPresent(files::keep);
        } catch (ProblemException e) {
            LOG.info("Offices and sections stay as they were: {}", e.problem().key());
        }
    }

    /// This PC as head office knows it, if it has been enrolled.
    public Optional<Enrolment> enrolment() {
        return files.enrolment();
    }

    /// Enrols this PC; a name that the administrator will know it by. Keeps its id when repeated.
    public Enrolment enrol(URI server, PinnedAuthority authority, String name) {
        String id =
                files.enrolment().map(Enrolment::id).orElseGet(() -> UUID.randomUUID().toString());
        Enrolment enrolment = new Enrolment(id, name, server.toString());
        files.enrol(enrolment, authority);
        return enrolment;
    }

    /// SHA-256 of the authority this PC trusts.
    ///
    /// @throws ProblemException `problem.line.authority_file` when there is none
    public String fingerprint() {
        return files.authority().fingerprint();
    }

    /// A line to head office with nobody signed in; the caller closes it.
    ///
    /// @throws ProblemException `problem.device.not_enrolled`
    public HttpHeadOffice line() {
        return line(enrolled());
    }

    /// The same, for asking whether head office is there: gives up after 4 s.
    ///
    /// @throws ProblemException `problem.device.not_enrolled`
    public HttpHeadOffice lookout() {
        Enrolment enrolment = enrolled();
        return new HttpHeadOffice(URI.create(enrolment.server()), files.authority(), LOOK_MILLIS);
    }

    /// Who signed in last on this PC in production.
    ///
    /// @param offlineUntil last moment they may sign in without a connection; empty when it is over
    /// @param unsent as in {@link LastSignIn}
    public record LastHere(String staff, Optional<Instant> offlineUntil, long unsent) {}

    /// Who signed in last on this PC in production, if anybody has.
    public Optional<LastHere> lastHere() {
        return files.lastSignIn().map(this::here);
    }

    private LastHere here(LastSignIn last) {
        Place place = files.place(World.PRODUCTION, last.staff());
        // What was sealed when the replica was retired waits here no more.
        long unsent = Files.isDirectory(place.replica()) ? last.unsent() : 0;
        return new LastHere(
                last.staff(),
                files.pass(place)
                        .filter(pass -> pass.opens() && !offline.expired(pass))
                        .map(OfflinePass::until),
                unsent);
    }

    private Enrolment enrolled() {
        return files.enrolment()
                .orElseThrow(() -> Problem.invalid("problem.device.not_enrolled").asException());
    }

    private HttpHeadOffice line(Enrolment enrolment) {
        return new HttpHeadOffice(
                URI.create(enrolment.server()), files.authority(), TIMEOUT_MILLIS);
    }

    /// Signs in; without a connection when head office is not reached and the person was here not
    /// long ago. The session synchronises from now on.
    ///
    /// @throws ProblemException `problem.device.not_enrolled`, `problem.sign_in.*`,
    ///     `problem.device.revoked` (its replicas are retired), `problem.device.key` (nothing is
    ///     lost; an administrator has to readmit this PC), `problem.line.certificate`
    public WorkSession signIn(World world, String staff, String password) {
        return signIn(world, staff, password, null);
    }

    /// The same with a one-time code, in whose place `own` comes; needs a connection.
    public WorkSession firstSignIn(World world, String staff, String code, String own) {
        return signIn(world, staff, code, own);
    }

    private WorkSession signIn(World world, String staff, String password, @Nullable String own) {
        Enrolment enrolment = enrolled();
        HeadOffice headOffice = line(enrolment);
        Messages.SignIn request = request(staff, password, enrolment, world).settingPassword(own);
        return orLeave(headOffice, () -> open(world, staff, request, headOffice));
    }

    private WorkSession orLeave(HeadOffice headOffice, Supplier<WorkSession> way) {
        try {
            return way.get();
        } catch (ProblemException e) {
            headOffice.close();
            if (e.problem().key().equals("problem.device.revoked")) {
                retire("revoked", true);
            }
            throw e;
        }
    }

    /// Begins somebody's way through the city's provider; `page` is what their browser shows in the
    /// end. The caller closes it.
    ///
    /// @throws ProblemException as {@link CityVisit}; `problem.device.not_enrolled`
    public CityVisit visitCity(String page) {
        try (HttpHeadOffice headOffice = line()) {
            return new CityVisit(headOffice.calls().orElseThrow(), page);
        }
    }

    /// Signs in whom the city's provider named; needs a connection. Throws as {@link #signIn}, and
    /// `problem.city_identity.*`.
    public WorkSession signInByCity(World world, Answer answer) {
        Enrolment enrolment = enrolled();
        HttpHeadOffice headOffice = line(enrolment);
        return orLeave(headOffice, () -> byCity(world, answer, enrolment, headOffice));
    }

    private WorkSession byCity(
            World world, Answer answer, Enrolment enrolment, HttpHeadOffice headOffice) {
        Messages.SignIn desk = request(answer.nonce(), "", enrolment, world);
        Messages.SignedIn told = headOffice.signIn(desk, answer, files.key());
        learnCity(headOffice);
        String staff = told.actor().staff();
        Place place = files.place(world, staff);
        OfflinePass known = files.pass(place).orElse(null);
        requireSameKey(known, told);
        OfflinePass pass = offline.cityPass(told, known);
        files.keep(place, pass);
        return session(place, pass, request(staff, "", enrolment, world), headOffice, true);
    }

    private static Messages.SignIn request(
            String staff, String password, Enrolment enrolment, World world) {
        return new Messages.SignIn(staff, password, enrolment.id(), enrolment.name(), world);
    }

    private WorkSession session(
            Place place,
            OfflinePass pass,
            Messages.SignIn request,
            HeadOffice headOffice,
            boolean confirmed) {
        return new WorkSession(
                new WorkSession.Parts(files, retirement, offline, clock, timing),
                place,
                city().office(pass.actor().office()).shortName(),
                pass,
                request,
                headOffice,
                confirmed);
    }

    private WorkSession open(
            World world, String staff, Messages.SignIn request, HeadOffice headOffice) {
        Place place = files.place(world, staff);
        OfflinePass known = files.pass(place).orElse(null);
        Messages.SignedIn signedIn = online(headOffice, request);
        String own = request.fresh();
        if (signedIn == null && own != null) {
            throw Problem.unavailable("problem.sign_in.first_time_online").asException();
        }
        if (signedIn != null) {
            learnCity(headOffice);
        }
        OfflinePass pass =
                signedIn == null
                        ? offline(place, known, request.password())
                        : renewed(place, known, signedIn, own == null ? request.password() : own);
        return session(place, pass, request, headOffice, signedIn != null);
    }

    private Messages.@Nullable SignedIn online(HeadOffice headOffice, Messages.SignIn request) {
        try {
            return headOffice.signIn(request, files.key());
        } catch (ProblemException e) {
            if (e.problem().retryable() && !SyncProblems.needsSignIn(e.problem())) {
                return null;
            }
            throw e;
        }
    }

    private OfflinePass renewed(
            Place place, @Nullable OfflinePass known, Messages.SignedIn told, String password) {
        requireSameKey(known, told);
        OfflinePass pass = offline.pass(told, password);
        files.keep(place, pass);
        return pass;
    }

    private static void requireSameKey(@Nullable OfflinePass known, Messages.SignedIn told) {
        if (known != null && !known.keys().headKey().equals(told.headKey())) {
            throw Problem.damaged("problem.sync.head_key").asException();
        }
    }

    private OfflinePass offline(Place place, @Nullable OfflinePass known, String password) {
        if (known == null) {
            throw Problem.unavailable("problem.sign_in.first_time_online").asException();
        }
        OfflineSignIn.Try outcome = offline.attempt(known, password);
        files.keep(place, outcome.pass());
        if (!outcome.right()) {
            throw Problem.refused("problem.sign_in.wrong").asException();
        }
        return outcome.pass();
    }

    private void retire(String reason, boolean all) {
        for (Place place : files.places()) {
            OfflinePass pass = files.pass(place).orElse(null);
            if (pass != null && (all || offline.expired(pass))) {
                boolean retired = retirement.retire(place, pass, reason).isPresent();
                if (all && retired) {
                    files.dropPass(place);
                } else if (all) {
                    // Good for nothing but sealing what is unsent at the next start.
                    files.keep(place, pass.ended());
                }
            }
        }
    }
}
