package jp.kakehashi.wire;

import java.util.Optional;

/// One request as a handler sees it, after the server has checked who is calling.
public interface Call {
    /// Who is calling.
    ///
    /// @throws IllegalStateException on a public route
    CallerSession session();

    /// A `{name}` segment of the path, decoded.
    String path(String name);

    /// A query parameter, decoded.
    Optional<String> query(String name);

    /// The body read as `type`, strictly.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.wire.malformed`
    <T> T body(Class<T> type);

    /// Address of the peer, for rate limits.
    String peer();
}
