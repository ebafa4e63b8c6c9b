package jp.kakehashi.server.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.function.UnaryOperator;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.server.SettableClock;
import jp.kakehashi.server.config.IdentityConfig;
import jp.kakehashi.wire.IdentityMessages.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A provider and whoever has to believe it.
abstract class Believing {
    static final String NONCE = "n-1";
    static final UnaryOperator<JWTClaimsSet.Builder> AS_IT_SHOULD = claims -> claims;

    @TempDir Path dir;
    final SettableClock clock = new SettableClock();
    OddProvider odd;
    IdentityProvider believed;

    @BeforeEach
    void start() throws Exception {
        odd = new OddProvider();
        believe(new IdentityConfig(odd.uri(), OddProvider.CLIENT));
    }

    void believe(IdentityConfig config) {
        if (believed != null) {
            believed.close();
        }
        believed = new IdentityProvider(config, clock);
    }

    @AfterEach
    void stop() {
        believed.close();
        odd.close();
    }

    static Answer answer() {
        return new Answer("code", "v".repeat(43), CityDesk.REDIRECT, NONCE);
    }

    /// Who the provider's token names, or the problem.
    String outcome() {
        try {
            return believed.subject(answer());
        } catch (ProblemException e) {
            return e.problem().key().replace("problem.city_identity.", "");
        }
    }

    String with(String token) {
        odd.idToken = token;
        return outcome();
    }

    String with(UnaryOperator<JWTClaimsSet.Builder> change) {
        return with(odd.signed(NONCE, clock.instant(), change));
    }

    Date in(Duration time) {
        return Date.from(clock.instant().plus(time));
    }
}
