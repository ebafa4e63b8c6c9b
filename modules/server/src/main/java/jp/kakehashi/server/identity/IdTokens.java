package jp.kakehashi.server.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.server.config.IdentityConfig;
import org.jspecify.annotations.Nullable;

/// Reads the provider's ID token (OpenID Connect Core 1.0, 3.1.3.7): signed by one of its keys with
/// an algorithm that proves something, of this issuer, for this client, of now, and for this very
/// sign-in.
final class IdTokens {
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(
                    JWSAlgorithm.RS256,
                    JWSAlgorithm.RS384,
                    JWSAlgorithm.RS512,
                    JWSAlgorithm.PS256,
                    JWSAlgorithm.PS384,
                    JWSAlgorithm.PS512,
                    JWSAlgorithm.ES256,
                    JWSAlgorithm.ES384,
                    JWSAlgorithm.ES512);
    private static final int LETTERS = 16_384;
    private static final int KEYS = 100;
    private static final int RSA_BITS = 2048;
    private static final int SUBJECT = 255;
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final Duration OLD = Duration.ofMinutes(10);

    private final IdentityConfig config;
    private final Kept<JWKSet> keys;
    private final InstantSource clock;

    IdTokens(IdentityConfig config, Kept<JWKSet> keys, InstantSource clock) {
        this.config = config;
        this.keys = keys;
        this.clock = clock;
    }

    /// The keys in what the provider said.
    ///
    /// @throws ProblemException `problem.city_identity.provider`
    static JWKSet keys(ProviderLine.Said said) {
        try {
            JWKSet set = JWKSet.parse(said.body());
            if (said.status() == 200 && set.size() > 0 && set.size() <= KEYS) {
                return set.toPublicJWKSet();
            }
        } catch (ParseException | IllegalArgumentException e) {
            // Whatever it is, no keys.
        }
        throw Problem.refused("problem.city_identity.provider").asException();
    }

    /// The subject that `token` names.
    ///
    /// @throws ProblemException `problem.city_identity.token`, `problem.city_identity.clock`
    String subject(String token, String nonce) {
        if (token.length() > LETTERS) {
            throw refused();
        }
        try {
            SignedJWT signed = SignedJWT.parse(token);
            if (!signed(signed, keys.get()) && !signed(signed, keys.fresh())) {
                throw refused();
            }
            return subject(signed.getJWTClaimsSet(), nonce);
        } catch (ParseException e) {
            throw refused();
        }
    }

    private static boolean signed(SignedJWT token, JWKSet set) {
        JWSHeader header = token.getHeader();
        JOSEObjectType type = header.getType();
        if (!ALGORITHMS.contains(header.getAlgorithm())
                || (type != null && !type.equals(JOSEObjectType.JWT))) {
            throw refused();
        }
        JWKMatcher matcher = JWKMatcher.forJWSHeader(header);
        List<JWK> fitting = new JWKSelector(matcher).select(set);
        return fitting.stream().anyMatch(key -> signed(token, key));
    }

    private static boolean signed(SignedJWT token, JWK key) {
        try {
            if (key instanceof RSAKey rsa && rsa.size() < RSA_BITS) {
                return false;
            }
            JWSVerifier verifier =
                    new DefaultJWSVerifierFactory()
                            .createJWSVerifier(
                                    token.getHeader(), ((AsymmetricJWK) key).toPublicKey());
            return token.verify(verifier);
        } catch (JOSEException e) {
            return false;
        }
    }

    private String subject(JWTClaimsSet claims, String nonce) throws ParseException {
        List<String> audience = claims.getAudience();
        String party = claims.getStringClaim("azp");
        boolean ours =
                config.issuer().toString().equals(claims.getIssuer())
                        && audience.contains(config.client())
                        && (party == null ? audience.size() == 1 : party.equals(config.client()))
                        && nonce.equals(claims.getStringClaim("nonce"));
        String subject = claims.getSubject();
        if (!ours || subject == null || subject.isBlank() || subject.length() > SUBJECT) {
            throw refused();
        }
        requireNow(claims);
        return subject;
    }

    private void requireNow(JWTClaimsSet claims) {
        Instant now = clock.instant();
        Date until = claims.getExpirationTime();
        Date issued = claims.getIssueTime();
        if (until == null || issued == null) {
            throw refused();
        }
        boolean over = !until.toInstant().plus(SKEW).isAfter(now);
        boolean old = issued.toInstant().plus(OLD).plus(SKEW).isBefore(now);
        if (over || old || early(issued, now) || early(claims.getNotBeforeTime(), now)) {
            throw Problem.refused("problem.city_identity.clock").asException();
        }
    }

    private static boolean early(@Nullable Date from, Instant now) {
        return from != null && from.toInstant().minus(SKEW).isAfter(now);
    }

    private static ProblemException refused() {
        return Problem.refused("problem.city_identity.token").asException();
    }
}
