package jp.kakehashi.server.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.server.config.IdentityConfig;

/// Where the provider has what, as its discovery document says (OpenID Connect Discovery 1.0).
record Discovery(URI authorization, URI token, URI keys) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static URI address(IdentityConfig config) {
        String issuer = config.issuer().toString();
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return URI.create(base + "/.well-known/openid-configuration");
    }

    /// @throws ProblemException `problem.city_identity.provider` when it is of another issuer or
    ///     leads where the settings allow nothing
    static Discovery read(ProviderLine.Said said, IdentityConfig config) {
        JsonNode document = json(said);
        if (said.status() != 200
                || !document.path("issuer").asText().equals(config.issuer().toString())) {
            throw wrong();
        }
        return new Discovery(
                endpoint(document, "authorization_endpoint", config),
                endpoint(document, "token_endpoint", config),
                endpoint(document, "jwks_uri", config));
    }

    static JsonNode json(ProviderLine.Said said) {
        try {
            return JSON.readTree(said.body());
        } catch (JsonProcessingException e) {
            throw wrong();
        }
    }

    private static URI endpoint(JsonNode document, String name, IdentityConfig config) {
        try {
            URI endpoint = URI.create(document.path(name).asText());
            if (config.admits(endpoint)) {
                return endpoint;
            }
        } catch (IllegalArgumentException e) {
            // As wrong as one that leads elsewhere.
        }
        throw wrong();
    }

    private static ProblemException wrong() {
        return Problem.refused("problem.city_identity.provider").asException();
    }
}
