package jp.kakehashi.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jp.kakehashi.app.city.City;
import jp.kakehashi.app.ledgers.HttpCalls;
import jp.kakehashi.app.town.PlainContent;
import jp.kakehashi.app.town.Town;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.BegunText;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.sync.WorkSession;
import jp.kakehashi.sync.Workstation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A PC is lost with edits on it that never reached head office.
class LostPcTest {
    private static final LedgerId LEDGER = new LedgerId("road_occupancy");
    private static final FieldId NOTE = new FieldId("note");

    @TempDir Path dir;
    private final Typed typed = new Typed();

    @Test
    void unsentEditsAreSealedAndOnlyHeadOfficesAdministratorOpensThem() throws Exception {
        try (Town town = new Town(dir).with(City.ledger("road_occupancy", "road_occupancy"));
                Town elsewhere = new Town(dir.resolve("elsewhere"))) {
            town.with("1001", "civil", "keeper");
            Workstation pc = town.pc("pc");
            UUID row = workOffline(town, pc);
            revoke(town, pc.enrolment().orElseThrow().id());
            assertEquals("problem.device.revoked", problem(() -> town.signIn(pc, "1001")));

            assertFalse(Files.exists(town.folder("pc").resolve("production/1001/replica")));
            Path sealed = sealed(town.folder("pc"));
            assertFalse(PlainContent.inAnyFile(town.folder("pc"), "現地で口頭の申し出"));
            assertFalse(PlainContent.inAnyFile(town.folder("pc"), "書きかけの申し送り"));

            assertEquals(0, unseal(town, "admin", sealed), typed::text);
            assertListed(typed.printed().get(0), row);
            assertEquals(1, unseal(town, "1001", sealed));
            assertEquals("problem.role.missing", typed.printed().get("problem").asText());
            assertEquals(1, unseal(elsewhere, "admin", sealed));
            assertEquals("problem.sealed.unreadable", typed.printed().get("problem").asText());
            town.shut();
            String data = town.data().toString();
            assertEquals(0, typed.run("audit", "unseal", sealed.toString(), "--data", data));
            assertListed(typed.printed().get(0), row);
        }
    }

    private static UUID workOffline(Town town, Workstation pc) throws InterruptedException {
        UUID row;
        try (WorkSession session = town.signIn(pc, "1001")) {
            Town.await(session, () -> session.replica().checkpoint(LEDGER).isPresent());
            Map<FieldId, String> values =
                    Map.of(
                            new FieldId("name"), "髙橋 一郎",
                            new FieldId("address"), "朝日町",
                            new FieldId("permitted"), "2026-04-01",
                            new FieldId("until"), "2027-03-31");
            row = session.replica().edits().create(LEDGER, values, ChangeNote.NONE).state().row();
            Town.await(session, () -> session.replica().outgoing().unsentCount() == 0);
            Town.await(session, () -> session.replica().outgoing().irreplaceable().isEmpty());
        }
        town.without(
                () -> {
                    try (WorkSession session = town.signIn(pc, "1001")) {
                        Map<FieldId, String> values = new HashMap<>();
                        values.put(NOTE, "現地で口頭の申し出");
                        session.replica().edits().edit(LEDGER, row, values, ChangeNote.NONE);
                        session.replica().comments().say(LEDGER, row, null, null, "現地で確かめます");
                        session.replica().begun().keep(List.of(begun(row)));
                    }
                });
        return row;
    }

    private static BegunText begun(UUID row) {
        return new BegunText(
                UUID.randomUUID(),
                BegunText.Kind.CELL,
                LEDGER,
                row,
                NOTE,
                null,
                null,
                "書きかけの申し送り",
                Instant.parse("2026-04-02T00:00:00Z"));
    }

    private static void revoke(Town town, String device) {
        try (HttpCalls calls = town.calls("admin")) {
            calls.call("POST", "/api/devices/" + device + "/revoke", null, Object.class);
        }
    }

    private static void assertListed(JsonNode opened, UUID row) {
        assertEquals("1001", opened.get("staff").asText());
        assertEquals("revoked", opened.get("reason").asText());
        assertEquals(1, opened.get("edits").size());
        assertEquals("現地で確かめます", opened.get("comments").get(0).get("text").asText());
        assertEquals("書きかけの申し送り", opened.get("begun").get(0).get("text").asText());
        JsonNode edit = opened.get("edits").get(0);
        assertEquals(row.toString(), edit.get("row").asText());
        assertEquals("現地で口頭の申し出", edit.get("values").get(NOTE.value()).asText());
    }

    private int unseal(Town town, String staff, Path sealed) {
        return typed.run(
                "audit",
                "unseal",
                sealed.toString(),
                "--server",
                town.url(),
                "--authority",
                town.authority().toString(),
                "--token",
                town.token(staff));
    }

    private static Path sealed(Path pc) throws IOException {
        try (Stream<Path> files = Files.list(pc.resolve("sealed"))) {
            var all = files.toList();
            assertEquals(1, all.size());
            assertTrue(all.getFirst().toString().endsWith(".sealed"));
            return all.getFirst();
        }
    }

    private static String problem(Runnable work) {
        return assertThrows(ProblemException.class, work::run).problem().key();
    }
}
