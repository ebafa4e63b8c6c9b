package jp.kakehashi.wire;

import java.util.List;

/// What a feature offers to the shared backend. Knows no HTTP library: the server turns routes into
/// its own. Handlers run on virtual threads and may block.
public interface ServerFeature {
    /// Short name, used in logs and in the list of what a server offers.
    String name();

    /// Its HTTP routes.
    List<Route> routes();
}
