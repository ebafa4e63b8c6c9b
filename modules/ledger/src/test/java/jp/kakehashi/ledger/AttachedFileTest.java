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
import java.util.function.BooleanSupplier;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.records.Attachment;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.sync.WorkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file that is put into a row and saved again, with the real server.
final class AttachedFileTest {
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
