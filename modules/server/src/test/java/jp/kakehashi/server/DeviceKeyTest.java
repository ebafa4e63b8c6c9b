package jp.kakehashi.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import jp.kakehashi.records.World;
import jp.kakehashi.wire.AccountMessages.Done;
import jp.kakehashi.wire.DeviceKey;
import jp.kakehashi.wire.Messages.DeviceProof;
import jp.kakehashi.wire.Messages.SignIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A device is the one that has its key, whatever it says.
class DeviceKeyTest {
    private static final String KEY = "problem.device.key";
    private static final String CHALLENGE = "problem.device.challenge";
    private static final String IN = "";

    @TempDir Path dir;
    private final DeviceKey own = DeviceKey.fresh();
    private final DeviceKey foreign = DeviceKey.fresh();
    private RunningServer running;
    private Peer peer;

    @BeforeEach
    void start() {
        running = new RunningServer(dir);
        peer = running.peer();
        running.admin().post("/api/staff", RunningServer.clerk("clerk2"));
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private void startAgain() {
        running.close();
        running = new RunningServer(dir);
        peer = running.peer();
    }

    private static SignIn as(String staff, String device) {
        return new SignIn(staff, RunningServer.PASSWORD, device, "窓口1", World.PRODUCTION);
    }

    /// The problem, or nothing when it was let in.
    private String send(SignIn request) {
        var answer = peer.post("/api/sign-in", request);
        return answer.statusCode() == 200 ? IN : peer.problem(answer);
    }

    private String signIn(String staff, String device, DeviceKey key) {
        return send(key.prove(as(staff, device), peer.challenge()));
    }

    @Test
    void newPcEnrolsItsKeyAndIsKnownByItAfterwards() {
        assertEquals(IN, signIn("clerk", "pc-1", own));
        assertEquals(IN, signIn("clerk2", "pc-1", own));
        startAgain();
        assertEquals(KEY, signIn("clerk", "pc-1", foreign));
        assertEquals(IN, signIn("clerk", "pc-1", own));
    }

    @Test
    void idOfAnotherPcIsRefusedWithoutItsKeyWhoeverSaysIt() {
        assertEquals(IN, signIn("clerk", "pc-1", own));
        SignIn said = as("clerk", "pc-1");
        assertEquals(KEY, send(said));
        for (String staff : List.of("clerk", "clerk2", "admin")) {
            assertEquals(KEY, signIn(staff, "pc-1", foreign));
        }
        DeviceProof made = foreign.prove(said, peer.challenge()).proof();
        assertEquals(
                KEY,
                send(
                        said.with(
                                new DeviceProof(
                                        own.publicKey(), made.challenge(), made.signature()))));
        for (String key : List.of("", "x", "=".repeat(60), "A".repeat(60), "A".repeat(5_000))) {
            assertEquals(
                    KEY, send(said.with(new DeviceProof(key, made.challenge(), made.signature()))));
        }
        assertEquals(IN, signIn("clerk2", "pc-1", own));
    }

    @Test
    void proofHoldsForItsPersonItsDeviceAndItsWorldOnly() {
        assertEquals(IN, signIn("clerk", "pc-1", own));
        assertEquals(IN, signIn("clerk2", "pc-1", own));
        DeviceProof clerks = own.prove(as("clerk", "pc-1"), peer.challenge()).proof();
        assertEquals(KEY, send(as("clerk2", "pc-1").with(clerks)));
        assertEquals(KEY, send(as("clerk", "pc-new").with(clerks)));
        SignIn training =
                new SignIn("clerk", RunningServer.PASSWORD, "pc-1", "窓口1", World.TRAINING);
        assertEquals(KEY, send(training.with(clerks)));
        assertEquals(IN, send(as("clerk", "pc-1").with(clerks)));
    }

    @Test
    void challengeIsGoodOnceInTimeAndForThisServerOnly() {
        String challenge = peer.challenge();
        SignIn proved = own.prove(as("clerk", "pc-1"), challenge);
        assertEquals(IN, send(proved));
        assertEquals(CHALLENGE, send(proved));
        assertEquals(CHALLENGE, send(own.prove(as("clerk2", "pc-1"), challenge)));
        String late = peer.challenge();
        running.clock.pass(Duration.ofMinutes(3));
        assertEquals(CHALLENGE, send(own.prove(as("clerk", "pc-1"), late)));
        String other = peer.challenge();
        for (String forged :
                List.of("", "x", "0".repeat(112), other.substring(1) + "0", other.repeat(99))) {
            assertEquals(CHALLENGE, send(own.prove(as("clerk", "pc-1"), forged)), forged);
        }
        startAgain();
        assertEquals(CHALLENGE, send(own.prove(as("clerk", "pc-1"), other)));
        assertEquals(IN, signIn("clerk", "pc-1", own));
    }

    @Test
    void replayedSignInIsNotCountedAsAGuess() {
        SignIn proved = own.prove(as("clerk", "pc-1"), peer.challenge());
        assertEquals(IN, send(proved));
        for (int i = 0; i < 30; i++) {
            assertEquals(CHALLENGE, send(proved));
        }
        assertEquals(IN, signIn("clerk", "pc-1", own));
        assertEquals(IN, signIn("clerk", "pc-2", foreign));
    }

    @Test
    void revokedPcIsRefusedUnderItsIdWhateverItProves() {
        assertEquals(IN, signIn("clerk", "pc-1", own));
        running.admin().post("/api/devices/pc-1/revoke", new Done());
        assertEquals("problem.device.revoked", signIn("clerk", "pc-1", own));
        assertEquals("problem.device.revoked", signIn("clerk", "pc-1", foreign));
        assertEquals("problem.device.revoked", send(as("clerk", "pc-1")));
    }

    @Test
    void tokenFromBeforeARevocationStaysDeadWhenThePcIsLetInAgain() {
        Peer before =
                running.peer().signIn("clerk", RunningServer.PASSWORD, "pc-1", World.PRODUCTION);
        Peer elsewhere = running.clerk();
        Peer admin = running.admin();
        admin.post("/api/devices/pc-1/revoke", new Done());
        assertEquals("problem.device.revoked", before.problem(before.get("/api/session")));
        admin.post("/api/devices/pc-1/readmit", new Done());
        assertEquals("problem.session.ended", before.problem(before.get("/api/session")));
        assertEquals(200, elsewhere.get("/api/session").statusCode());
        assertEquals(
                200,
                running.peer()
                        .signIn("clerk", RunningServer.PASSWORD, "pc-1", World.PRODUCTION)
                        .get("/api/session")
                        .statusCode());
    }

    @Test
    void challengeInOtherLettersIsAnotherOne() {
        String challenge = peer.challenge();
        assertEquals(IN, send(own.prove(as("clerk", "pc-1"), challenge)));
        String capitals = challenge.toUpperCase(Locale.ROOT);
        assertEquals(CHALLENGE, send(own.prove(as("clerk", "pc-1"), capitals)));
    }

    /// With the neutral point as key, the signature of nothing holds for everything.
    @Test
    void keyThatEverybodyCanSignWithIsRefused() {
        byte[] key = HexFormat.of().parseHex("302a300506032b6570032100" + "01" + "00".repeat(31));
        byte[] signature = new byte[64];
        signature[0] = 1;
        Base64.Encoder base64 = Base64.getEncoder();
        DeviceProof proof =
                new DeviceProof(
                        base64.encodeToString(key),
                        peer.challenge(),
                        base64.encodeToString(signature));
        assertEquals(KEY, send(as("clerk", "pc-1").with(proof)));
    }

    @Test
    void pcWhoseKeyIsLostEnrolsANewOneOnceAnAdministratorHasReadmittedIt() {
        assertEquals(IN, signIn("clerk", "pc-1", own));
        assertEquals(KEY, signIn("clerk", "pc-1", foreign));
        running.admin().post("/api/devices/pc-1/readmit", new Done());
        assertEquals("problem.device.key_first", signIn("clerk2", "pc-1", foreign));
        assertEquals(IN, signIn("clerk", "pc-1", foreign));
        assertEquals(KEY, signIn("clerk", "pc-1", own));
        assertEquals(IN, signIn("clerk2", "pc-1", foreign));
    }

    @Test
    void administratorMayBeTheFirstAtAPcWhoseKeyIsNotKnown() {
        assertEquals(IN, signIn("clerk", "pc-1", own));
        running.admin().post("/api/devices/pc-1/readmit", new Done());
        assertEquals(IN, signIn("admin", "pc-1", foreign));
        assertEquals(IN, signIn("clerk", "pc-1", foreign));
    }

    @Test
    void pcOfAnEarlierVersionIsToldSoByName() {
        peer.wire = "2";
        var answer = peer.post("/api/sign-in", as("clerk", "pc-1"));
        assertEquals("problem.wire.version", peer.problem(answer));
    }
}
