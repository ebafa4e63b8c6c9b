package jp.kakehashi.ledgerui.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.Pictures;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.records.Attachment;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.theme.TextSize;
import jp.kakehashi.ui.theme.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ToolkitExtension.class)
class AttachmentBoxTest {
    private static final FieldId FILES = new FieldId("files");
    private static final LedgerDefinition LEDGER =
            new DefinitionYaml()
                    .read(
                            """
                            ledger: permits
                            version: 1
                            name: {ja: 許可台帳, en: Permits}
                            owner: civil
                            authorsResolve: false
                            personal: false
                            fields:
                              - {id: name, name: {ja: 氏名, en: Name}, type: person}
                              - {id: files, name: {ja: 添付書類, en: Papers}, type: attachments}
                              - {id: place, name: {ja: 場所, en: Place}, type: text}
                            """);

    @TempDir Path dir;
    private MemoryLedgers service;
    private SampleWindow window;
    private UUID row;

    @BeforeEach
    void open() {
        service = SampleCity.busy(SampleCity.SATO);
        service.add(LEDGER);
        row =
                service.put(
                        LEDGER.id(),
                        Map.of(new FieldId("name"), "髙橋 一郎", new FieldId("place"), "馬場町"));
        window = new SampleWindow(service, SampleCity.SATO, 1366, 768);
        window.on(
                () ->
                        window.workspace.openRecord(
                                LEDGER.id(), new CellPlace(row, new FieldId("name")), false));
        window.await(() -> window.scene.getRoot().lookup(".attachment-box") != null);
        window.settle();
    }

    @AfterEach
    void close() {
        window.close();
    }

    private AttachmentBox box() {
        return (AttachmentBox) window.scene.getRoot().lookup(".attachment-box");
    }

    private Path file(String name, int bytes) throws IOException {
        return Files.write(dir.resolve(name), new byte[bytes]);
    }

    private List<Attachment> held() {
        String value = service.peek(LEDGER.id(), row).values().get(FILES);
        return value == null ? List.of() : Attachment.list(value).orElseThrow();
    }

    @Test
    void filesAreAddedSavedAndTakenOff() throws IOException {
        assertTrue(window.shows("添付されたファイルはありません"));
        List<Path> both = List.of(file("図面.pdf", 1_400_000), file("現地写真.jpg", 2_048));
        window.on(() -> box().add(both));
        window.await(() -> held().size() == 2);
        window.await(() -> !window.labelled("1.3 MB").isEmpty());
        Pictures.take(window, "record-attachments");
        Pictures.dressLarge(window);
        Pictures.take(window, "record-attachments-large");
        Pictures.dress(window, Theme.LIGHT, TextSize.NORMAL, Language.JAPANESE);

        Path to = dir.resolve("写し.jpg");
        window.on(() -> box().save(held().getLast(), to));
        window.await(() -> !window.labelled("「写し.jpg」を保存しました。").isEmpty());
        assertArrayEquals(new byte[2_048], Files.readAllBytes(to));

        window.on(() -> press("外す 図面.pdf"));
        window.await(() -> !window.labelled("「図面.pdf」を外しますか").isEmpty());
        assertEquals(2, held().size());
        window.on(() -> ((Button) window.scene.getRoot().lookup(".dialog .danger")).fire());
        window.await(() -> held().size() == 1);
        assertEquals("現地写真.jpg", held().getFirst().name());
    }

    private Path picture() throws IOException {
        var image = new java.awt.image.BufferedImage(900, 600, 1);
        var graphics = image.createGraphics();
        graphics.setColor(new java.awt.Color(0x2E7D32));
        graphics.fillRect(100, 100, 700, 400);
        graphics.dispose();
        Path to = dir.resolve("現地写真.png");
        javax.imageio.ImageIO.write(image, "png", to.toFile());
        return to;
    }

    @Test
    void aPictureIsLookedAtWithoutSavingItAndADamagedOneIsSaid() throws IOException {
        List<Path> both = List.of(picture(), file("こわれた.pdf", 10));
        window.on(() -> box().add(both));
        window.await(() -> held().size() == 2);
        window.await(() -> window.labelled("見る").size() == 2);
        window.on(() -> press("見る 現地写真.png"));
        window.await(() -> window.scene.getRoot().lookup(".file-preview .image-view") != null);
        Pictures.take(window, "file-preview");
        Pictures.dressLarge(window);
        Pictures.take(window, "file-preview-large");
        Pictures.dress(window, Theme.LIGHT, TextSize.NORMAL, Language.JAPANESE);
        window.press(KeyCode.ESCAPE);
        window.await(() -> window.scene.getRoot().lookup(".file-preview") == null);
        window.on(() -> press("見る こわれた.pdf"));
        window.await(() -> !window.labelled("表示できません").isEmpty());
    }

    @Test
    void aPictureOnShowGoesWithItsRow() throws IOException {
        List<Path> one = List.of(picture());
        window.on(() -> box().add(one));
        window.await(() -> window.labelled("見る").size() == 1);
        window.on(() -> press("見る 現地写真.png"));
        window.await(() -> window.scene.getRoot().lookup(".file-preview .image-view") != null);
        window.settle();
        service.change(LEDGER.id(), row, there -> null);
        window.await(() -> window.scene.getRoot().lookup(".file-preview") == null);
    }

    private void press(String spoken) {
        box().lookupAll(".button").stream()
                .filter(b -> spoken.equals(b.getAccessibleText()))
                .map(Button.class::cast)
                .forEach(Button::fire);
    }

    @Test
    void anOwnerDestroysWhatIsInAFileAndItsNameStays() throws IOException {
        List<Path> one = List.of(file("通知.pdf", 10));
        window.on(() -> box().add(one));
        window.await(() -> held().size() == 1);
        window.await(() -> !window.labelled("中身を破棄").isEmpty());
        window.on(() -> ((Button) window.labelled("中身を破棄").getFirst().getParent()).fire());
        window.await(() -> !window.labelled("「通知.pdf」の中身を破棄しますか").isEmpty());
        assertTrue(service.files.holds(held().getFirst()));
        window.on(() -> ((Button) window.scene.getRoot().lookup(".dialog .danger")).fire());
        window.await(() -> !service.files.holds(held().getFirst()));
        assertEquals(1, held().size());
    }

    @Test
    void whatCannotBeAddedIsSaidAndTheCellStays() throws IOException {
        service.files.trouble = Problem.invalid("problem.attachment.too_large", 50);
        List<Path> one = List.of(file("大きい.pdf", 10));
        window.on(() -> box().add(one));
        window.await(() -> !window.labelled("添付できるファイルは 50 MB までです").isEmpty());
        assertEquals(List.of(), held());
    }
}
