package jp.kakehashi.counterui.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ui.FaultDisplay;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.FormFile;
import jp.kakehashi.vision.form.MmBox;
import jp.kakehashi.vision.form.PaperForm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person does with a form, without a window, over a blank that is shipped.
class FormBoardTest {
    static final Path SHIPPED =
            Path.of(
                    System.getProperty("kakehashi.root", "../.."),
                    "resources/packs/residence_certificate/forms/residence_r8.pdf");

    @TempDir Path dir;
    private Path blank;

    @BeforeEach
    void copyTheBlank() throws IOException {
        blank = Files.copy(SHIPPED, dir.resolve("residence.pdf"));
    }

    private static final class Silent implements FaultDisplay {
        @Override
        public void problem(Problem problem) {}

        @Override
        public void fault(String code) {
            throw new AssertionError(code);
        }
    }

    private static FormBoard board() {
        return new FormBoard(new UiTasks(Runnable::run, Runnable::run, new Silent()));
    }

    private FormBoard opened() {
        FormBoard board = board();
        board.open(blank);
        assertNull(board.problemProperty().get());
        return board;
    }

    private static PaperForm form(FormBoard board) {
        return assertForm(board.formProperty().get());
    }

    private static PaperForm assertForm(PaperForm form) {
        assertNotNull(form);
        return form;
    }

    @Test
    void aBlankIsAsLargeAsItsPage() {
        PaperForm form = form(opened());
        assertEquals(210, form.widthMm(), 0.1);
        assertEquals(297, form.heightMm(), 0.1);
    }

    @Test
    void everyStepGoesBackAndForth() {
        FormBoard board = opened();
        board.add(FormField.Kind.TEXT, new MmBox(10, 10, 40, 8));
        board.shift(0.5, 0, 0, 0);
        board.shift(0, 0, 5, 0);
        PaperForm done = form(board);
        assertEquals(new MmBox(10.5, 10, 45, 8), done.fields().getFirst().box());
        board.undo();
        board.undo();
        board.undo();
        assertEquals(List.of(), form(board).fields());
        board.redo();
        board.redo();
        board.redo();
        assertEquals(done, form(board));
    }

    @Test
    void aBoxStaysOnThePage() {
        FormBoard board = opened();
        board.add(FormField.Kind.TEXT, new MmBox(190, 290, 40, 30));
        MmBox box = form(board).fields().getFirst().box();
        assertTrue(box.right() <= 210.01 && box.bottom() <= 297.01, box.toString());
        board.shift(-500, -500, 0, 0);
        assertEquals(0, form(board).fields().getFirst().box().x());
    }

    @Test
    void anIdOfAnotherFieldIsNotTaken() {
        FormBoard board = opened();
        board.add(FormField.Kind.TEXT, new MmBox(10, 10, 40, 8));
        board.add(FormField.Kind.TEXT, new MmBox(10, 30, 40, 8));
        String first = form(board).fields().getFirst().id();
        assertFalse(board.change(f -> Changed.named(f, first, "x")));
        assertFalse(board.change(f -> Changed.named(f, " ", "x")));
        assertTrue(board.change(f -> Changed.named(f, "name", "氏名")));
        assertEquals("氏名", form(board).fields().get(1).label());
    }

    @Test
    void boxesOverOneAnotherAreTold() {
        FormBoard board = opened();
        board.add(FormField.Kind.TEXT, new MmBox(10, 10, 40, 8));
        board.add(FormField.Kind.TEXT, new MmBox(10, 18, 40, 8));
        assertEquals(List.of(), board.remarks(), "side by side");
        board.shift(0, -2, 0, 0);
        assertEquals(List.of(new Remark(Remark.What.OVERLAP, 1, 0)), board.remarks());
    }

    @Test
    void whatWasBegunIsThereAfterTheProgramEndedAndOneStepBackIsWhatWasSaved() {
        FormBoard board = opened();
        board.add(FormField.Kind.SEAL, new MmBox(10, 10, 20, 20));
        board.save(dir, false, () -> {});
        assertNull(board.problemProperty().get());
        PaperForm saved = form(board);
        assertFalse(Files.exists(dir.resolve("residence.begun")));
        board.add(FormField.Kind.TEXT, new MmBox(10, 40, 40, 8));
        FormBoard again = opened();
        assertTrue(again.takenUp());
        assertEquals(form(board), form(again));
        again.undo();
        assertEquals(saved, form(again));
    }

    @Test
    void proposalsAreTakenOneByOneOrAllAndNotProposedAgain() {
        FormBoard board = opened();
        board.propose();
        int found = board.proposals().size();
        assertTrue(found > 10, "found " + found);
        board.take(board.proposals().getFirst());
        board.refuse(board.proposals().getFirst());
        assertEquals(found - 2, board.proposals().size());
        board.takeAll();
        assertEquals(found - 1, form(board).fields().size());
        board.undo();
        assertEquals(1, form(board).fields().size(), "all are one step");
        board.redo();
        board.propose();
        assertEquals(1, board.proposals().size(), "only the refused one comes again");
    }

    @Test
    void orderIsThePersons() {
        FormBoard board = opened();
        board.add(FormField.Kind.TEXT, new MmBox(10, 10, 40, 8));
        board.add(FormField.Kind.CHECK, new MmBox(10, 30, 4, 4));
        board.reorder(-1);
        assertEquals(FormField.Kind.CHECK, form(board).fields().getFirst().kind());
        assertEquals(0, board.selectedProperty().get());
        board.remove();
        assertEquals(FormField.Kind.TEXT, form(board).fields().getFirst().kind());
    }

    @Test
    void filesThatAreNoBlankAreSaid() throws IOException {
        assertEquals("problem.document.look_kind", opening(new byte[0], "empty.pdf"));
        byte[] torn = java.util.Arrays.copyOf(Files.readAllBytes(blank), 900);
        assertEquals("problem.document.look_damaged", opening(torn, "torn.pdf"));
        var picture = new java.io.ByteArrayOutputStream();
        javax.imageio.ImageIO.write(
                new java.awt.image.BufferedImage(30, 30, java.awt.image.BufferedImage.TYPE_INT_RGB),
                "png",
                picture);
        assertEquals("problem.form.not_pdf", opening(picture.toByteArray(), "photo.pdf"));
        FormBoard board = board();
        board.open(dir.resolve("none.pdf"));
        assertEquals("problem.form.unreadable", board.problemProperty().get().key());
        Files.writeString(dir.resolve("residence.json"), "{");
        FormBoard broken = board();
        broken.open(blank);
        assertEquals("problem.form.damaged", broken.problemProperty().get().key());
    }

    private String opening(byte[] bytes, String name) throws IOException {
        Path file = Files.write(dir.resolve(name), bytes);
        FormBoard board = board();
        board.open(file);
        assertNull(board.formProperty().get());
        return board.problemProperty().get().key();
    }

    @Test
    void aFormThatIsSavedIsOpenedAgainWithItsFields() throws IOException {
        Path json = SHIPPED.resolveSibling("residence_r8.json");
        PaperForm shipped = FormFile.read(Files.readAllBytes(json));
        FormBoard board = board();
        Files.copy(SHIPPED, dir.resolve("residence_r8.pdf"));
        Files.copy(json, dir.resolve("residence_r8.json"));
        board.open(dir.resolve("residence_r8.pdf"));
        assertEquals(shipped, form(board));
        board.head("residence_r9", "令和9年版", "見本");
        board.save(dir, false, () -> {});
        assertEquals(shipped, FormFile.read(Files.readAllBytes(dir.resolve("residence_r8.json"))));
        assertEquals(
                form(board), FormFile.read(Files.readAllBytes(dir.resolve("residence_r9.json"))));
    }
}
