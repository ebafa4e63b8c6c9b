package jp.kakehashi.practice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.kakehashi.documents.fonts.FontFiles;
import jp.kakehashi.practice.PhotoTruth.FieldTruth;
import jp.kakehashi.practice.PracticeForms.Blank;
import jp.kakehashi.practice.PracticeForms.Drawn;
import jp.kakehashi.practice.chance.Dice;
import jp.kakehashi.practice.scene.Exposure;
import jp.kakehashi.practice.scene.Layout;
import jp.kakehashi.practice.scene.Print;
import jp.kakehashi.practice.scene.Scene;
import jp.kakehashi.practice.scene.Setting;
import jp.kakehashi.practice.sheet.BentSheet;
import jp.kakehashi.practice.sheet.BentSheet.Kind;
import jp.kakehashi.practice.sheet.SheetBends;
import jp.kakehashi.practice.writing.Filled;
import jp.kakehashi.practice.writing.FormWriter;
import jp.kakehashi.practice.writing.Letters;
import jp.kakehashi.practice.writing.PagePicture;
import jp.kakehashi.practice.writing.PageRaster;
import jp.kakehashi.practice.writing.StrangePage;
import jp.kakehashi.practice.writing.Wear;
import jp.kakehashi.vision.form.PaperForm;
import org.jspecify.annotations.Nullable;

/// Practice photographs out of a seed: the `i`-th is the same however many are made, in whatever
/// order. Not for use from two threads.
public final class PracticeSet {
    private static final double STRANGE = 0.08;
    private static final List<double[]> PAPERS =
            List.of(
                    new double[] {210, 297},
                    new double[] {210, 297},
                    new double[] {210, 297},
                    new double[] {182, 257},
                    new double[] {148, 210},
                    new double[] {297, 210});

    private final PracticeForms forms;
    private final Letters letters;
    private final Dice dice;
    private final PictureSize size;

    /// Photographs of `forms`, written with the letters of `fonts`.
    ///
    /// @throws IOException when a font cannot be read
    public PracticeSet(PracticeForms forms, FontFiles fonts, long seed, PictureSize size)
            throws IOException {
        this.forms = forms;
        this.letters = new Letters(fonts);
        this.dice = new Dice(seed);
        this.size = size;
    }

    /// The `index`-th photograph.
    public PracticePhoto photo(int index) {
        Shot shot = shot(index);
        PageRaster page = shot.sheet().page();
        Layout layout = shot.scene().layout();
        byte[] jpeg =
                shot.exposure()
                        .jpeg(
                                shot.scene()
                                        .draw(
                                                page == null
                                                        ? null
                                                        : PagePicture.of(page, layout.ppmm())),
                                layout,
                                dice.of(index).of("noise"));
        return new PracticePhoto(jpeg, shot.truth());
    }

    /// Everything of a photograph but its dots.
    record Shot(Sheet sheet, Scene scene, Exposure exposure, PhotoTruth truth) {}

    Shot shot(int index) {
        Dice own = dice.of(index);
        Dice choice = own.of("choice");
        Sheet sheet =
                choice.chance(STRANGE) ? strange(own) : filled(choice.one(forms.blanks()), own);
        int[] wide = size.of(own.of("size"));
        Print print = print(sheet, own.of("print"));
        Dice lying = own.of("sheet");
        BentSheet bent = SheetBends.of(kind(lying), print.widthMm(), print.heightMm(), lying);
        Layout layout = Layout.of(wide[0], wide[1], bent, print, own.of("layout"));
        boolean hand = choice.chance(0.3);
        Scene bare = new Scene(layout, bent, print, Setting.of(print, own.of("scene")));
        Scene scene = hand ? bare.withHand(own.of("hand")) : bare;
        Exposure exposure = Exposure.of(own.of("exposure"), wide[0]);
        ObjectNode facts = PhotoTruth.facts(scene, bent, sheet.code(), hand);
        facts.put("blur", exposure.blur()).put("noise", exposure.noise());
        facts.put("jpegQ", exposure.quality()).put("pen", sheet.pen());
        facts.put("ppmm", layout.ppmm());
        return new Shot(sheet, scene, exposure, truth(sheet, scene, facts));
    }

    /// What lies on the desk.
    ///
    /// @param form null for what is none of the forms
    /// @param page null for a desk alone
    record Sheet(
            @Nullable PaperForm form,
            boolean code,
            @Nullable PageRaster page,
            Map<String, Filled> filled,
            @Nullable String pen,
            double widthMm,
            double heightMm) {}

    private Sheet filled(Blank blank, Dice own) {
        Drawn drawn = forms.page(blank);
        PageRaster page = PageRaster.of(drawn.page());
        Dice toner = own.of("toner");
        page.fade(toner.chance(0.2) ? toner.between(0.6, 0.85) : toner.between(0.85, 1));
        PaperForm form = blank.form();
        FormWriter writer = new FormWriter(form, page, letters, own.of("writer"));
        Map<String, Filled> filled = writer.write();
        new Wear(page, letters, own.of("wear")).apply();
        return new Sheet(
                form,
                drawn.code(),
                page,
                filled,
                writer.pen().kind().code(),
                form.widthMm(),
                form.heightMm());
    }

    private Sheet strange(Dice own) {
        Dice dice = own.of("strange");
        double[] paper = dice.one(PAPERS);
        if (dice.chance(0.1)) {
            return new Sheet(null, false, null, Map.of(), null, paper[0], paper[1]);
        }
        int width = (int) Math.round(paper[0] * PageRaster.DOTS);
        int height = (int) Math.round(paper[1] * PageRaster.DOTS);
        PageRaster page = PageRaster.of(BlankPage.white(width, height));
        new StrangePage(page, letters, dice).draw();
        new Wear(page, letters, own.of("wear")).apply();
        return new Sheet(null, false, page, Map.of(), null, paper[0], paper[1]);
    }

    private static PhotoTruth truth(Sheet sheet, Scene scene, ObjectNode facts) {
        PaperForm form = sheet.form();
        return new PhotoTruth(
                form == null ? null : form.id(),
                sheet.page() == null ? List.of() : PhotoTruth.corners(scene),
                form == null ? List.of() : PhotoTruth.grid(scene, form),
                form == null ? Map.of() : fields(scene, form, sheet.filled()),
                facts);
    }

    private static Map<String, FieldTruth> fields(
            Scene scene, PaperForm form, Map<String, Filled> filled) {
        Map<String, FieldTruth> fields = new LinkedHashMap<>();
        form.fields()
                .forEach(
                        field ->
                                fields.put(
                                        field.id(),
                                        FieldTruth.of(
                                                field,
                                                Objects.requireNonNull(filled.get(field.id())),
                                                PhotoTruth.hidden(scene, field.box()))));
        return fields;
    }

    private static Print print(Sheet sheet, Dice dice) {
        boolean exact = dice.chance(0.45);
        return new Print(
                sheet.widthMm(),
                sheet.heightMm(),
                exact ? 1 : dice.between(0.97, 1),
                exact ? 0 : dice.between(-1, 4),
                exact ? 0 : dice.between(-1, 4));
    }

    private static Kind kind(Dice dice) {
        int throwing = dice.below(100);
        return throwing < 48
                ? Kind.FLAT
                : throwing < 68
                        ? Kind.SINE
                        : dice.one(List.of(Kind.FOLD, Kind.LETTER, Kind.CROSS, Kind.CORNER));
    }
}
