package jp.kakehashi.server.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.server.SettableClock;
import org.junit.jupiter.api.Test;

class KeptTest {
    private static final Problem AWAY = Problem.unavailable("problem.city_identity.down");

    private final SettableClock clock = new SettableClock();
    private boolean away;
    private int asked;
    private final Kept<Integer> kept = new Kept<>(this::answer, clock);

    private Integer answer() {
        asked++;
        if (away) {
            throw AWAY.asException();
        }
        return asked;
    }

    @Test
    void askingAnewInVainLeavesWhatIsStillGood() {
        assertEquals(1, kept.get());
        clock.pass(Duration.ofMinutes(1));
        away = true;
        assertThrows(ProblemException.class, kept::fresh);
        assertEquals(1, kept.get());
        assertEquals(2, asked);
    }

    @Test
    void askingAnewInVainDoesNotMakeItGoodForLonger() {
        kept.get();
        clock.pass(Duration.ofMinutes(9));
        away = true;
        assertThrows(ProblemException.class, kept::fresh);
        clock.pass(Duration.ofMinutes(1));
        assertThrows(ProblemException.class, kept::get);
    }

    @Test
    void aFailureIsToldForSomeSecondsWithoutAskingAgain() {
        kept.get();
        clock.pass(Duration.ofMinutes(1));
        away = true;
        assertThrows(ProblemException.class, kept::fresh);
        away = false;
        assertThrows(ProblemException.class, kept::fresh);
        assertEquals(2, asked);
        clock.pass(Duration.ofSeconds(5));
        assertEquals(3, kept.fresh());
        assertEquals(3, kept.fresh());
    }
}
