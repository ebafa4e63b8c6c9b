package jp.kakehashi.app.cli;

import java.net.URI;
import java.nio.file.Path;
import jp.kakehashi.app.ledgers.HttpCalls;
import jp.kakehashi.sync.line.PinnedAuthority;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Which server a verb calls, as typed: its address and the file of the authority that it is pinned
/// to.
record ServerLine(URI server, Path authority) {
    static void declare(CommandSpec spec) {
        spec.addOption(Verb.option("--server", "URL"));
        spec.addOption(Verb.option("--authority", "FILE"));
    }

    /// @throws UsageException unless both were typed
    static ServerLine of(ParseResult typed, Console console) {
        @Nullable String server = typed.matchedOptionValue("--server", null);
        @Nullable String authority = typed.matchedOptionValue("--authority", null);
        if (server == null || authority == null) {
            throw new UsageException(console.texts().of("app.cli.usage.server"));
        }
        return new ServerLine(URI.create(server), Path.of(authority));
    }

    /// A line to it on which nobody has signed in yet.
    HttpCalls open() {
        return new HttpCalls(server, PinnedAuthority.read(authority).context(), null);
    }
}
