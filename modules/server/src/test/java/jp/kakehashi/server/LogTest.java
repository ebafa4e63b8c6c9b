package jp.kakehashi.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.IndividualNumber;
import jp.kakehashi.server.ledgers.PublishedLedger;
import jp.kakehashi.wire.Messages;
import jp.kakehashi.wire.Messages.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTest {
    @TempDir Path dir;

    @Test
    void logHoldsNoResidentsNamesOrNumbersWhateverGoesWrong() {
        StringBuffer log = new StringBuffer();
        Handler ear = ear(log);
        Logger root = Logger.getLogger("");
        root.addHandler(ear);
        List<String> planted = List.of("髙橋", "一郎", "123456789018", "0235-25-2111");
        try (RunningServer running =
                new RunningServer(dir, NoticeFeature::new, PublishedLedger::feature)) {
            Peer clerk = running.clerk();
            Peer admin = running.admin();
            PublishedLedger ledger = new PublishedLedger(admin);
            for (String name : planted) {
                String body = "{\"purpose\":\"" + name + "\"}";
                String path =
                        java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8);
                clerk.send("POST", "/api/fault", body);
                clerk.send("PUT", "/api/notices/" + path, body);
                clerk.send("PUT", "/api/notices/" + path, "{\"" + name + "\":1}");
                clerk.send("PUT", "/api/notices/" + path.repeat(20), body);
                clerk.get("/api/notices/a?purpose=" + path);
                clerk.get("/api/" + path);
                clerk.send("POST", "/api/sign-in", body);
                clerk.send(clerk.request("/api/staff").header("X-Purpose", path).GET());
                push(admin, ledger, name);
                aroundRows(admin, ledger, name, path);
            }
        } finally {
            root.removeHandler(ear);
        }
        assertTrue(log.toString().contains("Fault "), "the faults themselves are logged");
        for (String name : planted) {
            assertFalse(log.toString().contains(name), name);
            assertFalse(
                    log.toString()
                            .contains(
                                    java.net.URLEncoder.encode(
                                            name, java.nio.charset.StandardCharsets.UTF_8)),
                    name);
        }
    }

    private static void push(Peer peer, PublishedLedger ledger, String name) {
        // An individual number is not accepted at all.
        String kept = IndividualNumber.in(name) ? "見本" : name;
        Change accepted =
                ledger.change(ChangeKind.CREATE, UUID.randomUUID(), "permit", kept, "name", kept);
        assertNull(ledger.push(accepted).getFirst().problem());
        ChangeNote note = ChangeNote.because(name.repeat(1_000));
        List<Change> refused =
                List.of(
                        ledger.change(
                                ChangeKind.CREATE, UUID.randomUUID(), "permit", name, "name", name),
                        ledger.change(ChangeKind.EDIT, ledger.row, "fee", "円" + name),
                        ledger.change(ChangeKind.EDIT, ledger.row, "name", name + "\u0007"),
                        ledger.change(ChangeKind.EDIT, ledger.row, "name", name.repeat(5_000)),
                        ledger.change(ChangeKind.EDIT, ledger.row, "my_number", name),
                        ledger.change(ChangeKind.EDIT, ledger.row, "number", name),
                        ledger.change(ChangeKind.EDIT, ledger.row, note, "place", name),
                        ledger.change(ChangeKind.EDIT, UUID.randomUUID(), "name", name));
        for (Outcome outcome : ledger.push(refused.toArray(Change[]::new))) {
            assertNotNull(outcome.problem());
        }
        String place = "/api/ledgers/" + ledger.id + "/push";
        String whole = peer.json.text(new Messages.Push(List.of(accepted)));
        String row = accepted.row().toString();
        peer.send("POST", place, whole.replace(row, name));
        peer.send("POST", place, whole.replace("\"permit\"", "\"" + name + "\""));
        peer.send("POST", place, whole.replace("CREATE", name));
        peer.send("POST", place, whole.substring(0, whole.length() - 3));
        peer.send("POST", "/api/ledgers/" + name.length() + "/push", whole);
    }

    private static void aroundRows(Peer peer, PublishedLedger ledger, String name, String encoded) {
        String row = "/api/ledgers/" + ledger.id + "/rows/" + ledger.row;
        String purpose = "{\"purpose\":\"" + name + "\"}";
        String sealed = row + "/sealed/my_number";
        peer.send("PUT", sealed, "{\"value\":\"" + name + "\"," + purpose.substring(1));
        peer.send("PUT", row + "/sealed/" + encoded, purpose);
        peer.send("POST", sealed + "/reveal", purpose);
        peer.get(row + "/history?purpose=" + encoded);
        peer.get("/api/ledgers/" + encoded + "/snapshot");
        peer.get("/api/ledgers/" + ledger.id + "/rows/" + encoded + "/history?purpose=a");
        peer.get("/api/ledgers/" + ledger.id + "/changes?after=" + encoded);
        String viewings = peer.json.text(ledger.viewings());
        peer.send("POST", "/api/viewings", viewings.replace("窓口の相談", name));
        peer.send("POST", "/api/viewings", viewings.replace("card", name));
        peer.send("POST", "/api/viewings", viewings.replace(ledger.id.value(), name));
        String publish = ledger.body("POST", "/api/ledgers");
        peer.send("POST", "/api/ledgers", publish.replace("場所", name));
        peer.send("POST", "/api/ledgers", publish.replace("\"place\"", "\"" + name + "\""));
    }

    static Handler ear(StringBuffer log) {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                log.append(new SimpleFormatter().formatMessage(record)).append('\n');
                if (record.getThrown() != null) {
                    StringWriter trace = new StringWriter();
                    record.getThrown().printStackTrace(new PrintWriter(trace));
                    log.append(trace);
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
