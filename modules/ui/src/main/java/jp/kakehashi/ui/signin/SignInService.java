package jp.kakehashi.ui.signin;

import java.util.List;
import java.util.Optional;
import jp.kakehashi.ui.PlaceName;
import jp.kakehashi.ui.shell.SessionInfo;

/// The way in. `app` gives it; the sign-in screen calls it on background threads, and an expected
/// failure is a `ProblemException` (`problem.account.…`, `problem.line.…`).
public interface SignInService {
    /// The server this PC belongs to; empty at the first start.
    Optional<KnownServer> server();

    /// Whether that server answers now. False is no problem: whoever signed in here before may
    /// do so without a connection for some days.
    boolean reachable();

    /// Asks the server at `address` for its authority, trusting nothing yet.
    AuthorityOffer meet(String address);

    /// The person compared the fingerprint: from now on only this authority is believed.
    KnownServer trust(AuthorityOffer offer);

    /// Signs in; without a connection when there is none and that is allowed. The password array
    /// is emptied by the caller afterwards.
    SessionInfo signIn(String staffNumber, char[] password, boolean training);

    /// Makes the first administrator with the one-time code that the server showed at its first
    /// start.
    void createFirstAdministrator(FirstAdministrator person);

    /// The offices that somebody may belong to, in the city's order.
    List<Place> offices();

    /// The sections, in the city's order.
    List<Place> sections();

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
