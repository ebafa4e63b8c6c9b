package jp.kakehashi.app.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import jp.kakehashi.app.ledgers.DirectCalls;
import jp.kakehashi.app.ledgers.HttpCalls;
import jp.kakehashi.app.ledgers.LedgerDesk;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.World;
import jp.kakehashi.server.ServerGround;
import jp.kakehashi.sync.line.PinnedAuthority;
import jp.kakehashi.wire.ServerFeature;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Where the ledgers of a command are: `--data DIR`, or `--server URL` with `--authority FILE` and
/// either a token or a staff number whose password is in `KAKEHASHI_PASSWORD`.
final class LedgerPlace {
    private final Console console;
    private final InstantSource clock;
    private final RemoteSignIn signIn;
    private final List<Function<ServerGround, ServerFeature>> features;

    LedgerPlace(
            Console console,
            InstantSource clock,
            RemoteSignIn signIn,
            List<Function<ServerGround, ServerFeature>> features) {
        this.console = console;
        this.clock = clock;
        this.signIn = signIn;
        this.features = features;
    }

    void declare(CommandSpec spec) {
        spec.addOption(Verb.option("--data", "DIR"));
        spec.addOption(Verb.option("--server", "URL"));
        spec.addOption(Verb.option("--authority", "FILE"));
        spec.addOption(Verb.option("--token", "TOKEN"));
        signIn.declare(spec);
        spec.addOption(Verb.option("--office", "OFFICE"));
        spec.addOption(Verb.option("--section", "SECTION"));
        spec.addOption(Verb.flag("--training"));
    }

    InstantSource clock() {
        return clock;
    }

    /// The world that was typed.
    World world(ParseResult typed) {
        return typed.hasMatchedOption("--training") ? World.TRAINING : World.PRODUCTION;
    }

    /// Opens what was typed.
    ///
    /// @throws UsageException when it was not one place
    LedgerDesk open(ParseResult typed) {
        @Nullable String data = typed.matchedOptionValue("--data", null);
        @Nullable String server = typed.matchedOptionValue("--server", null);
        World world = world(typed);
        if (data != null && server == null) {
            Actor actor =
                    actor(typed, "command-line", "info", Set.of(Actor.ADMINISTRATOR, "keeper"));
            return new LedgerDesk(
                    new DirectCalls(Path.of(data), world, actor, clock, features),
                    actor,
                    DirectCalls.DEVICE);
        }
        @Nullable String authority = typed.matchedOptionValue("--authority", null);
        if (data != null || server == null || authority == null) {
            throw new UsageException(console.texts().of("app.cli.usage.place"));
        }
        return remote(
                typed,
                URI.create(server),
                PinnedAuthority.read(Path.of(authority)).context(),
                world);
    }

    private LedgerDesk remote(ParseResult typed, URI server, SSLContext authority, World world) {
        @Nullable String token = typed.matchedOptionValue("--token", null);
        HttpCalls calls = new HttpCalls(server, authority, token);
        boolean opened = false;
        try {
            if (token == null) {
                signIn.signIn(calls, typed, world);
            }
            LedgerDesk desk = LedgerDesk.ofSession(calls, world);
            opened = true;
            return desk;
        } finally {
            if (!opened) {
                calls.close();
            }
        }
    }

    private static Actor actor(ParseResult typed, String staff, String section, Set<String> roles) {
        String who = typed.matchedOptionValue("--staff", staff);
        return new Actor(
                who,
                who,
                typed.matchedOptionValue("--office", "honsho"),
                typed.matchedOptionValue("--section", section),
                roles);
    }
}
