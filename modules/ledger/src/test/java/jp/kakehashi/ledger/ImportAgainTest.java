package jp.kakehashi.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.LedgerService.RowPage;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.sync.WorkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file that is taken in, looked through and taken in again, with the real server.
final class ImportAgainTest {
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
    void readingsAndTheNamesOfChoicesAreFound() throws IOException {
        LedgerId ledger = imported();
        assertEquals(1, page(ledger, "わたなべ").total());
        assertEquals(1, page(ledger, "ﾜﾀﾅﾍﾞ").total());
        assertEquals(5, page(ledger, "更新待").total());
        assertEquals(4, page(ledger, "ほんま 更新待ち").total() - 1, "each word somewhere in the row");
        assertEquals(0, page(ledger, "取消").total());
        assertEquals(1, page(ledger, "13月40日").total(), "what could not be read");
    }

    @Test
    void aRowSaysInItsHistoryWhatOfItCouldNotBeRead() throws IOException {
        LedgerId ledger = imported();
        var row = page(ledger, "13月40日").rows().getFirst();
        ChangeNote note =
                service.history(ledger, row.row(), null, "確認").getFirst().change().change().note();
        assertEquals("取り込み（占用.csv）\n許可日（D8）：令和8年13月40日", note.reason());
        assertNull(note.override());
    }

    @Test
    void theSameFileAgainAddsNothingUnlessItIsWanted() throws IOException {
        LedgerId ledger = imported();
        ImportPreview again = service.previewImport(file(), ledger);
        assertEquals(20, again.overlap().identical().size());
        service.commitImport(again, Progress.NONE);
        assertEquals(20, page(ledger, null).total());
        List<jp.kakehashi.records.FieldId> columns = new ArrayList<>(again.columns());
        columns.set(4, null);
        columns.set(0, null);
        ImportPreview mapped = service.compareImport(again.mapped(columns));
        assertEquals(20, mapped.overlap().identical().size(), "compared by what goes anywhere");
        service.commitImport(again.leavingOutIdentical(false), Progress.NONE);
        assertTrue(page(ledger, null).total() == 40);
    }
}
