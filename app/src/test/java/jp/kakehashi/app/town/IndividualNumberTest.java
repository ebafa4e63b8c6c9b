package jp.kakehashi.app.town;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.app.ledgers.HttpCalls;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.server.audit.storage.AuditReport;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.sync.WorkSession;
import jp.kakehashi.wire.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An individual number's whole life, over HTTPS.
class IndividualNumberTest {
    private static final LedgerId LEDGER = new LedgerId("benefits");
    private static final FieldId FIELD = new FieldId("my_number");
    private static final String NUMBER = "123456789018";
    private static final String NAME = "髙橋 一郎";

    private static final LedgerDefinition DEFINITION =
            new DefinitionYaml()
                    .read(
                            """
                            ledger: benefits
                            version: 1
                            name: {ja: 給付台帳, en: Benefits}
                            owner: welfare
                            authorsResolve: false
                            personal: true
                            fields:
                              - {id: name, name: {ja: 氏名, en: Name}, type: person}
                              - id: my_number
                                name: {ja: 個人番号, en: Individual Number}
                                type: text
                                individualNumber: true
                                read: {roles: [number]}
                                write: {roles: [number]}
                            """);

    @TempDir Path dir;

    @Test
    void aNumberIsSetShownRefusedAndDestroyedAndLeavesNoTrace() throws Exception {
        UUID row;
        StringBuilder told = new StringBuilder();
        try (LogEar log = new LogEar()) {
            try (Town town = new Town(dir).with(DEFINITION)) {
                town.with("1001", "welfare", "number").with("2002", "welfare").with("3003", "tax");
                row = life(town, told);
            }
            assertTrue(log.heard().contains("jetty"), "the log is listened to");
            assertFalse(log.heard().contains(NUMBER));
        }
        assertFalse(told.toString().contains(NUMBER));
        assertEquals(
                List.of("number-set", "number", "number-destroy", "number", "history", "number"),
                viewings(row));
        for (String place : List.of("server/production", "pc/production/1001/replica")) {
            String all = PlainContent.of(dir.resolve(place));
            assertTrue(all.contains(NAME), () -> place + " is looked through");
            assertFalse(all.contains(NUMBER), place);
        }
        assertFalse(PlainContent.inAnyFile(dir, NUMBER));
    }

    private UUID life(Town town, StringBuilder told) throws InterruptedException {
        try (WorkSession clerk = town.signIn(town.pc("pc"), "1001")) {
            Town.await(clerk, () -> clerk.replica().checkpoint(LEDGER).isPresent());
            UUID row =
                    clerk.replica()
                            .edits()
                            .create(LEDGER, Map.of(new FieldId("name"), NAME), ChangeNote.NONE)
                            .state()
                            .row();
            Town.await(clerk, () -> clerk.replica().outgoing().unsentCount() == 0);
            var office = clerk.headOffice();
            office.setSealed(LEDGER, row, FIELD, NUMBER, "申請の受付");
            assertEquals(NUMBER, office.reveal(LEDGER, row, FIELD, "税務署への報告"));
            refusedToOthers(town, row);
            destroy(town, "1001", row);
            assertEquals(
                    "problem.sealed.destroyed",
                    problem(() -> office.reveal(LEDGER, row, FIELD, "照会")));
            told.append(office.rowHistory(LEDGER, row, "照会")).append(everything(town));
            assertTrue(told.toString().contains(NAME));
            assertWhole(town);
            town.without(() -> {});
            assertEquals(
                    "problem.sealed.destroyed", problem(() -> reveal(town, "1001", row, "再度")));
            return row;
        }
    }

    private static void refusedToOthers(Town town, UUID row) {
        assertEquals("problem.sealed.read", problem(() -> reveal(town, "2002", row, "照会")));
        for (String staff : List.of("2002", "3003", "admin")) {
            assertEquals("problem.sealed.destroy", problem(() -> destroy(town, staff, row)));
        }
    }

    private static void reveal(Town town, String staff, UUID row, String purpose) {
        try (HttpCalls calls = town.calls(staff)) {
            calls.call(
                    "POST",
                    path(row) + "/" + FIELD + "/reveal",
                    new Messages.Reveal(purpose),
                    Messages.Revealed.class);
        }
    }

    private static void destroy(Town town, String staff, UUID row) {
        String purpose = URLEncoder.encode("保存期間の満了", StandardCharsets.UTF_8);
        try (HttpCalls calls = town.calls(staff)) {
            calls.call("DELETE", path(row) + "?purpose=" + purpose, null, Object.class);
        }
    }

    private static String path(UUID row) {
        return "/api/ledgers/" + LEDGER + "/rows/" + row + "/sealed";
    }

    private static String everything(Town town) {
        StringBuilder all = new StringBuilder();
        try (HttpCalls calls = town.calls("1001")) {
            String ledger = "/api/ledgers/" + LEDGER;
            calls.stream(
                    ledger + "/snapshot",
                    in -> all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            all.append(calls.call("GET", ledger + "/changes?after=0", null, Messages.Page.class));
        }
        return all.toString();
    }

    private static void assertWhole(Town town) {
        try (HttpCalls calls = town.calls("admin")) {
            AuditReport report =
                    calls.call(
                            "POST",
                            "/api/audit/verify",
                            new Messages.Verify(List.of()),
                            AuditReport.class);
            assertTrue(report.whole(), () -> report.findings().toString());
        }
    }

    private List<String> viewings(UUID row) {
        LedgerStores stores = LedgerStores.create();
        try (Database database =
                Databases.openLocal(dir.resolve("server/production"), new SystemClock())) {
            return database.read(db -> stores.logs().viewings().ofRow(db, LEDGER, row)).stream()
                    .map(e -> e.viewing().kind())
                    .toList();
        }
    }

    private static String problem(Runnable work) {
        return assertThrows(ProblemException.class, work::run).problem().key();
    }
}
