package jp.kakehashi.server.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.server.config.IdentityConfig;
import jp.kakehashi.wire.IdentityMessages.Answer;
import jp.kakehashi.wire.IdentityMessages.Begin;
import org.jspecify.annotations.Nullable;

/// The city's identity provider as this server believes it: makes the address for a person's
/// browser and tells whom a code that came back stands for. Authorization code with PKCE; tokens
/// never leave this class. Safe for many threads; every call ends within some 20 s.
public final class IdentityProvider implements AutoCloseable {
    private static final Pattern LOOPBACK =
            Pattern.compile("http://127\\.0\\.0\\.1:\\d{1,5}/[a-z]*");
    private static final Pattern PKCE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");
    private static final Pattern STATE = Pattern.compile("[A-Za-z0-9_-]{20,128}");
    private static final int CODE = 4_096;

    private final IdentityConfig config;
    private final @Nullable String secret;
    private final ProviderLine line;
    private final Kept<Discovery> discovery;
    private final IdTokens tokens;

    /// A provider as set up; nothing is asked of it yet.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.city_identity.settings` when a file
    ///     that the settings name is not what it should be
    public IdentityProvider(IdentityConfig config, InstantSource clock) {
        this.config = config;
        this.secret = ProviderLine.secret(config.secretFile());
        this.line = new ProviderLine(config);
        this.discovery =
                new Kept<>(
                        () -> Discovery.read(line.get(Discovery.address(config)), config), clock);
        Kept<JWKSet> keys =
                new Kept<>(() -> IdTokens.keys(line.get(discovery.get().keys())), clock);
        this.tokens = new IdTokens(config, keys, clock);
    }

    /// The issuer, by which its subjects are told from those of another.
    public String issuer() {
        return config.issuer().toString();
    }

    /// Where the browser goes.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.city_identity.request`, `.down`,
    ///     `.provider`
    public String address(Begin request, String nonce) {
        if (!LOOPBACK.matcher(request.redirect()).matches()
                || !PKCE.matcher(request.challenge()).matches()
                || !STATE.matcher(request.state()).matches()) {
            throw Problem.invalid("problem.city_identity.request").asException();
        }
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("response_type", "code");
        asked.put("scope", "openid");
        asked.put("client_id", config.client());
        asked.put("redirect_uri", request.redirect());
        asked.put("code_challenge", request.challenge());
        asked.put("code_challenge_method", "S256");
        asked.put("state", request.state());
        asked.put("nonce", nonce);
        String at = discovery.get().authorization().toString();
        return at + (at.indexOf('?') < 0 ? '?' : '&') + form(asked);
    }

    /// Whom the code stands for: the provider's subject.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.city_identity.request`, `.code` when
    ///     the provider does not know the code, `.client` when it does not know this server,
    ///     `.token`, `.clock`, `.down`, `.provider`; `problem.server.busy`
    public String subject(Answer answer) {
        if (!LOOPBACK.matcher(answer.redirect()).matches()
                || !VERIFIER.matcher(answer.verifier()).matches()
                || answer.code().isEmpty()
                || answer.code().length() > CODE) {
            throw Problem.invalid("problem.city_identity.request").asException();
        }
        Map<String, String> given = new LinkedHashMap<>();
        given.put("grant_type", "authorization_code");
        given.put("code", answer.code());
        given.put("redirect_uri", answer.redirect());
        given.put("client_id", config.client());
        given.put("code_verifier", answer.verifier());
        ProviderLine.Said said = line.post(discovery.get().token(), form(given), authorization());
        JsonNode told = Discovery.json(said);
        if (said.status() != 200) {
            throw refusal(told.path("error").asText());
        }
        JsonNode token = told.path("id_token");
        if (!token.isTextual()) {
            throw Problem.refused("problem.city_identity.provider").asException();
        }
        return tokens.subject(token.asText(), answer.nonce());
    }

    private static jp.kakehashi.kernel.ProblemException refusal(String error) {
        return Problem.refused(
                        switch (error) {
                            case "invalid_grant" -> "problem.city_identity.code";
                            case "invalid_client", "unauthorized_client" ->
                                    "problem.city_identity.client";
                            default -> "problem.city_identity.provider";
                        })
                .asException();
    }

    private @Nullable String authorization() {
        if (secret == null) {
            return null;
        }
        // RFC 6749, 2.3.1: both parts are form-encoded first.
        String both = encoded(config.client()) + ":" + encoded(secret);
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private static String form(Map<String, String> parts) {
        return parts.entrySet().stream()
                .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        line.close();
    }
}
