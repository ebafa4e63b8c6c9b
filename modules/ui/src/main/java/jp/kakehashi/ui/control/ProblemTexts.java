package jp.kakehashi.ui.control;

import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ui.Texts;

/// The sentences for a problem: `<key>` what happened, `<key>.safe` what is safe, `<key>.do` what
/// to do. Where a problem has no own sentence for the last two, that of its kind stands in.
public final class ProblemTexts {
    private final Texts texts;

    /// Sentences from `texts`.
    public ProblemTexts(Texts texts) {
        this.texts = texts;
    }

    /// What happened. A key nobody wrote a text for is shown with the key, to read out on the
    /// phone.
    public String happened(Problem problem) {
        return texts.has(problem.key())
                ? texts.get(problem.key(), problem.args().toArray())
                : texts.get("problem.unknown", problem.key());
    }

    /// What is safe.
    public String safe(Problem problem) {
        return part(problem, ".safe");
    }

    /// What to do.
    public String advice(Problem problem) {
        return part(problem, ".do");
    }

    /// How bad it is.
    public Tone tone(Problem problem) {
        return switch (problem) {
            case Problem.Damaged damaged -> Tone.BAD;
            case Problem.Refused refused -> Tone.BAD;
            case Problem.Invalid invalid -> Tone.WARN;
            case Problem.Unavailable unavailable -> Tone.WARN;
        };
    }

    private String part(Problem problem, String part) {
        String own = problem.key() + part;
        return texts.has(own)
                ? texts.get(own, problem.args().toArray())
                : texts.get("problem.kind." + kind(problem) + part);
    }

    private static String kind(Problem problem) {
        return switch (problem) {
            case Problem.Damaged damaged -> "damaged";
            case Problem.Refused refused -> "refused";
            case Problem.Invalid invalid -> "invalid";
            case Problem.Unavailable unavailable -> "unavailable";
        };
    }
}
