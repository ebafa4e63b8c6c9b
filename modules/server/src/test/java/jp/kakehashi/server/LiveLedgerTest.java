package jp.kakehashi.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.World;
import jp.kakehashi.server.ledgers.PublishedLedger;
import jp.kakehashi.wire.AccountMessages.NewStaff;
import jp.kakehashi.wire.Messages.Live;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the live line tells of a ledger about persons.
class LiveLedgerTest {
    @TempDir Path dir;

    @Test
    void cellsGoOverTheLiveLineOnlyToWhoseReadingOfTheDayIsLogged() throws Exception {
        try (RunningServer running = new RunningServer(dir, PublishedLedger::feature)) {
            Peer admin = running.admin();
            PublishedLedger ledger = new PublishedLedger(admin);
            admin.post(
                    "/api/staff",
                    new NewStaff(
                            "reader",
                            "読む人",
                            "honsho",
                            "civil",
                            Set.of("viewer"),
                            RunningServer.PASSWORD));
            Peer reader =
                    running.peer().signIn("reader", RunningServer.PASSWORD, "pc", World.PRODUCTION);
            LiveTest.Ear ear = new LiveTest.Ear();
            ear.socket =
                    reader.client
                            .newWebSocketBuilder()
                            .header("Authorization", "Bearer " + reader.token)
                            .header("Kakehashi-Wire", reader.wire)
                            .buildAsync(
                                    URI.create(
                                            "wss://127.0.0.1:"
                                                    + running.server.port()
                                                    + "/api/live"),
                                    ear)
                            .join();
            while (running.server.openSockets() < 1) {
                Thread.onSpinWait();
            }
            assertNull(heard(reader, ear, ledger).page());
            String changes = "/api/ledgers/" + ledger.id + "/changes?after=0";
            assertEquals(200, reader.get(changes).statusCode());
            assertNotNull(heard(reader, ear, ledger).page());
        }
    }

    private static Live heard(Peer reader, LiveTest.Ear ear, PublishedLedger ledger)
            throws Exception {
        ledger.push(ledger.change(ChangeKind.EDIT, ledger.row, "place", "馬場町"));
        return reader.json.read(ear.heard.poll(3, TimeUnit.MINUTES), Live.class);
    }
}
