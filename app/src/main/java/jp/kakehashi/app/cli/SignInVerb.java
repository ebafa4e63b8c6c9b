package jp.kakehashi.app.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import jp.kakehashi.app.ledgers.HttpCalls;
import jp.kakehashi.records.World;
import jp.kakehashi.sync.line.PinnedAuthority;
import jp.kakehashi.wire.Messages;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `sign-in`: a session at a running server for other commands and for calls to its routes; prints
/// its token and when it ends.
final class SignInVerb implements Verb {
    private final Console console;
    private final RemoteSignIn signIn;

    SignInVerb(Console console, RemoteSignIn signIn) {
        this.console = console;
        this.signIn = signIn;
    }

    @Override
    public String name() {
        return "sign-in";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addOption(Verb.option("--server", "URL"));
        spec.addOption(Verb.option("--authority", "FILE"));
        spec.addOption(Verb.flag("--training"));
        signIn.declare(spec);
    }

    @Override
    public int run(ParseResult typed) {
        @Nullable String server = typed.matchedOptionValue("--server", null);
        @Nullable String authority = typed.matchedOptionValue("--authority", null);
        if (server == null || authority == null) {
            throw new UsageException(console.texts().of("app.cli.usage.server"));
        }
        World world = typed.hasMatchedOption("--training") ? World.TRAINING : World.PRODUCTION;
        try (HttpCalls calls =
                new HttpCalls(
                        URI.create(server),
                        PinnedAuthority.read(Path.of(authority)).context(),
                        null)) {
            Messages.SignedIn signedIn = signIn.signIn(calls, typed, world);
            console.print(
                    Map.of(
                            "token",
                            signedIn.token(),
                            "expiresAt",
                            signedIn.expiresAt().toString()));
            return ExitCode.DONE;
        }
    }
}
