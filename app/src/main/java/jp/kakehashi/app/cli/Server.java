package jp.kakehashi.app.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import jp.kakehashi.app.city.City;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.server.KakehashiServer;
import jp.kakehashi.server.ServerGround;
import jp.kakehashi.server.config.IdentityConfig;
import jp.kakehashi.server.config.ServerConfig;
import jp.kakehashi.server.config.ServerConfig.PostgresConfig;
import jp.kakehashi.server.config.ServerLimits;
import jp.kakehashi.wire.ServerFeature;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `server`: the shared backend. Prints where it listens and what to pin once requests are
/// answered, then runs until it is told to stop.
final class Server implements Verb {
    private static final int STANDARD_PORT = 8443;

    private final Console console;
    private final InstantSource clock;
    private final Function<@Nullable Path, List<Function<ServerGround, ServerFeature>>> features;

    Server(
            Console console,
            InstantSource clock,
            Function<@Nullable Path, List<Function<ServerGround, ServerFeature>>> features) {
        this.console = console;
        this.clock = clock;
        this.features = features;
    }

    @Override
    public String name() {
        return "server";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addOption(Verb.option("--data", "DIR").toBuilder().required(true).build());
        spec.addOption(Verb.option("--host", "ADDRESS"));
        spec.addOption(Verb.option("--port", "PORT"));
        spec.addOption(Verb.options("--name", "NAME"));
        spec.addOption(Verb.option("--postgres-production", "URL"));
        spec.addOption(Verb.option("--postgres-training", "URL"));
        spec.addOption(Verb.option("--postgres-user", "USER"));
        spec.addOption(Verb.option("--exports", "DIR"));
        spec.addOption(Verb.option("--identity-issuer", "URL"));
        spec.addOption(Verb.option("--identity-client", "ID"));
        spec.addOption(Verb.option("--identity-secret", "FILE"));
        spec.addOption(Verb.options("--identity-host", "NAME"));
        spec.addOption(Verb.option("--identity-trust", "FILE"));
        spec.addOption(Verb.flag("--until-stdin-closes"));
    }

    @Override
    public int run(ParseResult typed) throws InterruptedException, IOException {
        ServerConfig config =
                new ServerConfig(
                                Path.of(typed.matchedOptionValue("--data", "")),
                                typed.matchedOptionValue("--host", "127.0.0.1"),
                                port(typed),
                                typed.matchedOptionValue("--name", List.of()),
                                postgres(typed),
                                ServerLimits.STANDARD)
                        .with(identity(typed));
        @Nullable String exports = typed.matchedOptionValue("--exports", null);
        KakehashiServer server =
                new KakehashiServer(
                        clock,
                        features.apply(exports == null ? null : Path.of(exports)),
                        City.model());
        server.start(config);
        Thread stopping = Thread.ofPlatform().unstarted(server::close);
        Runtime.getRuntime().addShutdownHook(stopping);
        console.print(started(server));
        if (typed.hasMatchedOption("--until-stdin-closes")) {
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        } else {
            new CountDownLatch(1).await();
        }
        server.close();
        return ExitCode.DONE;
    }

    private static Map<String, Object> started(KakehashiServer server) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("uri", server.uri().toString());
        said.put("port", server.port());
        said.put("authority", server.certificateFile().toString());
        said.put("fingerprint", server.fingerprint());
        server.firstAdministratorCode().ifPresent(code -> said.put("firstAdministratorCode", code));
        return said;
    }

    private int port(ParseResult typed) {
        String text = typed.matchedOptionValue("--port", String.valueOf(STANDARD_PORT));
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new UsageException(console.texts().of("app.cli.usage.port", text));
        }
        return Integer.parseInt(text);
    }

    private static @Nullable IdentityConfig identity(ParseResult typed) {
        @Nullable String issuer = typed.matchedOptionValue("--identity-issuer", null);
        return issuer == null
                ? null
                : new IdentityConfig(
                        issuer(issuer),
                        typed.matchedOptionValue("--identity-client", "kakehashi"),
                        file(typed, "--identity-secret"),
                        typed.matchedOptionValue("--identity-host", List.of()),
                        file(typed, "--identity-trust"));
    }

    private static URI issuer(String typed) {
        try {
            return URI.create(typed);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("problem.city_identity.settings", typed).asException();
        }
    }

    private static @Nullable Path file(ParseResult typed, String option) {
        @Nullable String name = typed.matchedOptionValue(option, null);
        return name == null ? null : Path.of(name);
    }

    /// The password comes from the environment, because arguments are seen by every user of the
    /// machine.
    private @Nullable PostgresConfig postgres(ParseResult typed) {
        @Nullable String production = typed.matchedOptionValue("--postgres-production", null);
        @Nullable String training = typed.matchedOptionValue("--postgres-training", null);
        if (production == null && training == null) {
            return null;
        }
        if (production == null || training == null) {
            throw new UsageException(console.texts().of("app.cli.usage.postgres"));
        }
        @Nullable String password = System.getenv("KAKEHASHI_POSTGRES_PASSWORD");
        return new PostgresConfig(
                production,
                training,
                typed.matchedOptionValue("--postgres-user", "kakehashi"),
                password == null ? "" : password);
    }
}
