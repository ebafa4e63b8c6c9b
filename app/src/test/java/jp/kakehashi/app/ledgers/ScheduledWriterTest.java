package jp.kakehashi.app.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.ledger.LedgerServiceOnReplica;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.CityDirectory;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.World;
import jp.kakehashi.server.KakehashiServer;
import jp.kakehashi.server.config.PasswordCost;
import jp.kakehashi.server.config.ServerConfig;
import jp.kakehashi.server.ledgers.LedgersFeature;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.sync.SyncTiming;
import jp.kakehashi.sync.WorkSession;
import jp.kakehashi.sync.Workstation;
import jp.kakehashi.sync.line.PinnedAuthority;
import jp.kakehashi.testkit.Waiting;
import jp.kakehashi.wire.AccountMessages.NewStaff;
import jp.kakehashi.wire.ExportJobMessages.Every;
import jp.kakehashi.wire.ExportJobMessages.ExportForm;
import jp.kakehashi.wire.ExportJobMessages.ExportJob;
import jp.kakehashi.wire.ExportJobMessages.ExportRun;
import jp.kakehashi.wire.ExportJobMessages.Place;
import jp.kakehashi.wire.ExportJobMessages.Times;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real server writes what a real workstation asked for.
class ScheduledWriterTest {
    private static final String PASSWORD = "correct horse 馬";
    private static final String LEDGER =
            """
            ledger: permits
            version: 1
            name: {ja: 許可台帳, en: Permits}
            owner: civil
            authorsResolve: false
            personal: false
            read: {roles: [administrator]}
            write: {roles: [administrator]}
            fields:
              - {id: name, name: {ja: 氏名, en: Name}, type: text}
              - {id: fee, name: {ja: 料, en: Fee}, type: yen}
            """;
    @TempDir Path dir;

    @Test
    void whatShiftJisLacksIsListedBesideTheFile() throws Exception {
        Path root = Files.createDirectory(dir.resolve("exports"));
        SystemClock clock = new SystemClock();
        try (KakehashiServer server =
                new KakehashiServer(
                        clock,
                        List.of(
                                ground ->
                                        new LedgersFeature(ground, LedgerStores.create())
                                                .exporting(root, new ScheduledWriter())))) {
            server.start(
                    ServerConfig.local(dir.resolve("server"), 0).with(new PasswordCost(64, 1)));
            server.makeFirstAdministrator(
                    new NewStaff("k1", "田村", "honsho", "civil", Set.of("administrator"), PASSWORD));
            Workstation workstation =
                    new Workstation(
                            dir.resolve("pc"),
                            new CityDirectory(List.of(), List.of()),
                            clock,
                            new SyncTiming(200, 1000, 20, 200));
            workstation.enrol(
                    server.uri(), PinnedAuthority.fetch(server.uri(), server.fingerprint()), "PC");
            try (WorkSession session = workstation.signIn(World.PRODUCTION, "k1", PASSWORD)) {
                write(session, root);
            }
        }
    }

    private static void write(WorkSession session, Path root) throws Exception {
        LedgerDefinition ledger = new DefinitionYaml().read(LEDGER);
        session.headOffice().publish(ledger);
        var service =
                new LedgerServiceOnReplica(
                        session.replica(), session.headOffice(), session.sync()::wake);
        session.sync().wake();
        Waiting.until(
                () -> !service.ledgers().isEmpty(),
                look -> session.sync().onStatus(status -> look.run()));
        service.create(
                ledger.id(),
                Map.of(new FieldId("name"), "=髙橋 𠮷", new FieldId("fee"), "1200"),
                ChangeNote.NONE);
        Waiting.until(
                () -> service.ledgers().getFirst().unsent() == 0,
                look -> session.sync().onStatus(status -> look.run()));
        ExportJob job =
                new ExportJob(
                        UUID.randomUUID(),
                        ledger.id(),
                        ExportForm.CSV_WINDOWS_31J,
                        null,
                        null,
                        new Place("土木", "許可"),
                        new Times(Every.DAY, 0, 6, 0),
                        "");
        service.exportJobs().put(job);
        ExportRun last = service.exportJobs().run(job.id()).jobs().getFirst().last();
        assertNull(last.problem(), String.valueOf(last));
        assertEquals(1, last.rows());
        assertEquals("windows-31j: 1", last.detail());
        String text = Files.readString(root.resolve("土木/許可.csv"), Charset.forName("windows-31j"));
        assertEquals("氏名,料\r\n'=髙橋 〓,1200\r\n", text);
        assertTrue(Files.readString(root.resolve("土木/許可_書けない文字.csv")).contains("𠮷"));
        service.exportJobs().run(job.id());
        assertTrue(Files.exists(root.resolve("土木/許可.csv.old")));
        assertFalse(service.exportJobs().pause(job.id(), true).jobs().getFirst().paused() == null);
    }
}
