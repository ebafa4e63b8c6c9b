package jp.kakehashi.server;

import java.nio.file.Path;
import java.time.InstantSource;
import jp.kakehashi.records.World;
import jp.kakehashi.server.authority.HeadSigner;
import jp.kakehashi.server.live.LiveHub;
import jp.kakehashi.server.staffing.Staffing;
import jp.kakehashi.storage.Database;
import jp.kakehashi.wire.Json;

/// What a feature of the server stands on; handed to it once, at start.
///
/// @param dir the server's data directory; a feature keeps its files in a folder of its own
/// @param staffing who holds which post
/// @param databases each world's database; a handler takes the one of its caller's session
public record ServerGround(
        Path dir,
        InstantSource clock,
        Json json,
        Worlds databases,
        HeadSigner heads,
        LiveHub live,
        Staffing staffing) {

    /// A ground that knows nobody but its callers.
    public ServerGround(
            Path dir,
            InstantSource clock,
            Json json,
            Worlds databases,
            HeadSigner heads,
            LiveHub live) {
        this(dir, clock, json, databases, heads, live, Staffing.CALLERS);
    }

    /// One database per world.
    @FunctionalInterface
    public interface Worlds {
        /// The database of `world`.
        Database of(World world);
    }
}
