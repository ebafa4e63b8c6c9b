package jp.kakehashi.server.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.server.config.PasswordCost;
import jp.kakehashi.server.config.ServerConfig;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords(PasswordCost.STANDARD);

    @Test
    void whatIsAcceptedMatchesAfterwards() {
        for (String password :
                List.of(
                        "😀".repeat(101),
                        "😀".repeat(200),
                        "馬".repeat(200),
                        "ｶﾞ".repeat(100),
                        "か\u3099".repeat(100))) {
            String hash = passwords.hash(password);
            assertTrue(passwords.matches(password, hash), password);
            assertTrue(passwords.matchesAtKnownDevice(password, hash), password);
        }
    }

    @Test
    void aServerKeepsPasswordsAtTheCostOwaspAsks() {
        PasswordCost cost = ServerConfig.local(Path.of("data"), 0).passwords();
        String hash = new Passwords(cost).hash("correct horse 馬");
        assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
    }

    @Test
    void lettersAreCountedAsTypedAndAsKept() {
        for (String password :
                List.of(
                        "ﷺ",
                        "ﷺ".repeat(11),
                        "ﷺ".repeat(12),
                        "ｶﾞ".repeat(9).substring(1),
                        "か\u3099".repeat(9),
                        "😀".repeat(201),
                        "か\u3099".repeat(101))) {
            ProblemException problem =
                    assertThrows(ProblemException.class, () -> passwords.hash(password), password);
            assertEquals("problem.password.weak", problem.problem().key());
            assertFalse(passwords.matches(password, null));
        }
    }
}
