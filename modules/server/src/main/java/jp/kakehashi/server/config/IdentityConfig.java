package jp.kakehashi.server.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jp.kakehashi.kernel.Problem;
import org.jspecify.annotations.Nullable;

/// The city's identity provider (OpenID Connect), beside local accounts.
///
/// @param issuer its name and address, exactly as it signs it; `https`, on this machine also `http`
/// @param client the id it knows this server by
/// @param secretFile a file with the client's secret; null for a public client
/// @param hosts further hosts on which it may have endpoints, by `https`
/// @param trust certificates to trust at the provider (PEM) in place of Java's own; null for those
public record IdentityConfig(
        URI issuer,
        String client,
        @Nullable Path secretFile,
        List<String> hosts,
        @Nullable Path trust) {
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    /// @throws jp.kakehashi.kernel.ProblemException `problem.city_identity.settings` with what is
    ///     wrong
    public IdentityConfig {
        hosts = hosts.stream().map(h -> h.toLowerCase(Locale.ROOT)).toList();
        if (!plain(issuer) || issuer.getRawQuery() != null || issuer.toString().length() > 500) {
            throw Problem.invalid("problem.city_identity.settings", "issuer").asException();
        }
        if (client.isBlank() || client.length() > 200) {
            throw Problem.invalid("problem.city_identity.settings", "client").asException();
        }
    }

    /// A public client without further settings.
    public IdentityConfig(URI issuer, String client) {
        this(issuer, client, null, List.of(), null);
    }

    /// Whether the provider may have an endpoint there: where its issuer is, or by `https` on a
    /// host that the settings name. What its discovery document says leads nowhere else.
    public boolean admits(URI endpoint) {
        return plain(endpoint) && (besideIssuer(endpoint) || named(endpoint));
    }

    private boolean besideIssuer(URI endpoint) {
        return endpoint.getScheme().equalsIgnoreCase(issuer.getScheme())
                && endpoint.getHost().equalsIgnoreCase(issuer.getHost())
                && endpoint.getPort() == issuer.getPort();
    }

    private boolean named(URI endpoint) {
        return endpoint.getScheme().equalsIgnoreCase("https")
                && hosts.contains(endpoint.getHost().toLowerCase(Locale.ROOT));
    }

    private static boolean plain(URI uri) {
        String scheme = uri.getScheme();
        String host = uri.getHost();
        if (scheme == null || host == null || uri.getRawUserInfo() != null) {
            return false;
        }
        boolean safe =
                scheme.equalsIgnoreCase("https")
                        || (scheme.equalsIgnoreCase("http") && THIS_MACHINE.contains(host));
        return safe && uri.getRawFragment() == null;
    }
}
