package jp.kakehashi.ledgerui.approvals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.links.LinkWords;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.FaultDisplay;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.connection.ConnectionModel;
import jp.kakehashi.wire.ApprovalMessages.Approval;
import jp.kakehashi.wire.ApprovalMessages.Post;
import jp.kakehashi.wire.ApprovalMessages.Row;
import jp.kakehashi.wire.ApprovalMessages.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stands on the sheet of a decision.
class DecisionSheetTest {
    private static final FieldId NAME = SampleCity.field("name");
    private static final FieldId FEE = SampleCity.field("fee");

    private static final class Silent implements FaultDisplay {
        @Override
        public void problem(Problem problem) {}

        @Override
        public void fault(String code) {
            throw new AssertionError(code);
        }
    }

    @TempDir Path dir;

    private static LedgerDesk desk() {
        MemoryLedgers service = SampleCity.ledgers(SampleCity.SATO, 3);
        Texts texts = new Texts(jp.kakehashi.ledgerui.LedgerWorkspace.class);
        UiTasks tasks = new UiTasks(Runnable::run, Runnable::run, new Silent());
        return new LedgerDesk(
                service,
                SampleCity.SATO,
                SampleCity.places(),
                SampleCity.clock(),
                SampleCity.ZONE,
                texts,
                new ConnectionModel(),
                new LinkWords(service, SampleCity.SATO, texts, tasks));
    }

    private static LedgerDefinition ledger(boolean personal) {
        LedgerDefinition d = SampleCity.roads();
        return new LedgerDefinition(
                d.id(),
                d.version(),
                d.label(),
                d.owner(),
                d.authorsResolve(),
                personal,
                d.access(),
                d.fields());
    }

    private static Approval decided() {
        return new Approval(
                new UUID(1, 2),
                SampleCity.ROADS,
                "占用料の改定（見本）",
                null,
                25_200L,
                null,
                "ab".repeat(32),
                "DECIDED",
                "1042",
                "阿部",
                "土木第R8-0012号",
                LocalDate.of(2032, 3, 31),
                false,
                List.of(
                        new Post(
                                "civil/chief",
                                "係長",
                                "Chief",
                                List.of("小野寺 勇"),
                                List.of(),
                                "signed",
                                true)),
                List.of(
                        new Step(
                                "APPROVE",
                                "渡邉 弘",
                                "係長",
                                true,
                                SampleCity.at("2026-11-20", "09:12"),
                                "出張")),
                List.of(
                        new Row(
                                new UUID(7, 12),
                                40,
                                false,
                                Map.of(NAME, "見本 太郎", FEE, "12600"),
                                Map.of(NAME, "見本 太郎", FEE, "25200"),
                                false)),
                List.of());
    }

    @Test
    void theSheetSaysWhoSignedForWhomAndWhatWasSigned() throws IOException {
        DecisionSheet sheet = new DecisionSheet(desk(), false);
        String said = sheet.page(decided(), ledger(false)).toString();
        for (String each :
                List.of("決裁書", "土木第R8-0012号", "ab".repeat(32), "渡邉 弘", "出張", "令和14年3月31日")) {
            assertTrue(said.contains(each), each + " in " + said);
        }
        assertTrue(said.contains("代決") || said.contains("代"), said);
        assertTrue(said.contains("12,600"), said);
        assertTrue(said.contains("25,200"), said);
        Path file = dir.resolve("決裁書.pdf");
        sheet.write(file, decided(), ledger(false));
        byte[] pdf = Files.readAllBytes(file);
        assertEquals("%PDF", new String(pdf, 0, 4, StandardCharsets.US_ASCII));
    }

    @Test
    void ofALedgerAboutPersonsNoCellStandsOnIt() {
        String said = new DecisionSheet(desk(), false).page(decided(), ledger(true)).toString();
        assertFalse(said.contains("見本 太郎"), said);
        assertFalse(said.contains("12,600"), said);
        assertTrue(said.contains("土木第R8-0012号"));
    }
}
