package jp.kakehashi.app.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import jp.kakehashi.app.ledgers.HttpCalls;
import jp.kakehashi.records.World;
import jp.kakehashi.sync.device.DeviceFiles;
import jp.kakehashi.wire.DeviceKey;
import jp.kakehashi.wire.Messages;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Signs a command in at a running server: by `--staff`, a password that is not typed, and the key
/// of this computer's command line in `--device` (`.kakehashi/command-line` in the user's folder),
/// which is made at the first time. Its device id follows from the key, so that a lost key is
/// nothing but another device.
final class RemoteSignIn {
    private static final String NAME = "command-line";

    private final Console console;
    private final @Nullable String password;

    /// With `password`, or null when there is none.
    RemoteSignIn(Console console, @Nullable String password) {
        this.console = console;
        this.password = password;
    }

    void declare(CommandSpec spec) {
        spec.addOption(Verb.option("--staff", "STAFF"));
        spec.addOption(Verb.option("--device", "DIR"));
    }

    /// Signs in; `calls` go on in that session.
    ///
    /// @throws UsageException when staff number or password are missing
    Messages.SignedIn signIn(HttpCalls calls, ParseResult typed, World world) {
        @Nullable String staff = typed.matchedOptionValue("--staff", null);
        if (staff == null || password == null) {
            throw new UsageException(console.texts().of("app.cli.usage.session"));
        }
        DeviceKey key = new DeviceFiles(folder(typed)).key();
        return calls.signIn(
                new Messages.SignIn(staff, password, NAME + "-" + mark(key), NAME, world), key);
    }

    private static Path folder(ParseResult typed) {
        @Nullable String dir = typed.matchedOptionValue("--device", null);
        return dir == null
                ? Path.of(System.getProperty("user.home"), ".kakehashi", NAME)
                : Path.of(dir);
    }

    private static String mark(DeviceKey key) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(key.publicKey().getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
