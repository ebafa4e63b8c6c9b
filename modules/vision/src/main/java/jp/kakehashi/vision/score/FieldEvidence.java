package jp.kakehashi.vision.score;

import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.FormField.Kind;
import jp.kakehashi.vision.form.MmBox;
import jp.kakehashi.vision.form.PaperForm;
import jp.kakehashi.vision.register.SheetTemplate;
import jp.kakehashi.vision.score.Strokes.Stroke;

/// What speaks for something being in each field. Every stroke is given to the one field that holds
/// most of it; a ring to the words that it is drawn around; what is red near a place for a seal to
/// that place.
final class FieldEvidence {
    /// What was found of one field.
    static final class Found {
        /// Of the strokes that are its own, in mm² of full black.
        double mass;

        /// The same, of strokes that belong to others.
        double foreign;

        /// How much of it is red, in mm².
        double red;

        /// The darkest of its own strokes.
        double peak;

        /// The covered share of its box.
        double covered;
    }

    private static final double RING_MM = 1.6;
    private static final double TICK_MM = 0.7;
    private static final double TEXT_MM = 0.3;
    private static final double SEAL_MM = 2.5;
    private static final double RED_SHARE = 0.5;

    /// So far round, it is a ring around these words, whatever else it touches.
    private static final double WHOLE_RING = 0.8;

    private static final double SHADOW_MM = 4;
    private static final double SHARED = 0.3;
    private static final double EDGE = 0.22;
    private static final double INSIDE = 0.35;

    /// Of two rows, one spills into the other more than of two boxes side by side.
    private static final double DEEP_EDGE = 0.3;

    private static final double DEEP_INSIDE = 0.42;

    /// What hangs over an edge is so much smaller than what it hangs from.
    private static final double LARGER = 1.3;

    private static final double NEXT_MM = 1.2;
    private static final double TOUCHING_MM = 0.6;

    /// It hangs no deeper into the next row, in heights of the row.
    private static final double HANGS = 0.5;

    private final PaperForm form;
    private final InkMap ink;
    private final RedMap red;
    private final Cover cover;
    private final Found[] found;

    private FieldEvidence(PaperForm form, InkMap ink, RedMap red, Cover cover) {
        this.form = form;
        this.ink = ink;
        this.red = red;
        this.cover = cover;
        found = new Found[form.fields().size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = new Found();
            MmBox box = form.fields().get(i).box();
            found[i].covered = cover.share(box);
            found[i].red = red.area(box);
        }
    }

    /// In the form's order.
    static Found[] of(PaperForm form, InkMap ink, RedMap red, Cover cover, double dotsPerMm) {
        FieldEvidence evidence = new FieldEvidence(form, ink, red, cover);
        List<Given> all = new ArrayList<>();
        for (Stroke stroke : Strokes.of(ink, cover, dotsPerMm)) {
            if (!stroke.covered() || !evidence.atCover(stroke, dotsPerMm)) {
                all.add(evidence.given(stroke, dotsPerMm));
            }
        }
        all.forEach(given -> evidence.count(given, evidence.adopted(given, all), dotsPerMm));
        return evidence.found;
    }

    /// A stroke and what of it each field holds.
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    private record Given(Stroke stroke, double[] held, int owner, boolean reddish) {}

    private Given given(Stroke stroke, double perMm) {
        double redMass = 0;
        for (int dot : stroke.dots()) {
            redMass += red.at(ink.xMm(dot, perMm), ink.yMm(dot, perMm)) ? ink.ink()[dot] : 0;
        }
        boolean reddish = redMass > RED_SHARE * stroke.mass();
        double[] held = new double[found.length];
        for (int i = 0; i < found.length; i++) {
            held[i] = within(stroke, reach(form.fields().get(i)), perMm);
        }
        double middleX = (stroke.left() + stroke.right() + 1) / 2.0 / perMm;
        double middleY = (stroke.top() + stroke.bottom() + 1) / 2.0 / perMm;
        return new Given(stroke, held, owner(held, reddish, middleX, middleY), reddish);
    }

    /// The field that a stroke belongs to: its own, or that of a larger stroke beside it in
    /// the next row, out of which it hangs over the edge; a word is written in one row.
    private int adopted(Given given, List<Given> all) {
        if (given.owner() < 0 || form.fields().get(given.owner()).kind() != Kind.TEXT) {
            return given.owner();
        }
        MmBox own = form.fields().get(given.owner()).box();
        for (Given other : all) {
            if (other.owner() >= 0
                    && other.owner() != given.owner()
                    && form.fields().get(other.owner()).kind() == Kind.TEXT
                    && other.stroke().mass() > LARGER * given.stroke().mass()
                    && beside(given.stroke(), other.stroke())
                    && hangsOver(given.stroke(), own, form.fields().get(other.owner()).box())) {
                return other.owner();
            }
        }
        return given.owner();
    }

    private boolean beside(Stroke a, Stroke b) {
        double perMm = SheetTemplate.FINE_PER_MM;
        double across = Math.max(a.left() - b.right(), b.left() - a.right()) / perMm;
        double down = Math.max(a.top() - b.bottom(), b.top() - a.bottom()) / perMm;
        return across < NEXT_MM && down < TOUCHING_MM;
    }

    private static boolean hangsOver(Stroke stroke, MmBox own, MmBox other) {
        double perMm = SheetTemplate.FINE_PER_MM;
        double depth = HANGS * own.h();
        return other.centreY() < own.y()
                ? stroke.bottom() / perMm < own.y() + depth
                : other.centreY() > own.bottom() && stroke.top() / perMm > own.bottom() - depth;
    }

    private void count(Given given, int owner, double perMm) {
        double[] held = given.held();
        double area = 1 / (perMm * perMm);
        for (int i = 0; i < found.length; i++) {
            FormField field = form.fields().get(i);
            boolean ringed =
                    held[i] > 0
                            && field.kind() == Kind.CHOICE
                            && ring(given.stroke(), field.box(), perMm) > WHOLE_RING;
            boolean shared =
                    owner == given.owner()
                            && shared(field, given.stroke(), held[i], owner, held, perMm);
            if (i == owner || ringed || shared) {
                found[i].mass += held[i] * area;
                found[i].peak = Math.max(found[i].peak, given.stroke().peak());
            } else if (!given.reddish()) {
                found[i].foreign += held[i] * area;
            }
        }
    }

    /// Whether a stroke is the edge of what covers the sheet, or its shadow.
    private boolean atCover(Stroke stroke, double perMm) {
        int near = 0;
        for (int dot : stroke.dots()) {
            double x = ink.xMm(dot, perMm);
            double y = ink.yMm(dot, perMm);
            near +=
                    cover.at(x - SHADOW_MM, y)
                                    || cover.at(x + SHADOW_MM, y)
                                    || cover.at(x, y - SHADOW_MM)
                                    || cover.at(x, y + SHADOW_MM)
                            ? 1
                            : 0;
        }
        return 2 * near > stroke.dots().length;
    }

    /// What hangs together over several boxes, as crossed out or run together, is in each whose
    /// inside it reaches with as much; what spills over an edge is not.
    private boolean shared(
            FormField field, Stroke stroke, double held, int owner, double[] all, double perMm) {
        if (owner < 0 || field.kind() != Kind.TEXT || held < SHARED * all[owner]) {
            return false;
        }
        MmBox box = field.box();
        MmBox other = form.fields().get(owner).box();
        boolean sameRow = Math.abs(box.centreY() - other.centreY()) < box.h() / 2;
        double edge = Math.min(box.w(), box.h()) * (sameRow ? EDGE : DEEP_EDGE);
        return within(stroke, box.grown(-edge), perMm) > (sameRow ? INSIDE : DEEP_INSIDE) * held;
    }

    private double within(Stroke stroke, MmBox box, double perMm) {
        if (stroke.right() / perMm < box.x()
                || stroke.left() / perMm > box.right()
                || stroke.bottom() / perMm < box.y()
                || stroke.top() / perMm > box.bottom()) {
            return 0;
        }
        double held = 0;
        for (int dot : stroke.dots()) {
            held += box.contains(ink.xMm(dot, perMm), ink.yMm(dot, perMm)) ? ink.ink()[dot] : 0;
        }
        return held;
    }

    private static MmBox reach(FormField field) {
        return field.box()
                .grown(
                        switch (field.kind()) {
                            case TEXT -> TEXT_MM;
                            case CHECK -> TICK_MM;
                            case CHOICE -> RING_MM;
                            case SEAL -> SEAL_MM;
                        });
    }

    private int owner(double[] held, boolean reddish, double middleX, double middleY) {
        int owner = -1;
        double best = 0;
        for (int i = 0; i < held.length; i++) {
            FormField field = form.fields().get(i);
            if (held[i] <= 0 || (field.kind() == Kind.SEAL && !reddish)) {
                continue;
            }
            double worth = held[i];
            MmBox box = field.box();
            if (field.kind() == Kind.CHOICE) {
                double far =
                        Math.hypot(middleX - box.centreX(), middleY - box.centreY())
                                / Math.max(box.w(), box.h());
                worth *= Math.max(0.05, 1.5 - 2 * far);
            }
            if (field.kind() == Kind.SEAL) {
                worth *= 4;
            }
            if (field.kind() == Kind.CHECK) {
                worth *= 2;
            }
            if (worth > best) {
                best = worth;
                owner = i;
            }
        }
        return owner;
    }

    /// How much of the round around a box's middle has ink of the stroke in it.
    private double ring(Stroke stroke, MmBox box, double perMm) {
        boolean[] hit = new boolean[RING_PARTS];
        for (int dot : stroke.dots()) {
            double x = (ink.xMm(dot, perMm) - box.centreX()) / (box.w() / 2);
            double y = (ink.yMm(dot, perMm) - box.centreY()) / (box.h() / 2);
            double far = Math.hypot(x, y);
            if (far > 0.7 && far < 2.4) {
                int part = (int) ((Math.atan2(y, x) / (2 * Math.PI) + 0.5) * RING_PARTS);
                hit[Math.min(RING_PARTS - 1, part)] = true;
            }
        }
        int count = 0;
        for (boolean one : hit) {
            count += one ? 1 : 0;
        }
        return count / (double) RING_PARTS;
    }

    private static final int RING_PARTS = 24;
}
