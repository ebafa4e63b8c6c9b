package jp.kakehashi.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import jp.kakehashi.ledger.LedgerImports.PastImport;
import jp.kakehashi.ledger.LedgerImports.TakenBack;
import jp.kakehashi.ledger.LedgerImports.UndoPreview;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.LedgerService.RowPage;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.sync.WorkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file that is taken in and taken back from the screen, with the real server.
final class ImportTakenBackTest {
    @TempDir Path dir;
    private KeeperDesk desk;
    private WorkSession session;
    private LedgerService service;

    @BeforeEach
    void signIn() {
        desk = new KeeperDesk(dir);
        session = desk.session();
        service = desk.service();
    }

    @AfterEach
    void signOut() {
        desk.close();
    }

    private void await(BooleanSupplier wanted) {
        desk.await(wanted);
    }

    private Path file() throws IOException {
        List<String> lines = new ArrayList<>(List.of("番号,氏名,フリガナ,許可日,状態"));
        for (int i = 1; i <= 20; i++) {
            String day = i == 7 ? "令和8年13月40日" : "令和8年4月%d日".formatted(i);
            String name = i == 3 ? "渡邉 健,ワタナベ ケン" : "本間 勇,ホンマ イサム";
            lines.add("R8-%d,%s,%s,%s".formatted(i, name, day, i % 4 == 0 ? "更新待ち" : "有効"));
        }
        return Files.writeString(dir.resolve("占用.csv"), String.join("\n", lines) + "\n");
    }

    private RowPage page(LedgerId ledger, String search) {
        return service.page(new RowQuery(ledger, search, List.of(), null, false, 0, 1000));
    }

    private LedgerId imported() throws IOException {
        LedgerId ledger = service.commitImport(service.previewImport(file(), null), Progress.NONE);
        await(() -> session.leaving().editCount() == 0);
        return ledger;
    }

    @Test
    void aWholeImportGoesAndWhatWasMendedSinceStays() throws IOException {
        LedgerId ledger = imported();
        var mended = page(ledger, "R8-3").rows().getFirst();
        FieldId name =
                service.definition(ledger).fields().stream()
                        .filter(f -> f.label().ja().equals("氏名"))
                        .findFirst()
                        .orElseThrow()
                        .id();
        service.edit(ledger, mended, Map.of(name, "渡辺 健"), ChangeNote.NONE);
        await(() -> session.leaving().editCount() == 0);
        PastImport past = service.imports().of(ledger).getFirst();
        assertEquals("占用.csv", past.file());
        assertEquals("田村", past.name());
        assertEquals(20, past.rows());
        await(() -> service.imports().of(ledger).getFirst().original() != null);
        Path back = dir.resolve("元.csv");
        service.imports().save(ledger, service.imports().of(ledger).getFirst(), back);
        assertEquals(-1, Files.mismatch(dir.resolve("占用.csv"), back));
        UndoPreview preview = service.imports().preview(ledger, past.id());
        assertEquals(19, preview.rows());
        assertEquals(1, preview.changed());
        assertEquals(1, preview.named().size());

        assertEquals(
                new TakenBack(0, 0, true),
                service.imports().undo(ledger, past.id(), (at, total) -> false));
        assertEquals(
                new TakenBack(19, 0, false),
                service.imports().undo(ledger, past.id(), Progress.NONE));

        await(() -> page(ledger, null).total() == 1);
        assertEquals(mended.row(), page(ledger, null).rows().getFirst().row());
        assertEquals(19, service.imports().of(ledger).getFirst().undoneRows());
        assertTrue(service.previewImport(file(), ledger).overlap().identical().isEmpty());
    }
}
