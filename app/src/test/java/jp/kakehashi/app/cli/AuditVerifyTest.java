package jp.kakehashi.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jp.kakehashi.app.city.City;
import jp.kakehashi.app.town.Town;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.sync.WorkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditVerifyTest {
    private static final LedgerId LEDGER = new LedgerId("road_occupancy");

    @TempDir Path dir;
    private final Typed typed = new Typed();

    @Test
    void tailThatWasCutOffIsNamedByTheHeadsOfAWorkstation() throws Exception {
        Path older = dir.resolve("older");
        try (Town town = new Town(dir).with(City.ledger("road_occupancy", "road_occupancy"))) {
            town.with("1001", "civil", "keeper");
            try (WorkSession session = town.signIn(town.pc("pc"), "1001")) {
                Town.await(session, () -> session.replica().checkpoint(LEDGER).isPresent());
                add(session, "一");
                town.without(() -> copy(town.data(), older));
                add(session, "二");
                Town.await(session, () -> seen(session) == 2);
            }
        }
        String pc = dir.resolve("pc").toString();
        String now = dir.resolve("server").toString();
        assertEquals(0, typed.run("audit", "verify", "--data", now, "--replica", pc));
        // Of the ledger and of the log of viewings, and of its register of decisions once it came.
        int heads = typed.printed().get("heads").asInt();
        assertTrue(heads == 2 || heads == 3, heads + " heads");

        // Whoever puts back an older copy has a chain that is whole in itself.
        assertEquals(0, typed.run("audit", "verify", "--data", older.toString()));
        assertEquals(1, typed.run("audit", "verify", "--data", older.toString(), "--replica", pc));
        JsonNode finding = typed.printed().get("findings").get(0);
        assertEquals("CUT_OFF", finding.get("kind").asText());
        assertEquals(2, finding.get("seq").asInt());
        assertEquals(LEDGER.value(), finding.get("ledger").asText());
    }

    @Test
    void tailOfTheLogOfViewingsThatWasCutOffIsNamedByAWorkstation() throws Exception {
        Path older = dir.resolve("older");
        try (Town town = new Town(dir).with(City.ledger("road_occupancy", "road_occupancy"))) {
            town.with("1001", "civil", "keeper");
            UUID row;
            try (WorkSession session = town.signIn(town.pc("pc"), "1001")) {
                Town.await(session, () -> session.replica().checkpoint(LEDGER).isPresent());
                row = add(session, "一");
                Town.await(session, () -> seen(session) == 1);
                town.without(() -> copy(town.data(), older));
                session.replica().viewed(LEDGER, "card", "照会", List.of(row));
                Town.await(session, () -> session.replica().outgoing().unsentViewings() == 0);
            }
            // Whoever signs in next keeps how long the log is by now.
            try (WorkSession session = town.signIn(town.pc("pc"), "1001")) {
                Town.await(session, () -> keptViewings(session) >= 2);
            }
        }
        String pc = dir.resolve("pc").toString();
        String now = dir.resolve("server").toString();
        assertEquals(0, typed.run("audit", "verify", "--data", now, "--replica", pc));
        assertEquals(0, typed.run("audit", "verify", "--data", older.toString()));
        assertEquals(1, typed.run("audit", "verify", "--data", older.toString(), "--replica", pc));
        JsonNode findings = typed.printed().get("findings");
        assertEquals(1, findings.size(), findings.toString());
        assertEquals("VIEWING_CUT_OFF", findings.get(0).get("kind").asText());
    }

    private static int keptViewings(WorkSession session) {
        return session.replica()
                .database()
                .read(session.replica().stores().viewingsHeads()::all)
                .size();
    }

    @Test
    void folderThatIsNoWorkstationsIsRefused() throws IOException {
        String nowhere = dir.resolve("nowhere").toString();
        String data = dir.resolve("data").toString();
        assertEquals(1, typed.run("audit", "verify", "--data", data, "--replica", nowhere));
        assertEquals("problem.audit.replica", typed.printed().get("problem").asText());
        assertTrue(Files.notExists(dir.resolve("nowhere")));
    }

    private static long seen(WorkSession session) {
        return session.replica().checkpoint(LEDGER).map(c -> c.seq()).orElse(0L);
    }

    private static UUID add(WorkSession session, String name) throws InterruptedException {
        Map<FieldId, String> values =
                Map.of(
                        new FieldId("name"), name,
                        new FieldId("address"), "朝日町",
                        new FieldId("permitted"), "2026-04-01",
                        new FieldId("until"), "2027-03-31");
        UUID row = session.replica().edits().create(LEDGER, values, ChangeNote.NONE).state().row();
        Town.await(session, () -> session.replica().outgoing().unsentCount() == 0);
        return row;
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
