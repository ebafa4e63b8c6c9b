package jp.kakehashi.server.config;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a server is set up.
///
/// @param dir data directory: authority, both worlds' databases, lock; made when absent
/// @param host address to listen on
/// @param port port to listen on; 0 takes a free one
/// @param names further names and addresses by which workstations call it, for its certificate
/// @param postgres databases on a PostgreSQL server; null keeps the data in `dir`
/// @param passwords what passwords kept from now on cost a guesser
/// @param identity the city's identity provider; null where there is none
public record ServerConfig(
        Path dir,
        String host,
        int port,
        List<String> names,
        @Nullable PostgresConfig postgres,
        ServerLimits limits,
        PasswordCost passwords,
        @Nullable IdentityConfig identity) {

    public ServerConfig {
        names = List.copyOf(names);
    }

    /// As every city runs it: {@link PasswordCost#STANDARD}.
    public ServerConfig(
            Path dir,
            String host,
            int port,
            List<String> names,
            @Nullable PostgresConfig postgres,
            ServerLimits limits) {
        this(dir, host, port, names, postgres, limits, PasswordCost.STANDARD, null);
    }

    /// A server for this machine only, with its data in `dir`.
    public static ServerConfig local(Path dir, int port) {
        return new ServerConfig(dir, "127.0.0.1", port, List.of(), null, ServerLimits.STANDARD);
    }

    /// The same with passwords of another cost.
    public ServerConfig with(PasswordCost cost) {
        return new ServerConfig(dir, host, port, names, postgres, limits, cost, identity);
    }

    /// The same with the city's identity provider.
    public ServerConfig with(@Nullable IdentityConfig provider) {
        return new ServerConfig(dir, host, port, names, postgres, limits, passwords, provider);
    }

    /// Where PostgreSQL keeps both worlds: two databases, as JDBC URLs.
    public record PostgresConfig(
            String productionUrl, String trainingUrl, String user, String password) {
        @Override
        public String toString() {
            return "PostgresConfig[%s, %s, %s]".formatted(productionUrl, trainingUrl, user);
        }
    }
}
