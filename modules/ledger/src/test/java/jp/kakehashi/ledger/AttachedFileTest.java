package jp.kakehashi.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.records.Attachment;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.CityDirectory;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerDefinition;
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

/// A file that is put into a row and saved again, with the real server.
final class AttachedFileTest {
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

    @Test
    void aFileThatWasAttachedIsSavedAgainAsItWas() throws IOException {
        LedgerDefinition definition =
                new DefinitionYaml()
                        .read(
                                """
                                ledger: permits
                                version: 1
                                name: {ja: 許可台帳, en: Permits}
                                owner: civil
                                authorsResolve: false
                                personal: true
                                read: {sections: [civil]}
                                write: {sections: [civil]}
                                fields:
                                  - {id: name, name: {ja: 氏名, en: Name}, type: person}
                                  - {id: files, name: {ja: 添付, en: Files}, type: attachments}
                                """);
        session.headOffice().publish(definition);
        session.sync().wake();
        LedgerId ledger = definition.id();
        await(() -> session.replica().checkpoint(ledger).isPresent());
        FieldId field = new FieldId("files");
        byte[] bytes = new byte[700_000];
        new Random(3).nextBytes(bytes);
        Path source = Files.write(dir.resolve("図面.pdf"), bytes);
        RowView row = service.create(ledger, Map.of(new FieldId("name"), "髙橋"), ChangeNote.NONE);
        Attachment file = service.files().add(ledger, field, source);
        service.edit(ledger, row, Map.of(field, Attachment.text(List.of(file))), ChangeNote.NONE);
        await(() -> session.leaving().editCount() == 0);
        assertFalse(session.replica().files().anyHere());
        Path back = dir.resolve("back.pdf");
        service.files().save(ledger, row.row(), file, "台帳の確認", back);
        assertArrayEquals(bytes, Files.readAllBytes(back));
        var nowhere = dir.resolve("none").resolve("back.pdf");
        assertEquals(
                "problem.attachment.unwritable",
                assertThrows(
                                ProblemException.class,
                                () -> service.files().save(ledger, row.row(), file, "確認", nowhere))
                        .problem()
                        .key());
    }
}
