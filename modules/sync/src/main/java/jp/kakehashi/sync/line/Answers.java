package jp.kakehashi.sync.line;

import java.net.http.WebSocketHandshakeException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLPeerUnverifiedException;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Messages;
import org.jspecify.annotations.Nullable;

/// Turns what came back from a server, or did not, into problems. Safe for use from many threads.
public final class Answers {
    /// Says which messages the caller speaks.
    public static final String VERSION_HEADER = "Kakehashi-Wire";

    private final Json json;

    /// Answers read by `json`.
    public Answers(Json json) {
        this.json = json;
    }

    /// What the server said was wrong; a body that is no problem is told by its status.
    public Problem problem(int status, byte[] body) {
        try {
            return problem(json.read(body, Messages.ProblemMessage.class));
        } catch (ProblemException e) {
            return Problem.unavailable("problem.line.answer", status);
        }
    }

    /// A problem as the server meant it.
    static Problem problem(Messages.ProblemMessage message) {
        return switch (message.kind()) {
            case "invalid" -> new Problem.Invalid(message.key(), message.args());
            case "refused" -> new Problem.Refused(message.key(), message.args());
            case "damaged" -> new Problem.Damaged(message.key(), message.args());
            default -> new Problem.Unavailable(message.key(), message.args());
        };
    }

    /// A call that got no answer: the wrong certificate is told apart from no line.
    public static ProblemException failure(@Nullable Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof WebSocketHandshakeException e) {
                int status = e.getResponse().statusCode();
                return new ProblemException(
                        status == 401 || status == 403
                                ? Problem.refused("problem.session.expired")
                                : Problem.unavailable("problem.line.answer", status),
                        cause);
            }
            // A line cut during the handshake is an SSL failure too, but never one of these.
            if (each instanceof CertificateException
                    || each instanceof CertPathValidatorException
                    || each instanceof SSLPeerUnverifiedException) {
                return new ProblemException(Problem.refused("problem.line.certificate"), cause);
            }
        }
        return new ProblemException(Problem.unavailable("problem.line.down"), cause);
    }
}
