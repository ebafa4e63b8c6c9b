package jp.kakehashi.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import jp.kakehashi.records.World;
import jp.kakehashi.wire.AccountMessages.ChangePassword;
import jp.kakehashi.wire.DeviceKey;
import jp.kakehashi.wire.Messages.SignIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Guesses may cost the guesser time, and nobody else.
class GuessingTest {
    private static final String MANY = "problem.sign_in.too_many";
    private static final String WRONG = "problem.sign_in.wrong";

    @TempDir Path dir;
    private RunningServer running;
    private Peer stranger;

    @BeforeEach
    void start() {
        running = new RunningServer(dir);
        stranger = running.peer();
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private HttpResponse<String> signIn(String staff, String password, String device) {
        return stranger.postSignIn(new SignIn(staff, password, device, "窓口1", World.PRODUCTION));
    }

    private String guess(String device) {
        return stranger.problem(signIn("clerk", "a wrong password", device));
    }

    private void lockTheName() {
        for (int i = 0; i < 60; i++) {
            guess("pc-of-a-stranger");
        }
        assertEquals(MANY, guess("pc-of-a-stranger"));
    }

    @Test
    void ownerAtHisDeviceSignsInWhateverWasGuessedElsewhere() {
        running.clerk();
        lockTheName();
        assertEquals(429, signIn("clerk", RunningServer.PASSWORD, "pc-new").statusCode());
        for (int i = 0; i < 20; i++) {
            var right = signIn("clerk", RunningServer.PASSWORD, "pc-clerk");
            assertEquals(200, right.statusCode(), right.body());
        }
    }

    @Test
    void knownDeviceHasABoundOfItsOwn() {
        running.clerk();
        int checked = 0;
        for (int i = 0; i < 300; i++) {
            checked += guess("pc-clerk").equals(WRONG) ? 1 : 0;
        }
        assertEquals(10, checked);
        assertEquals(429, signIn("clerk", RunningServer.PASSWORD, "pc-clerk").statusCode());
        running.clock.pass(Duration.ofSeconds(90));
        assertEquals(WRONG, guess("pc-clerk"));
        assertEquals(MANY, guess("pc-clerk"));
    }

    @Test
    void deviceOfSomebodyElseGivesNoGuessesMore() {
        running.clerk();
        running.admin();
        lockTheName();
        assertEquals(MANY, guess("pc-admin"));
        assertEquals(MANY, guess("pc-nobody-knows"));
        assertEquals(WRONG, guess("pc-clerk"));
    }

    @Test
    void wrongKeyNeitherCountsNorLocksOutNorTellsWhetherThePasswordWasRight() {
        running.clerk();
        DeviceKey foreign = DeviceKey.fresh();
        for (int i = 0; i < 100; i++) {
            String password = i % 2 == 0 ? RunningServer.PASSWORD : "a wrong password";
            SignIn request = new SignIn("clerk", password, "pc-clerk", "窓口1", World.PRODUCTION);
            var refused =
                    stranger.post("/api/sign-in", foreign.prove(request, stranger.challenge()));
            assertEquals("problem.device.key", stranger.problem(refused));
        }
        int checked = 0;
        for (int i = 0; i < 20; i++) {
            checked += guess("pc-clerk").equals(WRONG) ? 1 : 0;
        }
        assertEquals(10, checked);
        assertEquals(200, signIn("clerk", RunningServer.PASSWORD, "pc-new").statusCode());
    }

    @Test
    void guessesElsewhereDoNotKeepTheOwnerFromChangingHisPassword() {
        Peer clerk = running.clerk();
        lockTheName();
        var change = new ChangePassword(RunningServer.PASSWORD, "a new password");
        assertEquals(200, clerk.post("/api/password", change).statusCode());
    }
}
