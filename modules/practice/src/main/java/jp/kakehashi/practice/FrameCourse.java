package jp.kakehashi.practice;

import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.practice.chance.Dice;

/// What happens in a practice moving picture, second by second: a hand comes, writes, leaves; the
/// sheet is moved.
final class FrameCourse {
    private final List<Phase> phases = new ArrayList<>();
    private final List<double[]> poses = new ArrayList<>();

    /// What happens for a while.
    enum Kind {
        STILL,
        COME,
        WRITE,
        LEAVE,
        SLIDE
    }

    /// @param which field is written, or which move it is, from 0
    record Phase(Kind kind, double from, double until, int which) {
        double part(double seconds) {
            return Math.clamp((seconds - from) / (until - from), 0, 1);
        }
    }

    FrameCourse(int fields, Dice dice) {
        poses.add(new double[3]);
        add(Kind.STILL, 1, 0);
        for (int i = 0; i < fields; i++) {
            if (i > 0) {
                poses.add(
                        new double[] {
                            Math.toRadians(dice.around(8)), dice.around(10), dice.around(10)
                        });
                add(Kind.SLIDE, dice.between(0.4, 1), i - 1);
                add(Kind.STILL, dice.between(0.8, 1.4), i);
            }
            add(Kind.COME, dice.between(0.3, 0.6), i);
            add(Kind.WRITE, dice.between(1, 2.2), i);
            add(Kind.LEAVE, dice.between(0.3, 0.6), i);
            add(Kind.STILL, dice.between(1.2, 1.8), i);
        }
    }

    private void add(Kind kind, double seconds, int which) {
        double from = phases.isEmpty() ? 0 : phases.getLast().until();
        phases.add(new Phase(kind, from, from + seconds, which));
    }

    double seconds() {
        return phases.getLast().until();
    }

    Phase at(double seconds) {
        for (Phase phase : phases) {
            if (seconds < phase.until()) {
                return phase;
            }
        }
        return phases.getLast();
    }

    /// How many fields are wholly written by then.
    int written(double seconds) {
        return (int)
                phases.stream().filter(p -> p.kind() == Kind.WRITE && p.until() <= seconds).count();
    }

    /// Where the sheet lies then: its turn, right and down.
    double[] pose(double seconds) {
        double[] pose = poses.getFirst().clone();
        for (Phase phase : phases) {
            if (phase.kind() == Kind.SLIDE && phase.from() < seconds) {
                double part = phase.part(seconds);
                double eased = part * part * (3 - 2 * part);
                double[] from = poses.get(phase.which());
                double[] to = poses.get(phase.which() + 1);
                for (int i = 0; i < pose.length; i++) {
                    pose[i] = from[i] + eased * (to[i] - from[i]);
                }
            }
        }
        return pose;
    }
}
