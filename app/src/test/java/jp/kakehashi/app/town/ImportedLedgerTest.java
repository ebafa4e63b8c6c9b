package jp.kakehashi.app.town;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.app.ledgers.HttpCalls;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.ImportPreview;
import jp.kakehashi.ledger.LedgerService;
import jp.kakehashi.ledger.LedgerServiceOnReplica;
import jp.kakehashi.records.AccessRule;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldDefinition.FieldAccess;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.sync.WorkSession;
import jp.kakehashi.wire.Messages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may do what with a ledger that somebody imported as new.
class ImportedLedgerTest {
    @TempDir Path dir;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(dir.resolve("苦情台帳.csv"), "氏名,内容\n佐藤 花子,側溝\n本間 弘,街灯\n");
    }

    @Test
    void newLedgerIsItsSectionsAndReadByAdministrators() {
        try (Town town = town();
                WorkSession keeper = town.signIn(town.pc("pc"), "1001")) {
            LedgerDefinition ledger = imported(keeper, null);
            assertEquals("accepted", written(town, "1002", ledger));
            assertEquals(List.of(ledger.id()), listed(town, "admin"));
            assertEquals("problem.ledger.write", written(town, "admin", ledger));
            assertEquals(List.of(), listed(town, "2001"));
            assertEquals("problem.ledger.access", snapshot(town, "2001", ledger.id()));
            assertEquals("problem.ledger.access", written(town, "2001", ledger));
        }
    }

    @Test
    void whoeverImportsMaySayWhoReads() {
        AccessRule both = AccessRule.sections(Set.of("civil", "tax"));
        FieldAccess access = new FieldAccess(both, AccessRule.sections(Set.of("civil")));
        try (Town town = town();
                WorkSession keeper = town.signIn(town.pc("pc"), "1001")) {
            LedgerDefinition ledger = imported(keeper, access);
            assertEquals(List.of(ledger.id()), listed(town, "2001"));
            assertEquals("whole", snapshot(town, "2001", ledger.id()));
            assertEquals("problem.ledger.write", written(town, "2001", ledger));
        }
    }

    private Town town() {
        return new Town(dir).with("1001", "civil").with("1002", "civil").with("2001", "tax");
    }

    private LedgerDefinition imported(WorkSession keeper, FieldAccess access) {
        LedgerService service =
                new LedgerServiceOnReplica(
                        keeper.replica(), keeper.headOffice(), keeper.sync()::wake);
        ImportPreview preview = service.previewImport(file, null);
        LedgerId ledger =
                service.commitImport(
                        access == null ? preview : preview.with(access),
                        LedgerService.Progress.NONE);
        return service.definition(ledger);
    }

    private static List<LedgerId> listed(Town town, String staff) {
        try (HttpCalls calls = town.calls(staff)) {
            return calls
                    .call("GET", "/api/ledgers", null, Messages.Definitions.class)
                    .definitions()
                    .stream()
                    .map(LedgerDefinition::id)
                    .toList();
        }
    }

    private static String snapshot(Town town, String staff, LedgerId ledger) {
        StringBuilder seen = new StringBuilder();
        try (HttpCalls calls = town.calls(staff)) {
            calls.stream(
                    "/api/ledgers/" + ledger + "/snapshot",
                    in -> seen.append(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            assertTrue(seen.length() > 0);
            return "whole";
        } catch (ProblemException e) {
            return e.problem().key();
        }
    }

    private static String written(Town town, String staff, LedgerDefinition ledger) {
        Change change =
                new Change(
                        UUID.randomUUID(),
                        ledger.id(),
                        UUID.randomUUID(),
                        ChangeKind.CREATE,
                        List.of(new Edit(ledger.fields().getFirst().id(), "加藤", null, 0, null)),
                        0,
                        1,
                        town.actor(staff).on("device-" + staff),
                        java.time.Instant.parse("2026-11-22T00:00:00Z"),
                        ChangeNote.NONE,
                        null);
        try (HttpCalls calls = town.calls(staff)) {
            Messages.Outcome outcome =
                    calls.call(
                                    "POST",
                                    "/api/ledgers/" + ledger.id() + "/push",
                                    new Messages.Push(List.of(change)),
                                    Messages.PushResult.class)
                            .outcomes()
                            .getFirst();
            return outcome.problem() == null ? "accepted" : outcome.problem().key();
        } catch (ProblemException e) {
            return e.problem().key();
        }
    }
}
