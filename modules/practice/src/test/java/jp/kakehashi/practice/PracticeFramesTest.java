package jp.kakehashi.practice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import jp.kakehashi.practice.PhotoTruth.FieldTruth;
import jp.kakehashi.vision.SheetReading.Dot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeFramesTest {
    private static final PracticeFrames.Setup SETUP = new PracticeFrames.Setup(960, 540, 5, 2);

    @TempDir Path folder;

    private PracticeFrames frames(long seed) throws IOException {
        PaperForForms.write(folder.resolve("pack" + seed), "mihon");
        return new PracticeFrames(
                PracticeForms.in(folder.resolve("pack" + seed)), PaperForForms::font, seed, SETUP);
    }

    @Test
    void fieldsAreWrittenWhileOneWatchesAndTheSheetIsMovedInBetween() throws IOException {
        PracticeFrames frames = frames(3);
        List<PracticeFrame> all = new ArrayList<>();
        frames.forEachRemaining(all::add);
        keep(all);
        assertEquals(Math.ceil(frames.seconds() * 5), all.size());
        PracticeFrame first = all.getFirst();
        PracticeFrame last = all.getLast();
        assertEquals(filled(first).size() + 2, filled(last).size());
        assertTrue(all.stream().anyMatch(PracticeFrame::moving));
        Dot from = first.truth().corners().getFirst();
        Dot to = last.truth().corners().getFirst();
        assertTrue(Math.hypot(from.x() - to.x(), from.y() - to.y()) > 3);
        for (int i = 1; i < all.size(); i++) {
            boolean was = all.get(i - 1).moving() || all.get(i).moving();
            boolean moved = !all.get(i).truth().corners().equals(all.get(i - 1).truth().corners());
            assertTrue(was || !moved, "moved at " + i);
            String writing = all.get(i).writing();
            if (writing != null) {
                assertFalse(filled(all.get(i)).contains(writing));
                assertTrue(all.get(i).truth().facts().get("hand").asBoolean());
            }
        }
        assertTrue(
                last.truth().fields().values().stream().allMatch(f -> f.occluded() == 0),
                "the hand has gone");
    }

    @Test
    void theSameSeedGivesTheSameFrames() throws IOException {
        PracticeFrames one = frames(5);
        PracticeFrames other = frames(5);
        for (int i = 0; i < 9; i++) {
            PracticeFrame frame = one.next();
            PracticeFrame again = other.next();
            assertArrayEquals(frame.rgb(), again.rgb());
            assertArrayEquals(frame.truth().json("a"), again.truth().json("a"));
        }
    }

    private static List<String> filled(PracticeFrame frame) {
        return frame.truth().fields().values().stream()
                .filter(FieldTruth::filled)
                .map(f -> f.field().id())
                .toList();
    }

    /// For looking at: where `kakehashi.frames` names a folder.
    private static void keep(List<PracticeFrame> all) throws IOException {
        String to = System.getProperty("kakehashi.frames");
        if (to == null) {
            return;
        }
        for (PracticeFrame frame : all) {
            BufferedImage image =
                    new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
            image.setRGB(0, 0, frame.width(), frame.height(), frame.rgb(), 0, frame.width());
            File file = new File(to, "f%03d.png".formatted(frame.index()));
            ImageIO.write(image, "png", Objects.requireNonNull(file));
        }
    }
}
