package jp.kakehashi.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import jp.kakehashi.records.World;
import jp.kakehashi.wire.AccountMessages.ChangePassword;
import jp.kakehashi.wire.AccountMessages.Done;
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

    private HttpResponse<String> signIn(
            String staff, String password, String device, String proof) {
        return stranger.post(
                "/api/sign-in",
                new SignIn(staff, password, device, "窓口1", World.PRODUCTION, proof));
    }

    private String guess(String device, String proof) {
        return stranger.problem(signIn("clerk", "a wrong password", device, proof));
    }

    private void lockTheName() {
        for (int i = 0; i < 60; i++) {
            guess("pc-of-a-stranger", null);
        }
        assertEquals(MANY, guess("pc-of-a-stranger", null));
    }

    @Test
    void ownerAtHisDeviceSignsInWhateverWasGuessedElsewhere() {
        String proof = running.clerk().signedIn.deviceProof();
        lockTheName();
        assertEquals(429, signIn("clerk", RunningServer.PASSWORD, "pc-clerk", null).statusCode());
        for (int i = 0; i < 20; i++) {
            var right = signIn("clerk", RunningServer.PASSWORD, "pc-clerk", proof);
            assertEquals(200, right.statusCode(), right.body());
        }
    }

    @Test
    void knownDeviceHasABoundOfItsOwn() {
        String proof = running.clerk().signedIn.deviceProof();
        int checked = 0;
        for (int i = 0; i < 300; i++) {
            checked += guess("pc-clerk", proof).equals(WRONG) ? 1 : 0;
        }
        assertEquals(10, checked);
        assertEquals(429, signIn("clerk", RunningServer.PASSWORD, "pc-clerk", proof).statusCode());
        running.clock.pass(Duration.ofSeconds(90));
        assertEquals(WRONG, guess("pc-clerk", proof));
        assertEquals(MANY, guess("pc-clerk", proof));
    }

    @Test
    void proofHoldsForItsPersonItsDeviceAndItsTimeOnly() {
        String clerks = running.clerk().signedIn.deviceProof();
        String admins = running.admin().signedIn.deviceProof();
        lockTheName();
        int dot = clerks.indexOf('.');
        for (String forged :
                new String[] {
                    admins,
                    "",
                    "x",
                    "9" + clerks,
                    clerks.substring(0, dot + 1) + "AAAA" + clerks.substring(dot + 5),
                    "1." + "=".repeat(100),
                    "1".repeat(5_000) + "." + "A".repeat(5_000)
                }) {
            assertEquals(MANY, guess("pc-clerk", forged), forged);
        }
        assertEquals(MANY, guess("pc-admin", clerks));
        assertEquals(MANY, guess("pc-nobody-knows", clerks));
        running.clock.pass(Duration.ofDays(181));
        lockTheName();
        assertEquals(MANY, guess("pc-clerk", clerks));
    }

    @Test
    void revokedDeviceProvesNothing() {
        String proof = running.clerk().signedIn.deviceProof();
        running.admin().post("/api/devices/pc-clerk/revoke", new Done());
        var refused = signIn("clerk", RunningServer.PASSWORD, "pc-clerk", proof);
        assertEquals("problem.device.revoked", stranger.problem(refused));
    }

    @Test
    void guessesElsewhereDoNotKeepTheOwnerFromChangingHisPassword() {
        Peer clerk = running.clerk();
        lockTheName();
        var change = new ChangePassword(RunningServer.PASSWORD, "a new password");
        assertEquals(200, clerk.post("/api/password", change).statusCode());
    }
}
