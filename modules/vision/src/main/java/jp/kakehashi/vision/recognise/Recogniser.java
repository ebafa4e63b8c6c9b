package jp.kakehashi.vision.recognise;

import boofcv.factory.geo.ConfigHomography;
import boofcv.factory.geo.ConfigRansac;
import boofcv.factory.geo.FactoryMultiView;
import boofcv.factory.geo.FactoryMultiViewRobust;
import boofcv.struct.geo.AssociatedPair;
import georegression.struct.homography.Homography2D_F64;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import jp.kakehashi.vision.FormBlank;
import jp.kakehashi.vision.GrayImage;
import jp.kakehashi.vision.Shrinking;
import org.ddogleg.fitting.modelset.ModelMatcher;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/// Says which forms a picture may show and where about they lie: features, then RANSAC. What it
/// proposes has to be confirmed by registration. Safe for use from many threads.
public final class Recogniser {
    private static final int LARGEST = 2_048;
    private static final int MOST_FEATURES = 1_500;

    private static final int PARTS_ACROSS = 7;
    private static final int PARTS_DOWN = 4;
    private static final int MOST_IN_PART = 260;

    /// As many of the clearest features tell which forms are worth a closer look.
    private static final int FIRST_LOOK = 600;

    private static final int CLOSER_LOOKS = 3;
    private static final int LEAST_INLIERS = 9;

    /// As many features beside a sheet that agree on a form are another sheet.
    private static final int LEAST_BESIDES = 15;

    private static final double OFF_BY_DOTS = 5;
    private static final int TRIES = 600;
    private static final int MANY_TRIES = 5_000;
    private static final double SMALLEST_AREA = 0.5;
    private static final double LARGEST_AREA = 1_000;
    private static final double MOST_UNEQUAL = 12;

    private final List<FormSigns> forms;

    /// Recognises these; the index of a form is its place in the list.
    public Recogniser(List<FormBlank> blanks) {
        forms = blanks.stream().map(FormSigns::new).toList();
    }

    /// A form that a picture may show.
    ///
    /// @param inliers how many features agree
    public record Candidate(int form, Homography toPicture, int inliers) {}

    /// What was seen in a picture.
    public final class Look {
        private final Features seen;
        private final double factor;
        private final List<Candidate> candidates;

        private Look(Features seen, double factor, List<Candidate> candidates) {
            this.seen = seen;
            this.factor = factor;
            this.candidates = candidates;
        }

        /// The forms that the picture may show, the likeliest first; empty when there is none.
        public List<Candidate> candidates() {
            return candidates;
        }

        /// The forms that only what lies outside of one sheet speaks for, plainly.
        ///
        /// @param outline of the sheet in dots of the picture, once around
        public List<Candidate> besides(List<double[]> outline) {
            Features others = seen.outside(outline, factor);
            return others.count() < LEAST_BESIDES
                    ? List.of()
                    : found(others, factor, TRIES).stream()
                            .filter(c -> c.inliers() >= LEAST_BESIDES)
                            .toList();
        }
    }

    /// Looks at a picture.
    public Look look(GrayImage picture) {
        GrayImage small = picture;
        double factor = 1;
        while (Math.max(small.width(), small.height()) > LARGEST) {
            small = Shrinking.half(small);
            factor *= 2;
        }
        if (Math.min(small.width(), small.height()) < 64) {
            return new Look(Features.none(), factor, List.of());
        }
        Features clearest = Features.of(small, MOST_FEATURES);
        List<Candidate> found = found(clearest, factor, TRIES);
        if (!found.isEmpty()) {
            return new Look(clearest, factor, found);
        }
        Features parts = Features.byParts(small, PARTS_ACROSS, PARTS_DOWN, MOST_IN_PART);
        return new Look(parts, factor, found(parts, factor, MANY_TRIES));
    }

    private List<Candidate> found(Features seen, double factor, int tries) {
        List<Candidate> found = new ArrayList<>();
        for (int form : worthALook(seen)) {
            Candidate candidate = closer(seen, form, tries);
            if (candidate != null) {
                found.add(
                        new Candidate(
                                form, candidate.toPicture().scaled(factor), candidate.inliers()));
            }
        }
        found.sort(Comparator.comparingInt(Candidate::inliers).reversed());
        return found;
    }

    private List<Integer> worthALook(Features seen) {
        if (forms.size() <= CLOSER_LOOKS) {
            return IntStream.range(0, forms.size()).boxed().toList();
        }
        int count =
                seen.count() > MOST_FEATURES ? seen.count() : Math.min(FIRST_LOOK, seen.count());
        int[] votes = new int[forms.size()];
        for (int form = 0; form < votes.length; form++) {
            for (int match : FeatureMatches.of(seen, count, forms.get(form).features())) {
                votes[form] += match >= 0 ? 1 : 0;
            }
        }
        return IntStream.range(0, votes.length)
                .boxed()
                .sorted(Comparator.comparingInt((Integer f) -> votes[f]).reversed())
                .limit(CLOSER_LOOKS)
                .toList();
    }

    private @Nullable Candidate closer(Features seen, int form, int tries) {
        FormSigns signs = forms.get(form);
        int[] matches = FeatureMatches.of(seen, seen.count(), signs.features());
        List<AssociatedPair> pairs = new ArrayList<>();
        for (int i = 0; i < matches.length; i++) {
            if (matches[i] >= 0) {
                pairs.add(
                        new AssociatedPair(
                                signs.xMm(matches[i]),
                                signs.yMm(matches[i]),
                                seen.x()[i],
                                seen.y()[i]));
            }
        }
        if (pairs.size() < LEAST_INLIERS) {
            return null;
        }
        ModelMatcher<Homography2D_F64, AssociatedPair> ransac =
                FactoryMultiViewRobust.homographyRansac(
                        new ConfigHomography(), new ConfigRansac(tries, OFF_BY_DOTS));
        if (!ransac.process(pairs) || ransac.getMatchSet().size() < LEAST_INLIERS) {
            return null;
        }
        List<AssociatedPair> agreeing = ransac.getMatchSet();
        DMatrixRMaj fitted = new DMatrixRMaj(3, 3);
        if (!FactoryMultiView.homographyDLT(true).process(agreeing, fitted)) {
            return null;
        }
        double[] m = fitted.data.clone();
        for (int i = 0; i < 9; i++) {
            m[i] /= fitted.data[8];
        }
        Homography homography = new Homography(m);
        return plausible(homography, signs)
                ? new Candidate(form, homography, agreeing.size())
                : null;
    }

    /// A sheet is seen from its front, and no corner of it many times as large as another.
    private static boolean plausible(Homography homography, FormSigns signs) {
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        for (int corner = 0; corner < 4; corner++) {
            double area =
                    homography.areaScale(
                            (corner & 1) * signs.widthMm(), (corner >> 1) * signs.heightMm());
            least = Math.min(least, area);
            most = Math.max(most, area);
        }
        return least > SMALLEST_AREA && most < LARGEST_AREA && most < MOST_UNEQUAL * least;
    }
}
