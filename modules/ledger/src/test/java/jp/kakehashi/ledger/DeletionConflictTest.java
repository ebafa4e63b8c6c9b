package jp.kakehashi.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.ledger.LedgerService.ConflictView;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.CityDirectory;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.World;
import jp.kakehashi.server.KakehashiServer;
import jp.kakehashi.server.config.PasswordCost;
import jp.kakehashi.server.config.ServerConfig;
import jp.kakehashi.server.ledgers.LedgersFeature;
import jp.kakehashi.sheets.SampleWorkbooks;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.sync.SyncTiming;
import jp.kakehashi.sync.WorkSession;
import jp.kakehashi.sync.Workstation;
import jp.kakehashi.sync.line.PinnedAuthority;
import jp.kakehashi.wire.AccountMessages.NewStaff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One deletes a row that the other is writing in, both offline, on two workstations with the real
/// server; then somebody decides.
final class DeletionConflictTest {
    private static final String PASSWORD = "correct horse 馬";
    private static final CityDirectory CITY =
            new CityDirectory(
                    List.of(new CityDirectory.Office("honsho", new Label("本所", "HO"), "本")),
                    List.of(new CityDirectory.Section("civil", new Label("土木課", "Civil"))));

    @TempDir Path dir;
    private final SystemClock clock = new SystemClock();
    private KakehashiServer server;
    private Desk deleter;
    private Desk writer;

    /// A workstation and who sits at it.
    private final class Desk implements AutoCloseable {
        private final Workstation workstation;
        private WorkSession session;
        private LedgerService service;

        Desk(String name) {
            workstation =
                    new Workstation(
                            dir.resolve(name), CITY, clock, new SyncTiming(200, 1000, 20, 200));
            workstation.enrol(
                    server.uri(), PinnedAuthority.fetch(server.uri(), server.fingerprint()), name);
            signIn();
        }

        void signIn() {
            session = workstation.signIn(World.PRODUCTION, "k1", PASSWORD);
            service =
                    new LedgerServiceOnReplica(
                            session.replica(), session.headOffice(), session.sync()::wake);
        }

        void await(BooleanSupplier wanted) {
            CountDownLatch there = new CountDownLatch(1);
            Runnable look =
                    () -> {
                        if (wanted.getAsBoolean()) {
                            there.countDown();
                        }
                    };
            Runnable status = session.sync().onStatus(now -> look.run());
            try (var changes = service.onChange(null, look)) {
                look.run();
                assertTrue(there.await(60, TimeUnit.SECONDS), "in time");
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                status.run();
            }
        }

        List<RowView> rows(LedgerId ledger) {
            return service.page(new RowQuery(ledger, null, List.of(), null, false, 0, 10)).rows();
        }

        @Override
        public void close() {
            session.close();
        }
    }

    @BeforeEach
    void twoSignIn() {
        startServer(0);
        server.makeFirstAdministrator(
                new NewStaff("k1", "田村", "honsho", "civil", Set.of("administrator"), PASSWORD));
        deleter = new Desk("deleter");
        writer = new Desk("writer");
    }

    @ParameterizedTest(name = "deletion stands: {0}, deleted in the end: {1}")
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void theRowIsDeletedOrBroughtBackEverywhere(boolean deletionStands, boolean deleted) {
        LedgerId ledger = imported();
        writer.await(() -> writer.rows(ledger).size() == 3);
        FieldId fee = fee(ledger);
        UUID row =
                deleter.rows(ledger).stream()
                        .filter(r -> r.values().containsKey(fee))
                        .findFirst()
                        .orElseThrow()
                        .row();
        int port = server.uri().getPort();
        server.close();
        deleter.service.delete(ledger, row, ChangeNote.because("重複"));
        Map<FieldId, String> emptied = new HashMap<>();
        emptied.put(fee, null);
        RowView seen =
                writer.rows(ledger).stream()
                        .filter(r -> r.row().equals(row))
                        .findFirst()
                        .orElseThrow();
        writer.service.edit(ledger, seen, emptied, ChangeNote.because("誤記"));
        Desk first = deletionStands ? writer : deleter;
        Desk later = deletionStands ? deleter : writer;
        later.close();
        startServer(port);
        first.await(() -> first.session.leaving().editCount() == 0);
        later.signIn();
        later.await(() -> later.session.leaving().editCount() == 0);
        for (Desk desk : List.of(first, later)) {
            desk.await(() -> desk.service.conflicts(false).size() == 1);
            assertEquals(deletionStands ? 2 : 3, desk.rows(ledger).size());
        }
        ConflictView view = first.service.conflicts(false).getFirst();
        assertEquals(deletionStands, view.conflict().standing().deletion());
        assertEquals(!deletionStands, view.conflict().kept().deletion());
        assertTrue(view.mayDecide());
        first.service.resolve(view.conflict(), deleted ? null : "", "電話で確かめた");
        for (Desk desk : List.of(first, later)) {
            desk.await(
                    () ->
                            desk.service.conflicts(false).isEmpty()
                                    && desk.session.leaving().editCount() == 0);
            assertEquals(deleted ? 2 : 3, desk.rows(ledger).size());
            assertEquals(
                    !deleted,
                    desk.rows(ledger).stream()
                            .anyMatch(r -> r.row().equals(row) && !r.values().containsKey(fee)));
            assertEquals(1, desk.service.conflicts(true).size());
        }
    }

    private LedgerId imported() {
        Path file = dir.resolve("道路占用許可台帳.xlsx");
        try {
            new SampleWorkbooks().roadOccupancy(file, 3, 7);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        LedgerId ledger =
                deleter.service.commitImport(
                        deleter.service.previewImport(file, null), Progress.NONE);
        deleter.await(() -> deleter.session.leaving().editCount() == 0);
        return ledger;
    }

    private FieldId fee(LedgerId ledger) {
        return deleter.service.definition(ledger).fields().stream()
                .filter(f -> f.label().ja().equals("占用料"))
                .map(FieldDefinition::id)
                .findFirst()
                .orElseThrow();
    }

    private void startServer(int port) {
        server =
                new KakehashiServer(
                        clock,
                        List.of(ground -> new LedgersFeature(ground, LedgerStores.create())));
        server.start(ServerConfig.local(dir.resolve("server"), port).with(new PasswordCost(64, 1)));
    }

    @AfterEach
    void close() {
        deleter.close();
        writer.close();
        server.close();
    }
}
