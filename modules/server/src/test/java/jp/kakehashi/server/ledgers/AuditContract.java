package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.server.audit.storage.AuditReport;
import jp.kakehashi.server.audit.storage.AuditReport.Finding;
import jp.kakehashi.server.audit.storage.AuditReport.Kind;
import jp.kakehashi.server.audit.storage.AuditVerification;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.wire.Messages;
import jp.kakehashi.wire.Messages.SignedHead;
import jp.kakehashi.wire.Messages.SignedViewings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever has the database in hand changes it behind the server's back; verification says where.
abstract class AuditContract {
    @TempDir Path dir;
    private Site site;
    private final List<UUID> rows = new ArrayList<>();
    private SignedHead kept;

    abstract Database database();

    /// Runs SQL past the server.
    abstract void tamper(String sql);

    @BeforeEach
    void open() {
        site = new Site(dir, database(), Databases.inMemory()).published();
        for (int i = 0; i < 5; i++) {
            rows.add(UUID.randomUUID());
            site.accept(site.keeper, site.create(site.keeper, rows.get(i), "name", "人" + i));
        }
        for (int i = 0; i < 4; i++) {
            site.accept(site.keeper, site.edit(site.keeper, rows.get(i), i + 1, "fee", "10" + i));
        }
        site.accept(site.keeper, site.change(site.keeper, rows.get(4), ChangeKind.DELETE, 5));
        for (int i = 0; i < 4; i++) {
            view(rows.get(i));
        }
        kept = site.page(site.keeper, 0).head();
    }

    @AfterEach
    void close() {
        site.database.close();
        site.training.close();
    }

    private void view(UUID row) {
        var viewing =
                new Messages.Viewing(
                        UUID.randomUUID(),
                        site.clock.instant(),
                        Site.LEDGER,
                        "card",
                        "照会",
                        List.of(row));
        var body = new Messages.Viewings(List.of(viewing));
        site.call(site.viewer, "POST", "/api/viewings", body, Map.of());
    }

    private AuditReport verify(SignedHead... heads) {
        return verify(new Messages.Verify(List.of(heads)));
    }

    private AuditReport verify(SignedViewings head) {
        return verify(new Messages.Verify(List.of(), List.of(head, head)));
    }

    private AuditReport verify(Messages.Verify kept) {
        return new AuditVerification(site.database, site.stores, site.clock)
                .verify(kept, site.authority.publicKey());
    }

    private SignedViewings viewingsHead() {
        var reply = site.call(site.viewer, "GET", "/api/viewings/head", null, Map.of());
        return (SignedViewings) site.body(reply);
    }

    private static Finding chain(Kind kind, long seq) {
        return new Finding(kind, Site.LEDGER, seq, null);
    }

    private static Finding row(Kind kind, UUID row) {
        return new Finding(kind, Site.LEDGER, 0, row);
    }

    @Test
    void whatWasAcceptedIsWhole() {
        AuditReport report = verify(kept);
        assertTrue(report.whole(), report.findings().toString());
        assertEquals(10, report.ledgers().getFirst().changes());
        assertEquals(5, report.ledgers().getFirst().rows());
        assertEquals(kept.hash(), report.ledgers().getFirst().hash());
        // Four of cards and lists, and the keeper's reading of the changes.
        assertEquals(5, report.viewings());
        assertTrue(site.json.text(report).contains("\"whole\":true"));
    }

    @Test
    void aChangedEntryIsNamed() {
        tamper("update history set body = replace(body, '人2', '誰か') where seq = 3");
        var findings = verify(kept).findings();
        assertEquals(
                List.of(chain(Kind.HISTORY_CHANGED, 3), row(Kind.ROW_DIFFERS, rows.get(2))),
                findings);
    }

    @Test
    void aChangedLinkIsNamedOnce() {
        tamper(
                "update history set hash = replace(hash, substring(hash, 1, 4), 'zzzz') where seq = 4");
        assertEquals(List.of(chain(Kind.HISTORY_CHANGED, 4)), verify(kept).findings());
    }

    @Test
    void anEntryThatIsMadeUnreadableIsNamed() {
        tamper("update history set body = '{}' where seq = 6");
        assertTrue(verify().findings().contains(chain(Kind.HISTORY_CHANGED, 6)));
    }

    @Test
    void aChangedColumnBesideTheContentIsNamed() {
        tamper("update history set staff = '2002' where seq = 7");
        assertEquals(List.of(chain(Kind.HISTORY_CHANGED, 7)), verify(kept).findings());
    }

    @Test
    void aRemovedEntryIsNamed() {
        tamper("delete from history where seq = 8");
        assertEquals(
                List.of(chain(Kind.HISTORY_REMOVED, 8), row(Kind.ROW_DIFFERS, rows.get(2))),
                verify(kept).findings());
    }

    @Test
    void anEntryInsertedInTheMiddleIsNamed() {
        tamper("update history set seq = seq + 1000 where seq >= 5");
        tamper("update history set seq = seq - 999 where seq >= 1000");
        insertCopy(4, 5);
        assertEquals(List.of(chain(Kind.HISTORY_INSERTED, 5)), verify().findings());
    }

    @Test
    void anEntryInsertedAtTheEndIsNamed() {
        insertCopy(10, 11);
        assertEquals(List.of(chain(Kind.HISTORY_INSERTED, 11)), verify(kept).findings());
    }

    private void insertCopy(long of, long at) {
        tamper(
                "insert into history (ledger, seq, row_id, change_id, kind, staff, body,"
                        + " accepted_at, hash) select ledger, "
                        + at
                        + ", row_id, cast('"
                        + UUID.randomUUID()
                        + "' as uuid), kind, staff, body, accepted_at, hash from history"
                        + " where seq = "
                        + of);
    }

    @Test
    void aCutTailIsFoundByAHeadKeptElsewhere() {
        tamper("delete from history where seq > 7");
        assertTrue(verify(kept).findings().contains(chain(Kind.CUT_OFF, 8)));
        assertFalse(verify().findings().stream().anyMatch(f -> f.kind() == Kind.CUT_OFF));
    }

    @Test
    void aHeadThatIsNotThisChainsOrNotSignedIsNamed() {
        SignedHead forged =
                new SignedHead(Site.LEDGER, 9, kept.hash(), kept.at(), kept.signature());
        assertEquals(List.of(chain(Kind.HEAD_UNSIGNED, 9)), verify(forged).findings());
        byte[] message = SignedHead.signedBytes(Site.LEDGER, 9, kept.hash(), kept.at());
        SignedHead other =
                new SignedHead(
                        Site.LEDGER, 9, kept.hash(), kept.at(), site.authority.sign(message));
        assertEquals(List.of(chain(Kind.HEAD_DIFFERS, 9)), verify(other).findings());
    }

    @Test
    void aRowThatDiffersFromItsHistoryIsNamed() {
        String at = "' where row_id = '" + rows.get(1) + "'";
        tamper("update ledger_permits set f_fee = 999999 where row_id = '" + rows.get(0) + "'");
        tamper("update ledger_permits set f_name = '別人" + at);
        tamper("delete from ledger_permits where row_id = '" + rows.get(3) + "'");
        tamper("update ledger_permits set deleted = false where row_id = '" + rows.get(4) + "'");
        UUID strange = UUID.randomUUID();
        tamper(
                "insert into ledger_permits (row_id, seq, deleted, cell_seqs, accepted_at,"
                        + " search_text) values ('"
                        + strange
                        + "', 1, false, '', 0, '')");
        assertEquals(
                java.util.Set.of(
                        row(Kind.ROW_DIFFERS, rows.get(0)),
                        row(Kind.ROW_DIFFERS, rows.get(1)),
                        row(Kind.ROW_REMOVED, rows.get(3)),
                        row(Kind.ROW_DIFFERS, rows.get(4)),
                        row(Kind.ROW_INSERTED, strange)),
                java.util.Set.copyOf(verify(kept).findings()));
    }

    @Test
    void theLogOfViewingsIsAChainToo() {
        tamper("update viewing set purpose = '別件' where seq = 2");
        assertEquals(
                List.of(new Finding(Kind.VIEWING_CHANGED, null, 2, null)), verify(kept).findings());
        tamper("delete from viewing where seq = 2");
        assertEquals(
                List.of(new Finding(Kind.VIEWING_REMOVED, null, 2, null)), verify(kept).findings());
    }

    @Test
    void aCutTailOfTheLogOfViewingsIsFoundByAHeadKeptElsewhere() {
        SignedViewings head = viewingsHead();
        assertEquals(5, head.count());
        AuditReport report = verify(head);
        assertTrue(report.whole(), report.findings().toString());
        assertEquals(2, report.heads());
        tamper("delete from viewing where seq > 3");
        assertTrue(verify().whole());
        Finding cut = new Finding(Kind.VIEWING_CUT_OFF, null, 4, null);
        assertEquals(List.of(cut), verify(head).findings());
        // Grown again, it is as long as before.
        view(rows.get(0));
        view(rows.get(1));
        view(rows.get(2));
        assertTrue(verify().whole());
        Finding other = new Finding(Kind.HEAD_DIFFERS, null, 5, null);
        assertEquals(List.of(other), verify(head).findings());
    }

    @Test
    void headOfTheLogOfViewingsIsNoHeadOfALedgerAndCannotBeMadeUp() {
        SignedViewings head = viewingsHead();
        SignedViewings forged = new SignedViewings(4, head.hash(), head.at(), head.signature());
        Finding unsigned = new Finding(Kind.HEAD_UNSIGNED, null, 4, null);
        assertEquals(List.of(unsigned), verify(forged).findings());
        byte[] ofALedger = SignedHead.signedBytes(Site.LEDGER, 5, head.hash(), head.at());
        SignedViewings taken =
                new SignedViewings(5, head.hash(), head.at(), site.authority.sign(ofALedger));
        assertEquals(Kind.HEAD_UNSIGNED, verify(taken).findings().getFirst().kind());
    }
}
