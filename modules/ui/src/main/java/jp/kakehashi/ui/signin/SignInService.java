package jp.kakehashi.ui.signin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.kakehashi.ui.PlaceName;
import jp.kakehashi.ui.shell.SessionInfo;
import org.jspecify.annotations.Nullable;

/// The way in. `app` gives it; the sign-in screen calls it on background threads, and an expected
/// failure is a `ProblemException` (`problem.account.…`, `problem.line.…`).
public interface SignInService {
    /// The server this PC belongs to; empty at the first start.
    Optional<KnownServer> server();

    /// How that server stands now; answers within seconds. Not reached is no problem: whoever
    /// signed in here before may do so without a connection for some days.
    Standing standing();

    /// Who signed in last on this PC, training aside.
    Optional<LastHere> lastHere();

    /// Asks the server at `address` for its authority, trusting nothing yet.
    AuthorityOffer meet(String address);

    /// The person compared the fingerprint: from now on only this authority is believed.
    KnownServer trust(AuthorityOffer offer);

    /// Signs in; without a connection when there is none and that is allowed. The password array
    /// is emptied by the caller afterwards.
    SessionInfo signIn(String staffNumber, char[] password, boolean training);

    /// Signs in with the one-time code that somebody was handed; from then on `own` is the
    /// password. Needs a connection.
    SessionInfo firstSignIn(String staffNumber, String code, String own, boolean training);

    /// Begins somebody's way through the city's provider and opens their browser. Needs a
    /// connection.
    CityVisit visitCity();

    /// Chooses the password by which whoever has just come by the city's provider signs in on this
    /// PC without a connection.
    void chooseOfflinePassword(String own);

    /// Makes the first administrator with the one-time code that the server showed at its first
    /// start.
    void createFirstAdministrator(FirstAdministrator person);

    /// The offices that somebody may belong to, in the city's order.
    List<Place> offices();

    /// The sections, in the city's order.
    List<Place> sections();

    /// Whether a server is reached, whether it still waits for its first administrator, and
    /// whether it lets people in by the city's provider.
    record Standing(boolean reached, boolean firstAdministratorDue, boolean cityIdentity) {}

    /// Somebody on their way through the city's provider. Closing it gives up.
    interface CityVisit extends AutoCloseable {
        /// Where the browser goes.
        String address();

        /// Whether a browser was opened there; otherwise the person does it.
        boolean opened();

        /// Waits for the person to come back and signs them in, on a background thread.
        Arrival arrive(boolean training);

        @Override
        void close();
    }

    /// Who came by the city's provider, and whether they could not sign in here without a
    /// connection.
    record Arrival(SessionInfo session, boolean offlinePasswordDue) {}

    /// Who signed in last: their staff number, the last moment they may sign in without a
    /// connection (null when it is over), and how many of their entries have not been sent; -1 when
    /// some have not and nobody counted them.
    record LastHere(String staff, @Nullable Instant offlineUntil, long unsent) {}

    /// An office or section: its code and what it is called.
    record Place(String code, PlaceName name) {}

    /// A server this PC trusts: its address, the name of its office (本所), the authority's
    /// fingerprint.
    record KnownServer(String address, PlaceName office, String fingerprint) {}

    /// What a server that is not trusted yet shows: SHA-256 of its authority's certificate in
    /// hexadecimal, and the name it gives itself.
    record AuthorityOffer(String address, PlaceName office, String fingerprint) {}

    /// The first administrator's details.
    record FirstAdministrator(
            String code,
            String staffNumber,
            String name,
            String office,
            String section,
            String password) {}
}
