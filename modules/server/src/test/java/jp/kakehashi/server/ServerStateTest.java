package jp.kakehashi.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jp.kakehashi.records.World;
import jp.kakehashi.wire.HealthMessages.DeviceReport;
import jp.kakehashi.wire.HealthMessages.Reported;
import jp.kakehashi.wire.HealthMessages.ServerState;
import jp.kakehashi.wire.HealthMessages.WorldState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How the server and the PCs are, as an administrator is told.
class ServerStateTest {
    @TempDir Path dir;
    private RunningServer running;

    @BeforeEach
    void start() {
        running = new RunningServer(dir);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private ServerState state() {
        Peer admin = running.admin();
        var answer = admin.get("/api/server-state");
        assertEquals(200, answer.statusCode(), answer.body());
        return admin.json.read(answer.body(), ServerState.class);
    }

    @Test
    void whatStandsOnTheDiskIsTold() {
        ServerState state = state();
        assertEquals(running.clock.instant(), state.at());
        assertTrue(state.disk().total() >= state.disk().free());
        assertTrue(state.disk().free() > 0);
        WorldState production = state.worlds().getFirst();
        assertEquals(World.PRODUCTION, production.world());
        assertTrue(production.local());
        assertTrue(production.journalBytes() > 0, "" + production);
        assertTrue(production.indexBytes() > 0, "" + production);
        assertEquals(List.of(), state.ledgers());
        assertEquals(List.of(), state.reports());
    }

    @Test
    void pcTellsOfItselfOnlyAndTheNewestCounts() {
        Peer clerk = running.clerk();
        var at = running.clock.instant();
        assertEquals(
                200,
                clerk.post("/api/device-report", new DeviceReport(3, at, "0.1.0")).statusCode());
        running.clock.pass(Duration.ofMinutes(5));
        clerk.post("/api/device-report", new DeviceReport(1, null, "0.1.0"));
        assertEquals(
                List.of(
                        new Reported(
                                "pc-clerk",
                                "clerk",
                                World.PRODUCTION,
                                running.clock.instant(),
                                1,
                                null,
                                "0.1.0")),
                state().reports());
        for (DeviceReport wrong :
                List.of(
                        new DeviceReport(-1, null, "0.1.0"),
                        new DeviceReport(Long.MAX_VALUE, null, "0.1.0"),
                        new DeviceReport(0, null, "<b>"))) {
            assertEquals(
                    "problem.wire.malformed",
                    clerk.problem(clerk.post("/api/device-report", wrong)));
        }
    }
}
