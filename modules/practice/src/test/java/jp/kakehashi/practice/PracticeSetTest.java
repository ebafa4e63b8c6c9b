package jp.kakehashi.practice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.practice.sheet.BentSheet;
import jp.kakehashi.practice.writing.PenKind;
import jp.kakehashi.vision.form.FormField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeSetTest {
    @TempDir Path folder;

    private PracticeSet set(long seed) throws IOException {
        PaperForForms.write(folder.resolve("pack"), "mihon");
        return new PracticeSet(PracticeForms.in(folder), PaperForForms::font, seed, PictureSize.HD);
    }

    @Test
    void aPictureIsTheSameWhateverWasMadeBefore() throws IOException {
        PracticePhoto after = null;
        PracticeSet set = set(7);
        for (int i = 0; i < 3; i++) {
            after = set.photo(i);
        }
        PracticePhoto alone = set(7).photo(2);
        assertArrayEquals(alone.jpeg(), after.jpeg());
        assertArrayEquals(alone.truth().json("a"), after.truth().json("a"));
        assertFalse(java.util.Arrays.equals(alone.jpeg(), set(8).photo(2).jpeg()));
    }

    @Test
    void theTruthHasWhatTheSharedPhotographsHave() throws IOException {
        PracticeSet set = set(1);
        PracticePhoto photo = set.photo(0);
        for (int i = 1; photo.truth().form() == null; i++) {
            photo = set.photo(i);
        }
        JsonNode truth = new ObjectMapper().readTree(photo.truth().json("img000000.jpg"));
        Set<String> members = new TreeSet<>();
        truth.fieldNames().forEachRemaining(members::add);
        assertTrue(
                members.containsAll(
                        Set.of(
                                "image template qr width height tiltDeg rotDeg k1 f curlMm curlKind"
                                        .split(" "))),
                members::toString);
        assertTrue(
                members.containsAll(
                        Set.of(
                                ("printScale printOffset hand bg underSheet blur noise jpegQ pen"
                                                + " ppmm pageCorners grid_mm_to_px fields")
                                        .split(" "))),
                members::toString);
        assertEquals(4, truth.get("pageCorners").size());
        assertEquals(16 * 22, truth.get("grid_mm_to_px").size());
        assertEquals(24, truth.get("fields").size());
        JsonNode field = truth.get("fields").get("f3");
        assertEquals("seal", field.get("type").asText());
        assertTrue(field.get("required").asBoolean());
        assertTrue(field.get("occluded").isNumber());
        var image = ImageIO.read(new ByteArrayInputStream(photo.jpeg()));
        assertEquals(1920, image.getWidth());
        assertEquals(1080, image.getHeight());
    }

    @Test
    void everyPenEveryPaperAndEveryDeskOccurs() throws IOException {
        PracticeSet set = set(5);
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < 90; i++) {
            PhotoTruth truth = set.shot(i).truth();
            seen.add("form " + (truth.form() != null));
            for (String what : List.of("pen", "curlKind", "hand", "underSheet", "bg")) {
                seen.add(what + " " + truth.facts().get(what).asText());
            }
            truth.fields().values().stream()
                    .filter(f -> f.field().kind() == FormField.Kind.CHECK)
                    .forEach(f -> seen.add("check " + f.how()));
        }
        Set<String> wanted = new TreeSet<>();
        for (PenKind pen : PenKind.values()) {
            wanted.add("pen " + pen.code());
        }
        for (BentSheet.Kind kind : BentSheet.Kind.values()) {
            wanted.add("curlKind " + kind.name().toLowerCase(Locale.ROOT));
        }
        for (int desk = 0; desk < 9; desk++) {
            wanted.add("bg " + desk);
        }
        for (String mark : List.of("", "tick", "cross", "slash", "filled", "dash", "ring")) {
            wanted.add("check " + mark);
        }
        for (String what : List.of("form ", "hand ", "underSheet ")) {
            wanted.add(what + true);
            wanted.add(what + false);
        }
        wanted.removeAll(seen);
        assertEquals(Set.of(), wanted);
    }

    @Test
    void aCodeOnAPrintIsSeen() throws IOException {
        PracticeForms shipped = PracticeForms.in(Path.of("../../resources/packs"));
        assertTrue(shipped.page(shipped.blanks().getFirst()).code());
        PaperForForms.write(folder, "mihon");
        PracticeForms plain = PracticeForms.in(folder);
        assertFalse(plain.page(plain.blanks().getFirst()).code());
    }

    @Test
    void aFormThatCannotBeReadIsNamed() throws IOException {
        PaperForForms.write(folder, "gut");
        Files.writeString(folder.resolve("gut.json"), "{\"id\":");
        ProblemException broken =
                assertThrows(ProblemException.class, () -> PracticeForms.in(folder));
        assertEquals("problem.form.damaged", broken.problem().key());
    }

    @Test
    void aBlankThatIsNoPdfIsNamed() throws IOException {
        PaperForForms.write(folder, "gut");
        Files.writeString(folder.resolve("gut.pdf"), "%PDF-1.7 no more");
        PracticeSet set =
                new PracticeSet(PracticeForms.in(folder), PaperForForms::font, 1, PictureSize.HD);
        ProblemException broken =
                assertThrows(
                        ProblemException.class,
                        () -> {
                            for (int i = 0; i < 20; i++) {
                                set.photo(i);
                            }
                        });
        assertEquals("problem.document.blank_damaged", broken.problem().key());
    }

    @Test
    void aFolderWithoutFormsIsNamed() {
        ProblemException none =
                assertThrows(ProblemException.class, () -> PracticeForms.in(folder));
        assertEquals("problem.practice.no_forms", none.problem().key());
    }
}
