package jp.kakehashi.server.config;

import java.time.Duration;

/// Bounds that keep one peer or one mistake from taking the server away from the others.
///
/// @param connections open connections at once, all peers
/// @param connectionsPerPeer open connections at once from one address
/// @param requests requests being answered at once; more are `problem.server.busy`
/// @param bodyBytes bytes of request bodies held at once, all requests
/// @param idle silence after which a connection is closed, also in the middle of a request
/// @param header time a connection has to finish the head of a request once it began
/// @param session how long a sign-in lasts
/// @param offline how long after a sign-in the person may sign in on the device without
///     connection
public record ServerLimits(
        int connections,
        int connectionsPerPeer,
        int requests,
        int bodyBytes,
        Duration idle,
        Duration header,
        Duration session,
        Duration offline) {

    /// What a city hall needs.
    public static final ServerLimits STANDARD =
            new ServerLimits(
                    4_000,
                    3_000,
                    256,
                    64 << 20,
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(15),
                    Duration.ofHours(12),
                    Duration.ofDays(7));
}
