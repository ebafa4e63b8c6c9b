package jp.kakehashi.app.cli;

import java.util.Map;
import jp.kakehashi.app.ledgers.HttpCalls;
import jp.kakehashi.records.World;
import jp.kakehashi.wire.Messages;
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
        ServerLine.declare(spec);
        spec.addOption(Verb.flag("--training"));
        signIn.declare(spec);
    }

    @Override
    public int run(ParseResult typed) {
        ServerLine line = ServerLine.of(typed, console);
        World world = typed.hasMatchedOption("--training") ? World.TRAINING : World.PRODUCTION;
        try (HttpCalls calls = line.open()) {
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
