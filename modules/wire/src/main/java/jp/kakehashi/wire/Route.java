package jp.kakehashi.wire;

/// One HTTP route of the backend.
///
/// @param method `GET`, `POST`, `PUT` or `DELETE`
/// @param path `/api/ledgers/{ledger}/push`; `{name}` matches one segment
/// @param access who may call it; the server refuses everybody else before the handler runs
/// @param maxBytes largest request body; a longer one is refused as `problem.wire.too_large`
public record Route(
        String method, String path, RouteAccess access, long maxBytes, Handler handler) {

    /// Who may call a route.
    public enum RouteAccess {
        /// Anyone who reaches the server, without signing in.
        PUBLIC,
        /// A member of staff with a valid session on a device that is not revoked.
        SIGNED_IN,
        /// As before, with the role `administrator`.
        ADMINISTRATOR,
        /// A member of staff with a valid session and the role `auditor`.
        AUDITOR
    }

    /// Answers one call.
    @FunctionalInterface
    public interface Handler {
        /// The answer; a {@link jp.kakehashi.kernel.ProblemException} becomes a named refusal.
        Reply handle(Call call);
    }
}
