package jp.kakehashi.wire;

import java.util.List;

/// What a feature offers to the shared backend. Knows no HTTP library: the server turns routes into
/// its own. Handlers run on virtual threads and may block. Closed after the last call, before the
/// databases.
public interface ServerFeature extends AutoCloseable {
    /// Short name, used in logs and in the list of what a server offers.
    String name();

    /// Its HTTP routes.
    List<Route> routes();

    /// Lets go of what it holds besides the databases; nothing by default.
    @Override
    default void close() {}
}
