package jp.kakehashi.practice;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import jp.kakehashi.documents.fonts.FontFiles;
import jp.kakehashi.practice.FrameCourse.Kind;
import jp.kakehashi.practice.FrameCourse.Phase;
import jp.kakehashi.practice.PhotoTruth.FieldTruth;
import jp.kakehashi.practice.PracticeForms.Blank;
import jp.kakehashi.practice.chance.Dice;
import jp.kakehashi.practice.scene.Exposure;
import jp.kakehashi.practice.scene.Layout;
import jp.kakehashi.practice.scene.Print;
import jp.kakehashi.practice.scene.Scene;
import jp.kakehashi.practice.scene.Setting;
import jp.kakehashi.practice.sheet.BentSheet;
import jp.kakehashi.practice.sheet.SheetBends;
import jp.kakehashi.practice.writing.Filled;
import jp.kakehashi.practice.writing.FormWriter;
import jp.kakehashi.practice.writing.Letters;
import jp.kakehashi.practice.writing.PagePicture;
import jp.kakehashi.practice.writing.PageRaster;
import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.PaperForm;

/// A sheet as a moving picture: it lies still, a hand comes and fills in a field stroke by stroke,
/// leaves, the sheet is slid and turned, the hand comes again. Frame by frame with the truth; the
/// same seed gives the same frames. Not for use from two threads.
public final class PracticeFrames implements Iterator<PracticeFrame> {
    private static final double FAR = 170;
    private static final double ROOM = 40;
    private static final int MOST_TRIES = 40;

    private final Setup setup;
    private final Dice dice;
    private final PaperForm form;
    private final boolean code;
    private final List<Passage> passages = new ArrayList<>();
    private final Set<String> done = new HashSet<>();
    private final FrameCourse course;
    private final BentSheet lying;
    private final Print print;
    private final Layout layout;
    private final Setting setting;
    private final Exposure exposure;
    private PageRaster page;
    private Map<String, Filled> filled;
    private int first;
    private int laid;
    private double[] at = {0, 0};
    private PagePicture picture;
    private int index;

    /// How large the frames are, how many a second, and how many fields are filled in meanwhile.
    public record Setup(int width, int height, double perSecond, int fields) {}

    /// Which pieces of ink belong to a field.
    private record Passage(FormField field, int from, int until) {}

    /// Frames of one of `forms`.
    ///
    /// @throws IOException when a font cannot be read
    public PracticeFrames(PracticeForms forms, FontFiles fonts, long seed, Setup setup)
            throws IOException {
        this.setup = setup;
        this.dice = new Dice(seed).of("frames");
        Letters letters = new Letters(fonts);
        Blank blank = dice.of("form").one(forms.blanks());
        this.form = blank.form();
        this.code = forms.page(blank).code();
        this.page = PageRaster.of(forms.page(blank).page());
        this.filled = Map.of();
        for (int i = 0; i < MOST_TRIES && passages.size() < setup.fields() + 2; i++) {
            page = PageRaster.of(forms.page(blank).page());
            filled = write(letters, dice.of("writer").of(i));
        }
        this.first = dice.of("first").below(Math.max(1, passages.size() - setup.fields() + 1));
        layTo(first == 0 ? 0 : passages.get(first - 1).until());
        passages.subList(0, first).forEach(p -> done.add(p.field().id()));
        int fields = Math.min(setup.fields(), passages.size() - first);
        this.course = new FrameCourse(fields, dice.of("course"));
        BentSheet.Kind kind =
                dice.of("kind").chance(0.6) ? BentSheet.Kind.FLAT : BentSheet.Kind.SINE;
        this.lying = SheetBends.of(kind, form.widthMm(), form.heightMm(), dice.of("sheet"));
        this.print = new Print(form.widthMm(), form.heightMm(), 1, 0, 0);
        Print roomy = new Print(form.widthMm() + ROOM, form.heightMm() + ROOM, 1, 0, 0);
        this.layout = Layout.of(setup.width(), setup.height(), lying, roomy, dice.of("layout"));
        this.setting = Setting.of(print, dice.of("scene"));
        this.exposure = Exposure.of(dice.of("exposure"), setup.width());
        this.picture = PagePicture.of(page, layout.ppmm());
    }

    private Map<String, Filled> write(Letters letters, Dice own) {
        passages.clear();
        page.hold();
        int[] from = {0};
        Map<String, Filled> all =
                new FormWriter(form, page, letters, own)
                        .write(
                                field -> {
                                    if (page.held() > from[0]) {
                                        passages.add(new Passage(field, from[0], page.held()));
                                        from[0] = page.held();
                                    }
                                });
        passages.removeIf(p -> !Objects.requireNonNull(all.get(p.field().id())).filled());
        return all;
    }

    private void layTo(int piece) {
        while (laid < piece) {
            Rectangle2D where = page.lay();
            at = new double[] {where.getCenterX(), where.getCenterY()};
            laid++;
        }
    }

    /// How long the moving picture is.
    public double seconds() {
        return course.seconds();
    }

    @Override
    public boolean hasNext() {
        return index / setup.perSecond() < course.seconds();
    }

    @Override
    public PracticeFrame next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        double seconds = index / setup.perSecond();
        Phase phase = course.at(seconds);
        write(phase, seconds);
        double[] pose = course.pose(seconds);
        Scene bare = new Scene(layout, lying.moved(pose[0], pose[1], pose[2]), print, setting);
        Scene scene = hand(bare, phase, seconds);
        BufferedImage image =
                exposure.picture(scene.draw(picture), layout, dice.of("noise").of(index));
        int[] rgb = image.getRGB(0, 0, setup.width(), setup.height(), null, 0, setup.width());
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] &= 0xFFFFFF;
        }
        boolean moving = phase.kind() == Kind.SLIDE;
        String writing = phase.kind() == Kind.WRITE ? passage(phase).field().id() : null;
        return new PracticeFrame(
                index++,
                seconds,
                setup.width(),
                setup.height(),
                rgb,
                truth(scene, phase),
                writing,
                moving);
    }

    private Passage passage(Phase phase) {
        return passages.get(first + phase.which());
    }

    private void write(Phase phase, double seconds) {
        int before = laid;
        int written = course.written(seconds);
        for (int i = 0; i < written; i++) {
            Passage passage = passages.get(first + i);
            layTo(passage.until());
            done.add(passage.field().id());
        }
        if (phase.kind() == Kind.WRITE) {
            Passage passage = passage(phase);
            if (laid <= passage.from()) {
                at = new double[] {passage.field().box().x() + 1, passage.field().box().centreY()};
            }
            double pieces = phase.part(seconds) * (passage.until() - passage.from());
            layTo(passage.from() + (int) pieces);
        }
        if (laid != before) {
            picture = PagePicture.of(page, layout.ppmm());
        }
    }

    private Scene hand(Scene bare, Phase phase, double seconds) {
        double part = phase.part(seconds);
        Dice look = dice.of("hand");
        return switch (phase.kind()) {
            case STILL, SLIDE -> bare;
            case COME -> {
                FormField field = passage(phase).field();
                yield bare.writing(
                        field.box().x() + 1, field.box().centreY(), FAR * (1 - part), look);
            }
            case WRITE -> bare.writing(at[0], at[1], 0, look);
            case LEAVE -> bare.writing(at[0], at[1], FAR * part, look);
        };
    }

    private PhotoTruth truth(Scene scene, Phase phase) {
        Map<String, FieldTruth> fields = new LinkedHashMap<>();
        for (FormField field : form.fields()) {
            Filled how = Objects.requireNonNull(filled.get(field.id()));
            Filled now = done.contains(field.id()) ? how : new Filled(false, "", how.pen());
            fields.put(
                    field.id(), FieldTruth.of(field, now, PhotoTruth.hidden(scene, field.box())));
        }
        boolean hand = phase.kind() != Kind.STILL && phase.kind() != Kind.SLIDE;
        return new PhotoTruth(
                form.id(),
                PhotoTruth.corners(scene),
                PhotoTruth.grid(scene, form),
                fields,
                PhotoTruth.facts(scene, lying, code, hand));
    }
}
