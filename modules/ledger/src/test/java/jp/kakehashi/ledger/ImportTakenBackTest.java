package jp.kakehashi.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.ledger.LedgerImports.PastImport;
import jp.kakehashi.ledger.LedgerImports.UndoPreview;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.LedgerService.RowPage;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.CityDirectory;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.World;
import jp.kakehashi.server.KakehashiServer;
import jp.kakehashi.server.config.ServerConfig;
import jp.kakehashi.server.ledgers.LedgersFeature;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.sync.SyncTiming;
import jp.kakehashi.sync.WorkSession;
import jp.kakehashi.sync.Workstation;
import jp.kakehashi.sync.line.PinnedAuthority;
import jp.kakehashi.testkit.Waiting;
import jp.kakehashi.wire.AccountMessages.NewStaff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file that is taken in and taken back from the screen, with the real server.
final class ImportTakenBackTest {
    private static final String PASSWORD = "correct horse 馬";

    @TempDir Path dir;
    private final SystemClock clock = new SystemClock();
    private KakehashiServer server;
    private WorkSession session;
    private LedgerService service;

    @BeforeEach
    void signIn() {
        server =
                new KakehashiServer(
                        clock,
                        List.of(ground -> new LedgersFeature(ground, LedgerStores.create())));
        server.start(ServerConfig.local(dir.resolve("server"), 0));
        server.makeFirstAdministrator(
                new NewStaff("k1", "田村", "honsho", "civil", Set.of("administrator"), PASSWORD));
        CityDirectory city =
                new CityDirectory(
                        List.of(new CityDirectory.Office("honsho", new Label("本所", "HO"), "本")),
                        List.of(new CityDirectory.Section("civil", new Label("土木課", "Civil"))));
        Workstation workstation =
                new Workstation(dir.resolve("pc"), city, clock, new SyncTiming(200, 1000, 20, 200));
        workstation.enrol(
                server.uri(), PinnedAuthority.fetch(server.uri(), server.fingerprint()), "PC");
        session = workstation.signIn(World.PRODUCTION, "k1", PASSWORD);
        service =
                new LedgerServiceOnReplica(
                        session.replica(), session.headOffice(), session.sync()::wake);
    }

    @AfterEach
    void signOut() {
        session.close();
        server.close();
    }

    private void await(BooleanSupplier wanted) {
        Waiting.until(wanted, look -> session.sync().onStatus(status -> look.run()));
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

        assertEquals(19, service.imports().undo(ledger, past.id(), Progress.NONE));

        await(() -> page(ledger, null).total() == 1);
        assertEquals(mended.row(), page(ledger, null).rows().getFirst().row());
        assertEquals(19, service.imports().of(ledger).getFirst().undoneRows());
        assertTrue(service.previewImport(file(), ledger).overlap().identical().isEmpty());
    }
}
