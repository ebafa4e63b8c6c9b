package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.wire.Messages.SnapshotStart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Conflicts that nobody decides, with texts as long as they may be, go to each new workstation as
/// one line.
class ConflictFloodTest {
    private static final String LONG = "馬".repeat(19_990);
    private static final int ROWS = 100;
    private static final int SIDES = 2;
    private static final int MEGABYTE = 1 << 20;

    @TempDir Path dir;
    private Site site;

    @BeforeEach
    void open() {
        site = new Site(dir, Databases.inMemory(), Databases.inMemory());
        String more = "  - {id: memo, name: {ja: 長文, en: Long}, type: long_text}\n";
        site.publish(site.administrator, new DefinitionYaml().read(Site.DEFINITION + more));
    }

    @AfterEach
    void close() {
        site.database.close();
        site.training.close();
    }

    @Test
    void whatMeetsMoreConflictsThanAnybodyDecidesComesBackUntilSomeAreDecided() throws Exception {
        List<Change> unseen = flood();
        Change one = unseen.getFirst();
        assertEquals("problem.conflict.too_many", site.returned(site.other, one));
        List<Conflict> open = start().conflicts();
        assertTrue(open.size() > ROWS, "open " + open.size());
        long newest = site.page(site.owner, 0).head().seq();
        for (Conflict conflict : open) {
            UUID row = conflict.row();
            site.accept(
                    site.owner, site.resolve(site.owner, row, conflict.id(), newest, "memo", "決"));
        }
        site.accept(site.other, one);
        List<Conflict> told = start().conflicts();
        long stillOpen = told.stream().filter(Conflict::open).count();
        assertEquals(1, stillOpen);
        assertTrue(told.size() > SIDES && told.size() < open.size(), "told " + told.size());
    }

    private SnapshotStart start() throws Exception {
        byte[] line = site.snapshot(site.owner).getFirst().getBytes(StandardCharsets.UTF_8);
        assertTrue(line.length < 25 * MEGABYTE, "bytes " + line.length);
        return site.json.read(line, SnapshotStart.class);
    }

    /// Opens conflicts until no more are taken; what came back, which wrote over others unseen.
    private List<Change> flood() {
        List<UUID> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            UUID row = UUID.randomUUID();
            rows.add(row);
            site.accept(site.keeper, site.create(site.keeper, row, "name", "見本", "memo", "初"));
        }
        List<Change> back = new ArrayList<>();
        for (int round = 0; back.isEmpty() && round < 4; round++) {
            for (UUID row : rows) {
                Change mine = site.edit(site.other, row, 1, "memo", round + LONG);
                if (!site.returned(site.other, mine).equals("accepted")) {
                    back.add(mine);
                }
            }
        }
        return back;
    }
}
