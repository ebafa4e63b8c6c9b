package jp.kakehashi.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import jp.kakehashi.practice.PhotoTruth.FieldTruth;
import jp.kakehashi.vision.SheetReading.Place;
import jp.kakehashi.vision.picture.RgbImage;
import jp.kakehashi.vision.register.PageMap;
import jp.kakehashi.vision.track.FieldChange;
import jp.kakehashi.vision.track.FormTracker;
import jp.kakehashi.vision.track.TrackedFrame;
import jp.kakehashi.vision.track.TrackedFrame.Phase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A tracker before practice moving pictures; times are those of the frames.
class FormTrackerTest {
    private static final int PER_SECOND = 8;
    private static final PracticeFrames.Setup SETUP =
            new PracticeFrames.Setup(1280, 720, PER_SECOND, 2);
    private static ShippedForms shipped;

    @BeforeAll
    static void shippedForms() throws IOException {
        shipped = new ShippedForms();
    }

    private static PracticeFrames frames(long seed) throws IOException {
        System.out.println("moving picture of seed " + seed);
        return new PracticeFrames(shipped.forms, PaperForForms::font, seed, SETUP);
    }

    private static RgbImage picture(PracticeFrame frame) {
        return new RgbImage(frame.width(), frame.height(), frame.rgb());
    }

    private static long millis(PracticeFrame frame) {
        return Math.round(frame.seconds() * 1_000);
    }

    @Test
    void whatIsWrittenIsToldWithinASecondAndTheSheetIsFollowed() throws IOException {
        for (long seed : new long[] {21, 42, 43}) {
            Watched watched = new Watched();
            FormTracker tracker = new FormTracker(shipped.reader);
            frames(seed).forEachRemaining(f -> watched.saw(f, tracker.take(picture(f), millis(f))));
            watched.holds(seed);
        }
    }

    /// What a tracker said, beside what was true.
    private static final class Watched {
        private final Map<String, Long> written = new HashMap<>();
        private final Map<String, Long> told = new HashMap<>();
        private final List<String> wrong = new ArrayList<>();
        private final List<Double> offStill = new ArrayList<>();
        private final List<Double> offMoving = new ArrayList<>();
        private long last;
        private int still;

        void saw(PracticeFrame frame, TrackedFrame now) {
            last = millis(frame);
            frame.truth()
                    .fields()
                    .forEach(
                            (id, truth) -> {
                                if (truth.filled()) {
                                    written.putIfAbsent(id, last);
                                }
                            });
            for (FieldChange change : now.changes()) {
                FieldTruth truth = frame.truth().fields().get(change.field());
                assertNotNull(truth);
                if (change.to().filled()) {
                    told.putIfAbsent(change.field(), change.millis());
                    if (!truth.filled() && !change.field().equals(frame.writing())) {
                        wrong.add(change + " though blank");
                    }
                } else if (change.to().blank() && truth.filled()) {
                    wrong.add(change + " though filled");
                }
            }
            PageMap place = now.place();
            if (place != null) {
                still += now.phase() == Phase.STILL ? 1 : 0;
                (now.phase() == Phase.STILL ? offStill : offMoving).add(off(frame.truth(), place));
            }
        }

        private static double off(PhotoTruth truth, PageMap place) {
            double[] px = new double[2];
            double[] off =
                    truth.grid().stream()
                            .filter(p -> p.xMm() > 8 && p.xMm() < 202)
                            .filter(p -> p.yMm() > 8 && p.yMm() < 289)
                            .mapToDouble(p -> off(p, place, px))
                            .sorted()
                            .toArray();
            double perMm = perMm(truth.grid());
            return off[off.length * 95 / 100] / perMm;
        }

        private static double off(Place place, PageMap map, double[] px) {
            map.map(place.xMm(), place.yMm(), px);
            return Math.hypot(px[0] - place.xPx(), px[1] - place.yPx());
        }

        private static double perMm(List<Place> grid) {
            Place a = grid.getFirst();
            Place b = grid.getLast();
            return Math.hypot(a.xPx() - b.xPx(), a.yPx() - b.yPx())
                    / Math.hypot(a.xMm() - b.xMm(), a.yMm() - b.yMm());
        }

        void holds(long seed) {
            double[] off = offStill.stream().mapToDouble(d -> d).sorted().toArray();
            double[] moving = offMoving.stream().mapToDouble(d -> d).sorted().toArray();
            System.out.printf(
                    "seed %d: %d still frames, off %.2f mm at most, %d moving %.2f mm; %s%n",
                    seed,
                    still,
                    off.length == 0 ? -1 : off[off.length - 1],
                    moving.length,
                    moving.length == 0 ? -1 : moving[moving.length - 1],
                    wrong);
            List<String> late = new ArrayList<>();
            written.forEach(
                    (id, at) -> {
                        Long when = told.get(id);
                        if (at > 1_500
                                && at < last - 1_000
                                && (when == null || when - at > 1_000)) {
                            late.add(id + " written " + at + ", told " + when);
                        }
                    });
            assertTrue(still > 3 * PER_SECOND, "still for " + still + " frames");
            assertEquals(List.of(), wrong);
            assertEquals(List.of(), late);
            assertTrue(off[off.length - 1] < 0.4, Arrays.toString(off));
            assertTrue(moving[moving.length - 1] < 2.5, Arrays.toString(moving));
        }
    }

    @Test
    void nothingIsCarriedOverToTheNextSheet() throws IOException {
        FormTracker tracker = new FormTracker(shipped.reader);
        TrackedFrame first = null;
        long clock = 0;
        for (long seed : new long[] {21, 24}) {
            PracticeFrames frames = frames(seed);
            PracticeFrame frame = null;
            for (int i = 0; i < PER_SECOND; i++) {
                frame = frames.next();
                first = tracker.take(picture(frame), clock);
                clock += 1_000 / PER_SECOND;
            }
            assertNotNull(frame);
            assertEquals(frame.truth().form(), first.form());
            for (Map.Entry<String, FieldTruth> field : frame.truth().fields().entrySet()) {
                if (!field.getValue().filled()) {
                    assertFalse(
                            first.fields().get(field.getKey()).state().filled(), field.getKey());
                }
            }
            for (int i = 0; i < 2 * PER_SECOND; i++) {
                first = tracker.take(new RgbImage(1280, 720, new int[1280 * 720]), clock);
                clock += 1_000 / PER_SECOND;
            }
            assertNull(first.form());
        }
        assertEquals(2, first.sheet());
    }

    @Test
    void aSheetThatIsNoFormArrivesOnceAndIsPhotographed() throws IOException {
        FormTracker tracker = new FormTracker(shipped.reader);
        PracticeFrames frames = frames(21);
        long clock = 0;
        for (int i = 0; i < PER_SECOND; i++) {
            tracker.take(picture(frames.next()), clock);
            clock += 1_000 / PER_SECOND;
        }
        RgbImage letter = ShippedForms.picture(letter());
        List<TrackedFrame> seen = new ArrayList<>();
        for (int i = 0; i < 4 * PER_SECOND; i++) {
            seen.add(tracker.take(letter, clock));
            clock += 1_000 / PER_SECOND;
        }
        TrackedFrame last = seen.getLast();
        assertNull(last.form());
        assertEquals("unknown-form", last.reason());
        assertEquals(2, last.sheet());
        assertEquals(1, seen.stream().filter(TrackedFrame::arrived).count());
        assertEquals(letter, tracker.photograph().orElseThrow());
    }

    private static BufferedImage letter() {
        BufferedImage image = new BufferedImage(1280, 720, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(new Color(90, 80, 70));
        g.fillRect(0, 0, 1280, 720);
        g.setColor(Color.WHITE);
        g.fillRect(400, 20, 480, 680);
        g.setColor(Color.BLACK);
        Random random = new Random(3);
        for (int line = 0; line < 26; line++) {
            for (int x = 440; x < 840; x += 6 + random.nextInt(12)) {
                g.fillRect(x, 60 + 24 * line, 2 + random.nextInt(4), 3 + random.nextInt(9));
            }
        }
        g.dispose();
        return image;
    }
}
