package jp.kakehashi.server.http;

import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Actor;
import jp.kakehashi.server.accounts.Admission;
import jp.kakehashi.server.accounts.Sessions;
import jp.kakehashi.wire.Messages;
import jp.kakehashi.wire.Route.RouteAccess;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/// Decides who gets in: the client's wire version, then the session, then the role.
final class Gate {
    private static final String SCHEME = "Bearer ";

    private final Sessions sessions;

    Gate(Sessions sessions) {
        this.sessions = sessions;
    }

    /// @throws jp.kakehashi.kernel.ProblemException `problem.wire.version` with the server's
    ///     version
    void checkVersion(HttpFields headers) {
        String version = headers.get("Kakehashi-Wire");
        if (!String.valueOf(Messages.VERSION).equals(version)) {
            throw Problem.invalid("problem.wire.version", Messages.VERSION).asException();
        }
    }

    /// Who is calling; null on a public route.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.session.*`,
    ///     `problem.device.revoked`, `problem.role.missing`
    @Nullable Admission admit(HttpFields headers, RouteAccess access) {
        if (access == RouteAccess.PUBLIC) {
            return null;
        }
        Admission admission = admit(headers);
        if (access == RouteAccess.ADMINISTRATOR) {
            require(admission, Actor.ADMINISTRATOR);
        } else if (access == RouteAccess.AUDITOR) {
            require(admission, Actor.AUDITOR);
        }
        return admission;
    }

    private static void require(Admission admission, String role) {
        if (!admission.caller().actor().holds(role)) {
            throw Problem.refused("problem.role.missing", role).asException();
        }
    }

    /// Makes sure that the caller's session still stands and has the rights it had; an answer may
    /// take hours.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.session.*`, `problem.device.revoked`
    void requireSame(@Nullable Admission admission, HttpFields headers) {
        if (admission != null
                && !admit(headers).caller().actor().equals(admission.caller().actor())) {
            throw Problem.refused("problem.session.rights_changed").asException();
        }
    }

    Admission admit(HttpFields headers) {
        String header = headers.get(HttpHeader.AUTHORIZATION);
        if (header == null || !header.startsWith(SCHEME)) {
            throw Problem.refused("problem.session.missing").asException();
        }
        return sessions.admit(header.substring(SCHEME.length()));
    }
}
