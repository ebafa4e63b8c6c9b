package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.ImportMark;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every route that can tell of a row, asked by somebody who does not see it: a hidden row is
/// answered as one that never was, one of which a part is shown by what to do instead.
class GuardedRoutesTest {
    private static final String ROW = "/api/ledgers/{ledger}/rows/{row}";
    private static final String MARK =
            """
              - id: mark
                name: {ja: 支援措置, en: Address protection}
                type: check
            guard:
              field: mark
              values: ["true"]
              seenBy: {sections: [civil]}
            """;

    @TempDir Path dir;
    private Site site;
    private CallerSession numbers;
    private final UUID row = UUID.randomUUID();
    private final UUID never = UUID.randomUUID();

    @BeforeEach
    void open() {
        site = new Site(dir, Databases.inMemory(), Databases.inMemory()).published();
        numbers = site.caller("7007", "citizen", "keeper", "number");
        site.accept(site.keeper, site.create(site.keeper, row, "name", "髙橋", "place", "秘密の町"));
    }

    @AfterEach
    void close() {
        site.database.close();
        site.training.close();
        site.feature.close();
    }

    private void guard(String shows) {
        String text =
                Site.DEFINITION
                                .replace("version: 1", "version: 2")
                                .replace(
                                        "unique: true}",
                                        "unique: true, write: {sections: [civil]}}")
                        + MARK
                        + shows;
        site.publish(site.administrator, new DefinitionYaml().read(text));
        long seq = site.page(site.keeper, 0).head().seq();
        site.accept(site.keeper, Site.under(2, site.edit(site.keeper, row, seq, "mark", "true")));
    }

    private String asked(CallerSession by, String method, String path, Object body, UUID of) {
        Map<String, String> names =
                Map.of(
                        "row",
                        of.toString(),
                        "file",
                        never.toString(),
                        "field",
                        "my_number",
                        "purpose",
                        "照会");
        return Refusal.of(() -> site.call(by, method, ROW + path, body, names));
    }

    private void everyRoute(String expected) {
        for (CallerSession by : List.of(site.other, site.viewer, site.administrator)) {
            assertEquals(expected, asked(by, "GET", "/history", null, row));
            assertEquals(expected, asked(by, "GET", "/files/{file}", null, row));
            assertEquals(expected, asked(by, "DELETE", "/files/{file}", null, row));
        }
        var number = new Messages.SetSealed("123456789018", "申請");
        assertEquals(expected, asked(numbers, "PUT", "/sealed/{field}", number, row));
        var reveal = new Messages.Reveal("申請");
        assertEquals(expected, asked(numbers, "POST", "/sealed/{field}/reveal", reveal, row));
    }

    @Test
    void hiddenRowIsAnsweredAsOneThatNeverWas() {
        guard("");
        everyRoute("problem.row.unknown");
        assertEquals("problem.row.unknown", asked(site.other, "GET", "/history", null, never));
        assertEquals("problem.row.unknown", asked(site.other, "GET", "/files/{file}", null, never));
        var reveal = new Messages.Reveal("申請");
        assertEquals(
                "problem.row.unknown",
                asked(numbers, "POST", "/sealed/{field}/reveal", reveal, never));
        for (ChangeKind kind : List.of(ChangeKind.DELETE, ChangeKind.RESTORE)) {
            assertEquals(
                    site.returned(site.other, site.change(site.other, never, kind, 1)),
                    site.returned(site.other, site.change(site.other, row, kind, 1)));
        }
        assertEquals(
                "problem.row.unknown",
                site.returned(site.other, site.edit(site.other, row, 1, "place", "別の町")));
        List<String> snapshot = site.snapshot(site.other);
        assertTrue(snapshot.getFirst().contains("\"rows\":0"), snapshot.getFirst());
        assertFalse(String.join("", snapshot).contains(row.toString()));
        assertTrue(String.join("", site.snapshot(site.keeper)).contains("秘密の町"));
    }

    @Test
    void partOfARowSaysWhatToDoInstead() {
        guard("  shows: [name, mark]\n");
        everyRoute("problem.row.guarded");
        assertEquals(
                "problem.row.guarded",
                site.returned(site.other, site.edit(site.other, row, 1, "name", "高橋")));
        assertEquals(
                "problem.row.guarded",
                site.returned(site.other, site.change(site.other, row, ChangeKind.DELETE, 1)));
        String snapshot = String.join("", site.snapshot(site.other));
        assertTrue(snapshot.contains("髙橋"));
        assertFalse(snapshot.contains("秘密の町"));
        Messages.Page page = site.page(site.other, 0);
        assertEquals(List.of(), page.changes());
        assertEquals("髙橋", page.given().getFirst().row().value(Site.field("name")));
        assertFalse(site.json.text(page).contains("秘密の町"));
    }

    @Test
    void whoNeverSawAHiddenRowIsNotToldThatThereIsOne() {
        guard("");
        UUID fresh = UUID.randomUUID();
        long before = site.page(site.other, 0).lastSeq();
        site.accept(
                site.keeper,
                Site.under(2, site.create(site.keeper, fresh, "name", "佐藤", "mark", "true")));
        Messages.Page page = site.page(site.other, before);
        assertEquals(before + 1, page.lastSeq());
        assertFalse(site.json.text(page).contains(fresh.toString()));
        assertEquals(List.of(row), site.page(site.other, 1).withdrawn());
    }

    @Test
    void importsAreForThoseWhoSeeEveryRow() {
        guard("");
        ChangeNote note = ChangeNote.NONE.from(new ImportMark(UUID.randomUUID(), "住民.csv"));
        var change =
                Site.under(2, site.create(site.other, UUID.randomUUID(), "name", "佐藤")).with(note);
        assertEquals("problem.import.guarded", site.returned(site.other, change));
        for (String path : List.of("", "/runs", "/" + never + "/undo", "/" + never + "/original")) {
            assertEquals(
                    "problem.import.guarded",
                    Refusal.of(
                            () ->
                                    site.call(
                                            site.other,
                                            "GET",
                                            "/api/ledgers/{ledger}/imports" + path,
                                            null,
                                            Map.of())));
        }
    }

    @Test
    void viewingThatHappenedBeforeTheMarkIsStillLogged() {
        guard("");
        var viewing =
                new Messages.Viewing(
                        UUID.randomUUID(),
                        site.clock.instant(),
                        Site.LEDGER,
                        "card",
                        "窓口の照会",
                        List.of(row));
        site.call(
                site.other,
                "POST",
                "/api/viewings",
                new Messages.Viewings(List.of(viewing)),
                Map.of());
        long logged =
                site.database.read(
                        db -> site.stores.logs().viewings().ofRow(db, Site.LEDGER, row).size());
        assertEquals(1, logged);
    }

    @Test
    void guardThatWouldTellIsNotPublished() {
        String unsafe = Site.DEFINITION.replace("version: 1", "version: 2") + MARK;
        assertEquals(
                "problem.pack.content",
                Refusal.of(() -> new DefinitionYaml().read(unsafe)),
                "anybody may write a field that has to be the only one");
    }
}
