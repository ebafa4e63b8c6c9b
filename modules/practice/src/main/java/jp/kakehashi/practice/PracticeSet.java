package jp.kakehashi.practice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.kakehashi.documents.fonts.FontFiles;
import jp.kakehashi.practice.PhotoTruth.FieldTruth;
import jp.kakehashi.practice.PracticeForms.Blank;
import jp.kakehashi.practice.chance.Dice;
import jp.kakehashi.practice.scene.Exposure;
import jp.kakehashi.practice.scene.Layout;
import jp.kakehashi.practice.scene.Print;
import jp.kakehashi.practice.scene.Scene;
import jp.kakehashi.practice.sheet.BentSheet;
import jp.kakehashi.practice.sheet.BentSheet.Kind;
import jp.kakehashi.practice.sheet.SheetBends;
import jp.kakehashi.practice.writing.Filled;
import jp.kakehashi.practice.writing.FormWriter;
import jp.kakehashi.practice.writing.Letters;
import jp.kakehashi.practice.writing.PagePicture;
import jp.kakehashi.practice.writing.PageRaster;

/// Practice photographs out of a seed: the `i`-th is the same however many are made, in whatever
/// order. Not for use from two threads.
public final class PracticeSet {
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
        Dice own = dice.of(index);
        int[] wide = size.of(own.of("size"));
        Dice choice = own.of("choice");
        Blank blank = choice.one(forms.blanks());
        PageRaster page = PageRaster.of(forms.page(blank));
        FormWriter writer = new FormWriter(blank.form(), page, letters, own.of("writer"));
        Map<String, Filled> filled = writer.write();
        Print print = print(blank, own.of("print"));
        Dice lying = own.of("sheet");
        BentSheet sheet = SheetBends.of(kind(lying), print.widthMm(), print.heightMm(), lying);
        Layout layout = Layout.of(wide[0], wide[1], sheet, print, own.of("layout"));
        boolean hand = choice.chance(0.3);
        Scene scene = new Scene(layout, sheet, print, hand, own.of("scene"));
        Exposure exposure = Exposure.of(own.of("exposure"), wide[0]);
        PagePicture picture = PagePicture.of(page, layout.ppmm());
        byte[] jpeg = exposure.jpeg(scene.draw(picture), layout, own.of("noise"));
        ObjectNode facts = PhotoTruth.facts(scene, sheet, blank.code(), hand);
        facts.put("blur", exposure.blur()).put("noise", exposure.noise());
        facts.put("jpegQ", exposure.quality()).put("pen", writer.pen().kind().code());
        facts.put("ppmm", layout.ppmm());
        return new PracticePhoto(
                jpeg,
                new PhotoTruth(
                        blank.form().id(),
                        PhotoTruth.corners(scene),
                        PhotoTruth.grid(scene, blank.form()),
                        fields(scene, blank, filled),
                        facts));
    }

    private static Map<String, FieldTruth> fields(
            Scene scene, Blank blank, Map<String, Filled> filled) {
        Map<String, FieldTruth> fields = new LinkedHashMap<>();
        blank.form()
                .fields()
                .forEach(
                        field ->
                                fields.put(
                                        field.id(),
                                        FieldTruth.of(
                                                field,
                                                java.util.Objects.requireNonNull(
                                                        filled.get(field.id())),
                                                PhotoTruth.hidden(scene, field.box()))));
        return fields;
    }

    private static Print print(Blank blank, Dice dice) {
        boolean exact = dice.chance(0.45);
        return new Print(
                blank.form().widthMm(),
                blank.form().heightMm(),
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
