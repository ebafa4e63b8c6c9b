package jp.kakehashi.vision.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakehashi.vision.CoveredSheet;
import jp.kakehashi.vision.FieldReading;
import jp.kakehashi.vision.FormBlank;
import jp.kakehashi.vision.FormRules;
import jp.kakehashi.vision.GrayImage;
import jp.kakehashi.vision.SheetReading;
import jp.kakehashi.vision.SheetReading.Dot;
import jp.kakehashi.vision.SheetReading.Place;
import jp.kakehashi.vision.form.PaperForm;
import jp.kakehashi.vision.picture.RgbImage;
import jp.kakehashi.vision.recognise.Homography;
import jp.kakehashi.vision.recognise.Recogniser;
import jp.kakehashi.vision.recognise.Recogniser.Candidate;
import jp.kakehashi.vision.register.PageMap;
import jp.kakehashi.vision.register.PicturePyramid;
import jp.kakehashi.vision.register.Registrar;
import jp.kakehashi.vision.register.Registration;
import jp.kakehashi.vision.register.SheetTemplate;
import jp.kakehashi.vision.score.SheetScore;
import org.jspecify.annotations.Nullable;

/// Reads one picture of a sheet: which form, where, what is on its fields. A sheet is one of the
/// forms only when its print is seen where it belongs; otherwise it is refused, with a reason. Safe
/// for use from many threads.
public final class SheetReader {
    /// The share of a form's print that has to be seen where nothing covers it.
    private static final double LEAST_PRINT = 0.88;

    /// The share of the printed pieces that have to be found where they belong.
    private static final double LEAST_AGREEMENT = 0.2;

    /// A form that so many features speak for, beside the likeliest, might be its other edition.
    private static final double CLOSE = 0.4;

    private static final double WHOLE_SHEET = 0.8;
    private static final int GRID = 12;

    private final Recogniser recogniser;
    private final List<SheetTemplate> templates;

    /// Reads sheets of these forms.
    public SheetReader(List<FormBlank> blanks) {
        recogniser = new Recogniser(blanks);
        templates = blanks.stream().map(SheetTemplate::new).toList();
    }

    /// The blank of a form that is looked for, as fine as it is kept.
    public FormBlank blank(PaperForm form) {
        return new FormBlank(form, template(form).page(), SheetTemplate.FINE_PER_MM);
    }

    /// A sheet that was read, and where it lies.
    ///
    /// @param form null when the sheet is none of the forms, as is `place`
    /// @param cover what lies over it
    public record Sheet(
            SheetReading reading,
            @Nullable PaperForm form,
            @Nullable Registration place,
            CoveredSheet cover) {}

    /// What is on a sheet.
    ///
    /// @param fields by id, in the form's order
    /// @param cover what lies over it
    public record OnSheet(Map<String, FieldReading> fields, CoveredSheet cover) {}

    private record Tried(SheetTemplate template, Registration place, SheetScore score) {
        double likeness() {
            return score.print() - Math.min(1, score.besides());
        }
    }

    /// Reads a picture.
    ///
    /// @param decodeMillis how long it took to decode, passed on
    public Sheet read(RgbImage picture, double decodeMillis) {
        Watch watch = new Watch(decodeMillis);
        GrayImage gray = picture.gray();
        PicturePyramid pyramid = new PicturePyramid(gray);
        Recogniser.Look look = recogniser.look(gray);
        List<Candidate> candidates = look.candidates();
        watch.recognised();
        Tried best = null;
        for (Candidate candidate : candidates) {
            if (best != null && candidate.inliers() < CLOSE * candidates.getFirst().inliers()) {
                break;
            }
            SheetTemplate template = templates.get(candidate.form());
            Registration place = Registrar.register(pyramid, template, candidate.toPicture());
            watch.registered();
            if (place.agreement() >= LEAST_AGREEMENT) {
                Tried tried =
                        new Tried(
                                template, place, SheetScore.of(picture, pyramid, template, place));
                if (best == null || tried.likeness() > best.likeness()) {
                    best = tried;
                }
            }
            watch.scored();
        }
        if (best == null || best.score().print() < LEAST_PRINT) {
            String reason = NoForm.reason(picture, gray);
            return new Sheet(
                    SheetReading.none(reason, watch.millis()), null, null, CoveredSheet.NONE);
        }
        Outline outline = new Outline(best.place(), best.template().form());
        if (look.besides(outline.points()).stream()
                .anyMatch(c -> outline.elsewhere(c.toPicture()))) {
            return new Sheet(
                    SheetReading.none("two-forms", watch.millis()), null, null, CoveredSheet.NONE);
        }
        return sheet(best, picture, watch);
    }

    /// Reads a sheet that is known and whose place is about known, without recognising it.
    ///
    /// @return empty when its print is not there
    public Optional<Sheet> readAt(RgbImage picture, PaperForm form, Homography about) {
        Watch watch = new Watch(0);
        SheetTemplate template = template(form);
        PicturePyramid pyramid = new PicturePyramid(picture.gray());
        Registration place = Registrar.register(pyramid, template, about);
        watch.registered();
        if (place.agreement() < LEAST_AGREEMENT) {
            return Optional.empty();
        }
        SheetScore score = SheetScore.of(picture, pyramid, template, place);
        watch.scored();
        return score.print() < LEAST_PRINT
                ? Optional.empty()
                : Optional.of(sheet(new Tried(template, place, score), picture, watch));
    }

    /// What is on the fields of a sheet whose place is known.
    ///
    /// @return empty when its print is not there
    public Optional<OnSheet> fields(RgbImage picture, PaperForm form, PageMap place) {
        SheetScore score =
                SheetScore.of(picture, new PicturePyramid(picture.gray()), template(form), place);
        return score.print() < LEAST_PRINT
                ? Optional.empty()
                : Optional.of(new OnSheet(score.fields(), score.cover()));
    }

    private SheetTemplate template(PaperForm form) {
        return templates.stream().filter(t -> t.form().equals(form)).findFirst().orElseThrow();
    }

    private static Sheet sheet(Tried read, RgbImage picture, Watch watch) {
        PaperForm form = read.template().form();
        List<Place> grid = grid(form, read.place());
        long inside =
                grid.stream()
                        .filter(
                                p ->
                                        p.xPx() >= 0
                                                && p.yPx() >= 0
                                                && p.xPx() < picture.width()
                                                && p.yPx() < picture.height())
                        .count();
        String reason = inside < WHOLE_SHEET * grid.size() ? "part-of-page" : null;
        List<Dot> corners = new ArrayList<>();
        for (double[] corner : read.place().cornersPx()) {
            corners.add(new Dot(rounded(corner[0]), rounded(corner[1])));
        }
        List<String> missing = FormRules.missing(form, read.score().fields());
        return new Sheet(
                new SheetReading(
                        form.id(),
                        reason,
                        corners,
                        grid,
                        read.score().fields(),
                        missing,
                        watch.millis()),
                form,
                read.place(),
                read.score().cover());
    }

    private static List<Place> grid(PaperForm form, Registration place) {
        List<Place> grid = new ArrayList<>();
        double[] px = new double[2];
        for (int row = 0; row <= GRID * 3 / 2; row++) {
            for (int column = 0; column <= GRID; column++) {
                double x = form.widthMm() * column / GRID;
                double y = form.heightMm() * row / (GRID * 3.0 / 2);
                place.map(x, y, px);
                grid.add(new Place(rounded(x), rounded(y), rounded(px[0]), rounded(px[1])));
            }
        }
        return grid;
    }

    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}
