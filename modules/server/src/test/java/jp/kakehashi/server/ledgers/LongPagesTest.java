package jp.kakehashi.server.ledgers;

import static jp.kakehashi.server.ledgers.Site.field;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.wire.Messages;
import jp.kakehashi.wire.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is read of a ledger whose texts are as long as they may be comes in parts.
class LongPagesTest {
    private static final int PAGE_BYTES = 2 << 20;
    private static final int LONG_FIELDS = 60;
    private static final String LONG = "馬".repeat(19_990);
    @TempDir Path dir;
    private Site site;

    @BeforeEach
    void open() {
        site = new Site(dir, Databases.inMemory(), Databases.inMemory());
        site.publish(site.administrator, definition());
    }

    @AfterEach
    void close() {
        site.database.close();
        site.training.close();
    }

    private static LedgerDefinition definition() {
        StringBuilder text = new StringBuilder(Site.DEFINITION);
        for (int i = 0; i < LONG_FIELDS; i++) {
            text.append("  - {id: long").append(i).append(", name: {ja: 長文").append(i);
            text.append(", en: Long ").append(i).append("}, type: long_text}\n");
        }
        return new DefinitionYaml().read(text.toString());
    }

    private Change create(UUID row, int longFields) {
        List<String> cells = new ArrayList<>(List.of("name", "見本"));
        for (int i = 0; i < longFields; i++) {
            cells.add("long" + i);
            cells.add(LONG);
        }
        return site.create(site.keeper, row, cells.toArray(String[]::new));
    }

    private int bytes(Object message) {
        return site.json.bytes(message).length;
    }

    @Test
    void pagesEndAtTheirBytesAndTogetherHoldEverything() {
        for (int i = 0; i < 20; i++) {
            site.accept(site.keeper, create(UUID.randomUUID(), 10));
        }
        List<Long> seqs = new ArrayList<>();
        Messages.Page page = site.page(site.keeper, 0);
        int pages = 1;
        while (true) {
            assertTrue(bytes(page) < PAGE_BYTES + (100 << 10), "bytes " + bytes(page));
            page.changes().forEach(change -> seqs.add(change.seq()));
            assertEquals(20, page.head().seq());
            if (page.lastSeq() == page.head().seq()) {
                break;
            }
            page = site.page(site.keeper, page.lastSeq());
            pages++;
        }
        assertEquals(LongStream.rangeClosed(1, 20).boxed().toList(), seqs);
        assertTrue(pages >= 6, "pages " + pages);
    }

    @Test
    void changeThatIsLongerThanAPageStillComes() {
        site.accept(site.keeper, create(UUID.randomUUID(), 1));
        site.accept(site.keeper, create(UUID.randomUUID(), LONG_FIELDS));
        site.accept(site.keeper, create(UUID.randomUUID(), 1));
        assertEquals(1, site.page(site.keeper, 0).lastSeq());
        Messages.Page long2 = site.page(site.keeper, 1);
        assertTrue(bytes(long2) > PAGE_BYTES);
        assertEquals(2, long2.lastSeq());
        assertEquals(3, site.page(site.keeper, 2).lastSeq());
    }

    @Test
    void conflictsEndAPageToo() {
        UUID row = UUID.randomUUID();
        long seen = site.accept(site.keeper, create(row, LONG_FIELDS));
        for (int i = 0; i < LONG_FIELDS; i++) {
            site.accept(site.keeper, site.edit(site.keeper, row, seen, "long" + i, LONG + i));
            site.accept(site.other, site.edit(site.other, row, seen, "long" + i, "短い"));
        }
        long newest = 1 + 2L * LONG_FIELDS;
        long at = 1;
        int conflicts = 0;
        while (at < newest) {
            Messages.Page page = site.page(site.keeper, at);
            assertTrue(bytes(page) < 2 * PAGE_BYTES + (200 << 10), "bytes " + bytes(page));
            assertTrue(page.lastSeq() > at);
            conflicts += page.conflicts().size();
            at = page.lastSeq();
        }
        assertEquals(LONG_FIELDS, conflicts);
    }

    @Test
    void longHistoryOfARowIsSentAsItIsReadAndIsWhole() throws Exception {
        UUID row = UUID.randomUUID();
        long seq = site.accept(site.keeper, create(row, 1));
        for (int i = 0; i < 11; i++) {
            seq = site.accept(site.keeper, site.edit(site.keeper, row, seq, "long0", LONG + i));
        }
        Map<String, String> given = Map.of("row", row.toString(), "purpose", "照会");
        String path = "/api/ledgers/{ledger}/rows/{row}/history";
        Reply.Stream stream =
                assertInstanceOf(
                        Reply.Stream.class, site.call(site.keeper, "GET", path, null, given));
        assertEquals("application/json", stream.contentType());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        stream.writer().writeTo(out);
        var history = site.json.read(out.toByteArray(), Messages.RowHistory.class);
        assertEquals(
                LongStream.rangeClosed(1, 12).boxed().toList(),
                history.changes().stream().map(AcceptedChange::seq).toList());
        assertTrue(
                history.changes().getLast().change().edits().stream()
                        .anyMatch(e -> e.field().equals(field("long0"))));
    }
}
