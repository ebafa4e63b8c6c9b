package jp.kakehashi.server.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.server.SettableClock;
import org.junit.jupiter.api.Test;

class SignInLimitsTest {
    private final SettableClock clock = new SettableClock();
    private final SignInLimits limits = new SignInLimits(clock);

    private boolean refused(String name, String address) {
        try {
            limits.begin(name, address);
            return false;
        } catch (ProblemException e) {
            assertEquals("problem.sign_in.too_many", e.problem().key());
            return true;
        }
    }

    @Test
    void floodOfOtherNamesMakesNobodyForgetWhatWasGuessed() {
        for (int i = 0; i < 20; i++) {
            assertFalse(refused("clerk", "10.0.0." + i));
        }
        for (int i = 0; i < 60_000; i++) {
            refused("n" + i, "10.1." + i / 250 + "." + i % 250);
        }
        assertTrue(refused("clerk", "10.0.1.1"));
    }

    @Test
    void thousandsOfOtherNamesHardlyCostAnybodyAnAttempt() {
        for (int i = 0; i < 20_000; i++) {
            refused("n" + i, "10.1." + i / 250 + "." + i % 250);
        }
        int kept = 0;
        for (int i = 0; i < 100; i++) {
            kept += refused("owner" + i, "10.9.0." + i) ? 0 : 1;
        }
        assertEquals(100, kept);
    }

    @Test
    void whatIsRefusedCountsForNothing() {
        for (int i = 0; i < 50; i++) {
            assertFalse(refused("n" + i, "10.0.0.1"));
        }
        for (int i = 0; i < 1_000; i++) {
            assertTrue(refused("clerk", "10.0.0.1"));
        }
        assertFalse(refused("clerk", "10.0.0.2"));
    }

    @Test
    void oneNetworkOfTheNewKindIsOneGuesser() {
        for (int i = 0; i < 50; i++) {
            assertFalse(refused("n" + i, "2001:db8:1:2::" + i));
        }
        assertTrue(refused("n99", "2001:db8:1:2:ffff:0:0:1"));
        assertFalse(refused("n99", "2001:db8:1:3::1"));
    }

    @Test
    void wholeBranchBehindOneAddressMaySignInAtOnce() {
        List<SignInLimits.Attempt> underWay = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < 40; i++) {
                underWay.add(limits.begin("c" + i, "10.0.0.1"));
            }
            underWay.forEach(limits::succeeded);
            underWay.clear();
        }
        limits.begin("c1", "10.0.0.1");
    }

    @Test
    void attemptsComeBackOneByOneAndClocksSetBackLetNobodyWaitLonger() {
        for (int i = 0; i < 5; i++) {
            limits.begin("clerk", "10.0.0.1");
        }
        ProblemException problem =
                assertThrows(ProblemException.class, () -> limits.begin("clerk", "10.0.0.1"));
        assertEquals(
                List.of("180"), problem.problem().args().stream().map(String::valueOf).toList());
        clock.pass(Duration.ofSeconds(180));
        assertFalse(refused("clerk", "10.0.0.1"));
        assertTrue(refused("clerk", "10.0.0.1"));
        clock.pass(Duration.ofDays(-2));
        assertTrue(refused("clerk", "10.0.0.1"));
        clock.pass(Duration.ofDays(2).plusMinutes(15));
        assertFalse(refused("clerk", "10.0.0.1"));
    }
}
