package jp.kakehashi.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import jp.kakehashi.records.World;
import jp.kakehashi.server.config.PasswordCost;
import jp.kakehashi.server.config.ServerConfig;
import jp.kakehashi.wire.AccountMessages.NewPost;
import jp.kakehashi.wire.AccountMessages.NewStaff;
import jp.kakehashi.wire.ServerFeature;

/// A real server on a free port with one administrator and one clerk.
public final class RunningServer implements AutoCloseable {
    public static final String PASSWORD = "correct horse 馬";
    /// So that tests of other things need not wait for honest hashes.
    public static final PasswordCost QUICK = new PasswordCost(64, 1);

    public final SettableClock clock = new SettableClock();
    public final KakehashiServer server;
    public final Path dir;

    @SafeVarargs
    @SuppressWarnings("varargs")
    public RunningServer(Path dir, Function<ServerGround, ServerFeature>... features) {
        this(ServerConfig.local(dir, 0).with(QUICK), features);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public RunningServer(ServerConfig config, Function<ServerGround, ServerFeature>... features) {
        this.dir = config.dir();
        this.server = new KakehashiServer(clock, List.of(features));
        server.start(config);
        if (server.firstAdministratorCode().isPresent()) {
            server.makeFirstAdministrator(
                    new NewStaff(
                            "admin", "情報政策", "honsho", "joho", Set.of("administrator"), PASSWORD));
            admin().post("/api/staff", clerk("clerk"));
        }
    }

    public static NewStaff clerk(String number) {
        return new NewStaff(number, "佐藤 花子", "asahi", "shimin", Set.of("keeper"), PASSWORD);
    }

    public Peer peer() {
        return new Peer(server.uri(), server.certificateFile());
    }

    public Peer admin() {
        return peer().signIn("admin", PASSWORD, "pc-admin", World.PRODUCTION);
    }

    public Peer clerk() {
        return peer().signIn("clerk", PASSWORD, "pc-clerk", World.PRODUCTION);
    }

    /// Somebody with a post, signed in on a PC of their own.
    public Peer hired(String number, NewPost post) {
        var request = new NewStaff(number, "阿部 一郎", null, post, PASSWORD);
        var answer = admin().post("/api/staff", request);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.body());
        }
        return peer().signIn(number, PASSWORD, "pc-" + number, World.PRODUCTION);
    }

    @Override
    public void close() {
        server.close();
    }
}
